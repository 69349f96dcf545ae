from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from desktop.core.errors import Code
from desktop.core.mix import MixState, PlayAddress
from desktop.core.model import Level, LevelKind, SourceState
from desktop.core.pull import BadAddress
from desktop.settings.schema import Listen
from desktop.ui.bind.mix_return import play_of
from tests.ui.bind.mix_window import MixWindow
from tests.ui.fake_desk import receiving


async def listened(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.panel.wishes.listen.emit("out", True)
    mixing.desk.sources.put(receiving("pulled", "Return of out"))
    await mixing.until(lambda: mixing.panel.standing.listening == "out")


async def test_an_output_is_heard_and_its_level_is_the_masters(mixing: MixWindow) -> None:
    await listened(mixing)
    assert mixing.desk.wishes == [("pull", "http://play/out.flv", "Return of out", False), ("toggle", "pulled")]
    mixing.desk.pictures.levels["pulled"] = Level(LevelKind.PCM, -9.0, -9.0)
    mixing.window.wall.meters_due.emit()
    assert mixing.panel.master.meter.level.left_db == -9.0
    assert mixing.panel.standing.wall_choices == ()  # it is never an input of itself
    mixing.panel.wishes.listen.emit("out", False)
    assert mixing.desk.wishes[-2:] == [("pull end", "pulled"), ("remove_tile", "pulled")]
    assert mixing.binding.hearing.target == ""


async def test_it_ends_with_the_mix(mixing: MixWindow) -> None:
    await listened(mixing)
    mixing.mixer.stop()
    await mixing.until(lambda: mixing.mix.state is MixState.STOPPED)
    assert mixing.binding.hearing.source_id == ""
    assert ("pull end", "pulled") in mixing.desk.wishes


async def test_a_return_that_the_operator_disconnects_is_left_as_it_is(mixing: MixWindow) -> None:
    await listened(mixing)
    view = mixing.desk.sources.view("pulled")
    mixing.desk.sources.views["pulled"] = replace(view, state=SourceState.ENDED)
    mixing.desk.sources.changed.emit("pulled")
    assert mixing.binding.hearing.target == ""
    assert mixing.desk.wishes[-1] == ("toggle", "pulled")


async def test_without_an_address_nothing_is_heard(mixing: MixWindow, monkeypatch: Any) -> None:
    mixing.panel.wishes.listen.emit("out", True)
    assert mixing.desk.wishes == []
    await mixing.run()

    def refuse(*_: object, **__: object) -> str:
        raise BadAddress("no address of a stream")

    monkeypatch.setattr(mixing.desk.pulls, "add", refuse)
    mixing.panel.wishes.listen.emit("out", True)
    assert mixing.open(Code.SERVICE_UNKNOWN)
    assert mixing.binding.hearing.target == ""


async def test_an_address_is_copied_and_that_is_said(mixing: MixWindow) -> None:
    mixing.panel.wishes.copy.emit("http://play/out.flv", "FLV address of out copied.")
    assert QGuiApplication.clipboard().text() == "http://play/out.flv"
    assert mixing.window.status.message.text() == "FLV address of out copied."


def test_an_rtmp_output_is_named_by_the_end_of_its_address() -> None:
    play = (PlayAddress("low"), PlayAddress("key", flv="http://play/key.flv"))
    assert play_of(play, "rtmp://live.example.net/app/key") is play[1]
    assert play_of(play, "other") is None


async def test_the_headphones_go_back_to_the_focus_unless_something_else_was_chosen(mixing: MixWindow) -> None:
    listening = mixing.desk.listening
    for chosen, mode in ((frozenset({"a"}), Listen.FOCUS), (frozenset({"a", "b"}), Listen.CHOSEN)):
        listening.mode, listening.heard = Listen.FOCUS, frozenset({"a"})
        if mixing.mix.state is not MixState.RUNNING:
            await listened(mixing)
        else:
            mixing.panel.wishes.listen.emit("out", True)
            mixing.desk.sources.put(receiving("pulled", "Return of out"))
        listening.mode, listening.heard = Listen.CHOSEN, chosen | {"pulled"}  # as a toggle does, and the operator
        mixing.panel.wishes.listen.emit("out", False)
        assert listening.mode is mode
