"""Everything of Mezon that the window may look at and wish of, in one object."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.control.account import Account
from desktop.control.asrun import AsRun
from desktop.control.channels import Channels
from desktop.control.chat import Chat
from desktop.control.clip_checks import ClipChecks
from desktop.control.conversations import Conversations
from desktop.control.directory import Directory
from desktop.control.live import Live
from desktop.control.mezon_check import MezonCheck


@dataclass(frozen=True, slots=True)
class MezonDesk:
    """The rooms of Mezon at the operator's desk. Made by the wiring behind the painted window; main loop only."""

    account: Account
    channels: Channels
    directory: Directory
    chat: Chat
    conversations: Conversations
    live: Live
    asrun: AsRun
    clip_checks: ClipChecks
    check: MezonCheck
