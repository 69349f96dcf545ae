"""Stand-ins for Mezon's services."""
