"""The demo studio: stand-ins that speak the real protocols over real sockets; no Qt."""
