"""Stand-ins for Mezon on loopback: gateway, REST and realtime socket on one port, the streaming service on another."""
