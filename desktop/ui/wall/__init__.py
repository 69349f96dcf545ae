"""The wall: focus, tiles and their header."""
