"""How each switch stands, read from what it is about."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from desktop.core.air import Air, Sound
from desktop.core.call import Call, CallState, Switch
from desktop.core.mix import Level, Mix, MixState, Strip
from desktop.core.model import RecordingState, RecordingView, SourceState
from desktop.ui.bind.remote_switches import RemoteSwitches
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk, receiving

if TYPE_CHECKING:
    from desktop.control.desk import Desk


@pytest.fixture
def switches(window: MainWindow, desk: FakeDesk) -> RemoteSwitches:
    for source_id, name in (("a", "Field"), ("b", "Studio")):
        desk.sources.put(receiving(source_id, name))
    return RemoteSwitches(window, cast("Desk", desk))


def test_what_is_about_a_source_needs_one(switches: RemoteSwitches, desk: FakeDesk) -> None:
    for command in ("source.record", "source.mute", "source.listen_add", "source.pause"):
        assert switches.has(command)
        assert switches.state(command, "a") is False
        assert switches.state(command, None) is None
        assert switches.state(command, "gone") is None
    desk.listening.set_muted("a", True)
    desk.sources.change("b", state=SourceState.PAUSED)
    assert switches.state("source.mute", "a")
    assert not switches.state("source.mute", "b")
    assert switches.state("source.pause", "b")


def test_recording_all_is_unknown_while_some_are_recorded(switches: RemoteSwitches, desk: FakeDesk) -> None:
    recorded = RecordingView(RecordingState.RECORDING, 0.0)
    assert switches.state("source.record_all", None) is False
    desk.sources.change("a", recording=recorded)
    assert switches.state("source.record_all", None) is None
    desk.sources.change("b", recording=recorded)
    assert switches.state("source.record_all", None) is True


def test_numbered_sources(switches: RemoteSwitches, desk: FakeDesk) -> None:
    desk.listening.heard = frozenset({"b"})
    assert [switches.state(f"source.listen.{n}", None) for n in (1, 2, 3)] == [False, True, None]


def test_parts_that_are_not_there_yet(switches: RemoteSwitches) -> None:
    assert switches.state("air.pause", None) is False
    assert switches.state("mix.run", None) is False
    assert switches.state("mix.mute.1", None) is None
    assert switches.state("call.microphone", None) is None
    assert switches.state("call.cough", None) is None


def test_parts_that_are_there(switches: RemoteSwitches, window: MainWindow) -> None:
    def put(name: str, **values: Any) -> None:
        setattr(window, name, cast("Any", SimpleNamespace(close=lambda: None, **values)))

    put("mezon", desk=SimpleNamespace(live=SimpleNamespace(air=Air(sound=Sound.PAUSED))))
    mix = Mix(MixState.RUNNING, strips=(Strip("a"), Strip("b", wish=Level(muted=True))))
    put("mixer", desk=SimpleNamespace(mixer=SimpleNamespace(mix=mix)))
    call = Call(CallState.IN_CALL, microphone=Switch(wish=True), coughing=True)
    put("call_porch", calls=SimpleNamespace(call=call))
    assert switches.state("air.pause", None)
    assert switches.state("mix.run", None)
    assert [switches.state(f"mix.mute.{n}", None) for n in (1, 2, 3)] == [False, True, None]
    assert (switches.state("call.microphone", None), switches.state("call.camera", None)) == (True, False)
    assert switches.state("call.cough", None)


def test_views_are_as_the_menu_marks_them(switches: RemoteSwitches, window: MainWindow) -> None:
    assert switches.state("view.layout", None) is False
    window.actions_.action("view.layout").trigger()
    assert switches.state("view.layout", None) is True


def test_what_has_no_switch(switches: RemoteSwitches) -> None:
    assert not switches.has("air.go_live")
    assert switches.state("air.go_live", None) is None
