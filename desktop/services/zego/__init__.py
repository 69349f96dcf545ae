"""ZEGOCLOUD: the mix of a room in the cloud."""
