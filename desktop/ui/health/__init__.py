"""How the desk and its sources did in the last hour."""
