"""What surfaces are shown: derived from each part, with parts that come late, and no key in it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec
import pytest

from desktop.control.tallies import NO_CALL, NO_MIX, Tallies
from desktop.core.air import Air, AirChannel, LiveState, Sound
from desktop.core.call import Call, CallState, Switch
from desktop.core.mix import Level, Mix, MixState, Origin, Strip
from desktop.core.model import RecordingState, RecordingView
from desktop.core.signal import Signal
from tests.ui.fake_desk import FakeDesk, receiving

if TYPE_CHECKING:
    from desktop.control.desk import Desk


class Part:
    """A part of the desk that comes late."""

    changed = Signal()

    def __init__(self, **values: Any) -> None:
        vars(self).update(values)


class Studio:
    def __init__(self, folder: Path) -> None:
        self.desk = FakeDesk(folder)
        self.live: Part | None = None
        self.mixer: Part | None = None
        self.calls: Part | None = None
        self.changes = 0
        self.tallies = Tallies(
            cast("Desk", self.desk),
            lambda: cast("Any", self.live),
            lambda: cast("Any", self.mixer),
            lambda: cast("Any", self.calls),
        )
        self.tallies.changed.connect(self.count)

    def count(self) -> None:
        self.changes += 1

    def topic(self, name: str) -> Any:
        return msgspec.json.decode(msgspec.json.encode(self.tallies.look()[name]))


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def test_an_empty_desk_has_every_topic(studio: Studio) -> None:
    assert set(studio.tallies.look()) == {"air", "mute_all", "sources", "mix", "call"}
    assert studio.topic("air")["state"] == "off"
    assert studio.topic("mute_all") == {"state": "off", "held": False}
    assert studio.topic("sources") == {"focus": None, "list": []}
    assert (studio.topic("mix"), studio.topic("call")) == (NO_MIX, NO_CALL)


def test_sources_with_their_recordings(studio: Studio) -> None:
    studio.desk.sources.put(receiving("a", "Field"))
    recorded = RecordingView(RecordingState.RECORDING, time.monotonic())
    studio.desk.sources.put(receiving("b", "Studio", recording=recorded, meeting_link="https://meet.example/secret"))
    studio.desk.listening.set_muted("b", True)
    found = studio.topic("sources")
    assert found["focus"] == "a"
    assert [(one["number"], one["name"], one["recording"], one["muted"], one["focused"]) for one in found["list"]] == [
        (1, "Field", "off", False, True),
        (2, "Studio", "recording", True, False),
    ]
    assert "secret" not in str(found)


def test_the_air_is_as_the_one_truth_says(studio: Studio) -> None:
    channel = AirChannel(1, 2, "evening-show", "clan")
    air = Air(LiveState.ON_AIR, Sound.PLAYING, channel, on_air_since=time.monotonic() - 60)
    studio.live = Part(air=air)
    found = studio.topic("air")
    assert (found["state"], found["sound"], found["channel"]) == ("on_air", "playing", "evening-show")
    assert found["on_air_since"].endswith("+00:00")
    assert "." not in found["on_air_since"]


def test_no_play_address_is_told(studio: Studio) -> None:
    strips = (
        Strip("rtmp://host/app/key", Origin.ADDRESS, wish=Level(80, muted=True)),
        Strip("stream-1", name="Guest", wish=Level(118)),
    )
    studio.mixer = Part(mix=Mix(MixState.RUNNING, strips=strips))
    found = studio.topic("mix")
    assert (found["state"], found["mode"]) == ("running", "auto")
    assert [(one["number"], one["name"], one["fader"], one["muted"]) for one in found["strips"]] == [
        (1, "", 80, True),
        (2, "Guest", 118, False),
    ]
    assert "key" not in str(found)


def test_a_microphone_is_heard_once_the_page_says_so(studio: Studio) -> None:
    studio.calls = Part(call=Call(CallState.IN_CALL, microphone=Switch(wish=True)))
    found = studio.topic("call")
    assert (found["state"], found["microphone"], found["heard"]) == ("in_call", True, False)
    studio.calls = Part(call=Call(CallState.IN_CALL, microphone=Switch(wish=True, on=True)))
    assert studio.topic("call")["heard"]


def test_changes_are_told_between_begin_and_end_only(studio: Studio) -> None:
    studio.desk.vitals.show()
    assert studio.changes == 0
    studio.tallies.begin()
    studio.desk.sources.put(receiving("a", "Field"))
    before = studio.changes
    assert before > 0
    studio.desk.panic.mute()
    assert studio.changes > before
    studio.tallies.end()
    before = studio.changes
    studio.desk.panic.release()
    studio.desk.vitals.show()
    assert studio.changes == before


def test_a_part_that_comes_late_is_heard_too(studio: Studio) -> None:
    studio.tallies.begin()
    studio.live = Part(air=Air())
    studio.live.changed.emit()
    assert studio.changes == 0
    studio.desk.vitals.show()  # once a second
    studio.tallies.look()
    before = studio.changes
    studio.live.changed.emit()
    assert studio.changes == before + 1
    studio.tallies.look()
    studio.live.changed.emit()
    assert studio.changes == before + 2
    studio.tallies.end()
    studio.live.changed.emit()
    assert studio.changes == before + 2
