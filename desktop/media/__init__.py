"""Bytes to disk, picture and level; no Qt, no sockets."""
