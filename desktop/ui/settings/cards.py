"""The cards of all services, together: on the page of the settings, and on the way through them."""

from __future__ import annotations

from typing import NamedTuple

from desktop.ui.settings.calls_card import CallsCard
from desktop.ui.settings.meetstream_card import MeetStreamCard
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.zego_card import ZegoCard


class Cards(NamedTuple):
    """In the order in which services are connected; each name is that of its section in the settings."""

    mezon: MezonCard
    meetstream: MeetStreamCard
    zego: ZegoCard
    calls: CallsCard
