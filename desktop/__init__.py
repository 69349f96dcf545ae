"""Airdesk, the operator console of a broadcaster."""

__version__ = "0.1.0"
