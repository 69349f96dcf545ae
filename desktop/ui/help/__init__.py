"""Help: a window of topics that opens at the place one is at, and a word on each control. Loaded when asked for."""
