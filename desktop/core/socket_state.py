"""Where the realtime connection with Mezon stands, for those who may not load what speaks over it."""

from __future__ import annotations

from enum import StrEnum


class SocketState(StrEnum):
    """OFF → CONNECTING → JOINING → ONLINE → WAITING → CONNECTING …; from anywhere to WAITING, and to OFF for good."""

    OFF = "off"
    CONNECTING = "connecting"
    JOINING = "joining"  # connected; clans and channels are being joined again
    ONLINE = "online"
    WAITING = "waiting"  # for the next try, or for somebody to sign in
