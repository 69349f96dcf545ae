from __future__ import annotations

from desktop.core.errors import Code
from desktop.core.mix import MixState, Origin, StripState
from desktop.core.mix_setup import MixMode
from desktop.services.zego.codes import ReturnCode
from desktop.ui.mixer.standing import InputChoice
from tests.ui.bind.mix_window import MixWindow


def fader(mixing: MixWindow, key: str) -> int:
    strip = mixing.mix.strip(key)
    assert strip is not None
    return strip.wish.fader


def muted(mixing: MixWindow, key: str) -> bool:
    strip = mixing.mix.strip(key)
    assert strip is not None
    return strip.wish.muted


async def test_one_movement_is_one_step_back(mixing: MixWindow) -> None:
    await mixing.run()
    undo = mixing.window.binding.sources.undo
    for percent in (90, 80, 70):
        mixing.panel.wishes.moved.emit("a", percent)
    mixing.panel.wishes.gesture.emit("a", 100, 70)
    mixing.panel.wishes.mute.emit("b", True)
    await mixing.until(lambda: mixing.service.tasks and next(iter(mixing.service.tasks.values())) == {"a": 70, "b": 0})
    undo.undo()
    assert not muted(mixing, "b")
    undo.undo()
    assert fader(mixing, "a") == 100
    undo.redo()
    assert fader(mixing, "a") == 70


async def test_a_removed_input_is_brought_back_by_its_notice(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.panel.wishes.remove.emit("a")
    mixing.panel.wishes.remove.emit("nobody")
    await mixing.until(lambda: [one.key for one in mixing.panel.mix.strips] == ["b"])
    assert [one.key for one in mixing.panel.standing.room_choices] == ["a"]
    mixing.remedy(Code.MIX_REMOVED)
    await mixing.until(lambda: len(mixing.panel.mix.strips) == 2)
    assert mixing.open(Code.MIX_REMOVED) is None


async def test_in_auto_a_mute_and_a_removal_restart_the_mix_and_are_asked(mixing: MixWindow) -> None:
    mixing.panel.wishes.mode.emit(MixMode.AUTO)
    await mixing.run()
    starts = len(mixing.service.starts)
    mixing.panel.wishes.mute.emit("a", True)
    mixing.press("Not now")
    assert not muted(mixing, "a")
    mixing.panel.wishes.mute.emit("a", True)
    mixing.press("Mute and restart")
    await mixing.until(lambda: len(mixing.service.starts) > starts and mixing.mix.state is MixState.RUNNING)
    assert muted(mixing, "a")
    mixing.panel.wishes.remove.emit("b")
    mixing.press("Remove and restart")
    await mixing.until(lambda: mixing.mix.strip("b") is None)
    assert not mixing.window.binding.sources.undo.can_undo


async def test_what_was_refused_is_tried_again_or_accepted(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.service.refuse = ReturnCode.PARAMETER
    mixing.panel.wishes.moved.emit("a", 30)
    await mixing.until(lambda: mixing.state("a") is StripState.REFUSED)
    mixing.panel.wishes.accept.emit("a")
    assert mixing.state("a") is StripState.APPLIED
    mixing.panel.wishes.moved.emit("a", 20)
    await mixing.until(lambda: mixing.state("a") is StripState.REFUSED)
    mixing.service.refuse = None
    mixing.desk.notices.raise_(Code.MIX_REFUSED, name="a", percent=20, old=100)
    mixing.remedy(Code.MIX_REFUSED)
    await mixing.until(lambda: mixing.state("a") is StripState.APPLIED and fader(mixing, "a") == 20)
    mixing.service.refuse = ReturnCode.PARAMETER
    mixing.panel.wishes.moved.emit("a", 10)
    await mixing.until(lambda: mixing.state("a") is StripState.REFUSED)
    mixing.service.refuse = None
    mixing.panel.wishes.try_again.emit("a")
    await mixing.until(lambda: fader(mixing, "a") == 10)


async def test_an_input_is_added(mixing: MixWindow) -> None:
    mixing.panel.wishes.add.emit(InputChoice("guest", "Guest", Origin.STREAM))
    await mixing.until(lambda: mixing.panel.strips.strip("guest") is not None)
