"""The on-air bar: what the broadcast is doing, and the two guarded buttons that change it."""
