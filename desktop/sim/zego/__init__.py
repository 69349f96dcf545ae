"""Stand-in for ZEGOCLOUD's server API: rooms, auto and manual mixes, and what is heard of them."""
