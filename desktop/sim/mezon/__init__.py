"""Stand-in for Mezon: gateway, REST and realtime socket on one port of loopback (mezon.md, sections 0-3, 6, 7)."""
