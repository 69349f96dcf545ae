from __future__ import annotations

import pytest

from desktop.core.channel import Channel, ChannelType
from desktop.paths import Paths
from desktop.ui.channel_icon import icon_of


@pytest.mark.parametrize("kind", list(ChannelType))
def test_every_kind_has_a_picture(kind: ChannelType) -> None:
    assert (Paths.resources() / "icons" / f"{icon_of(Channel(1, 7, type=kind))}.svg").exists()


def test_both_kinds_of_voice_look_alike() -> None:
    voices = {icon_of(Channel(1, 7, type=kind)) for kind in (ChannelType.VOICE, ChannelType.MEETING)}
    assert voices == {"channel-voice"}
