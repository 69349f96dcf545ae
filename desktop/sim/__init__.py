"""The demo studio: stand-ins that speak the real protocols; no Qt."""
