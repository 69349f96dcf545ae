"""Mezon: accounts, clans, channels and chat over its REST and its realtime socket."""
