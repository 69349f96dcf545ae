from __future__ import annotations

from msgspec.structs import replace

from desktop.core.errors import Code
from desktop.core.mix import MixState
from desktop.core.mix_setup import Codec, MixMode, Output
from tests.ui.bind.mix_window import MixWindow


async def test_started_and_stopped(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.panel.wishes.stop.emit()
    mixing.press("Stop mix")
    await mixing.until(lambda: mixing.panel.mix.state is MixState.STOPPED)
    assert not mixing.service.tasks


async def test_what_stands_in_the_way_of_a_start_is_shown(mixing: MixWindow) -> None:
    mixing.mixer.choose(replace(mixing.mix.setup, outputs=()))
    mixing.panel.wishes.start.emit()
    dialog = mixing.panel.sheets._setup
    assert dialog is not None
    assert dialog.isVisible()
    assert mixing.mix.state is MixState.STOPPED


async def test_another_mode_is_asked_about_only_while_a_mix_runs(mixing: MixWindow) -> None:
    mixing.panel.wishes.mode.emit(MixMode.AUTO)
    assert mixing.mix.mode is MixMode.AUTO
    mixing.panel.wishes.mode.emit(MixMode.DESK)
    await mixing.run()
    mixing.panel.wishes.mode.emit(MixMode.AUTO)
    mixing.press("Keep Desk")
    assert mixing.mix.setup.mode is MixMode.DESK
    mixing.panel.wishes.mode.emit(MixMode.AUTO)
    mixing.press("Switch")
    await mixing.until(lambda: mixing.mix.state is MixState.RUNNING and mixing.mix.mode is MixMode.AUTO)


async def test_what_is_not_changed_live_waits_for_the_next_start_or_a_restart(mixing: MixWindow) -> None:
    await mixing.run()
    mp3 = replace(mixing.mix.setup, outputs=(Output("out", codec=Codec.MP3),))
    mixing.panel.wishes.setup.emit(mp3)
    mixing.press("At the next start")
    assert mixing.mix.setup == mp3
    assert mixing.mix.restart_needed
    mixing.panel.wishes.restart.emit()
    mixing.press("Restart")
    await mixing.until(lambda: mixing.mix.running == mp3 and mixing.mix.state is MixState.RUNNING)


async def test_the_idle_notice_stops_the_mix_and_that_of_a_lost_one_starts_it(mixing: MixWindow) -> None:
    await mixing.run()
    mixing.desk.notices.raise_(Code.MIX_IDLE, seconds=41)
    mixing.remedy(Code.MIX_IDLE)
    mixing.press("Stop mix")
    await mixing.until(lambda: mixing.mix.state is MixState.STOPPED)
    await mixing.run()
    mixing.service.may_answer.clear()
    mixing.mixer.stop()
    mixing.mixer.clear()  # nobody knows whether it runs
    assert mixing.mix.state is MixState.LOST
    mixing.service.may_answer.set()
    mixing.desk.notices.raise_(Code.MIX_LOST)
    mixing.remedy(Code.MIX_LOST)
    await mixing.until(lambda: mixing.mix.state is MixState.RUNNING)
