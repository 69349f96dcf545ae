from __future__ import annotations

from desktop.core.errors import Code
from desktop.core.mix import Origin
from desktop.core.model import Level, LevelKind
from tests.ui.bind.mix_window import MixWindow
from tests.ui.fake_desk import receiving

BED = "rtmp://play.example.net/live/bed"


async def test_the_room_stands_in_the_dock_and_the_dock_has_the_panels_header(mixing: MixWindow) -> None:
    await mixing.until(lambda: len(mixing.panel.strips.strips) == 2)
    dock = mixing.window.docks.mix
    assert dock.isAncestorOf(mixing.panel)
    assert not dock.header.title.isVisible()
    assert dock.header.height() == 0
    assert mixing.panel.standing.first_start


async def test_a_source_that_carries_an_inputs_sound_gives_it_a_level_and_a_number(mixing: MixWindow) -> None:
    desk = mixing.desk
    desk.sources.put(receiving("s", "Studio"))
    desk.sources.put(receiving("p", "Bed"))
    desk.pulls.addresses["p"] = BED
    desk.sources.order_changed.emit()
    await mixing.until(lambda: mixing.panel.standing.wall_choices)
    (choice,) = mixing.panel.standing.wall_choices
    assert (choice.key, choice.name, choice.origin) == (BED, "Bed", Origin.ADDRESS)
    mixing.panel.wishes.add.emit(choice)
    await mixing.until(lambda: mixing.panel.standing.sources == {BED: 2})
    desk.pictures.levels["p"] = Level(LevelKind.PCM, -12.0, -12.0)
    mixing.window.wall.meters_due.emit()
    strip = mixing.panel.strips.strip(BED)
    assert strip is not None
    assert strip.meter.level.kind is LevelKind.PCM
    desk.pictures.levels.clear()
    mixing.window.wall.meters_due.emit()
    assert strip.meter.level.kind is LevelKind.NONE


async def test_a_mix_left_behind_is_shown_by_its_notice(mixing: MixWindow) -> None:
    mixing.window.docks.mix.close()
    mixing.desk.notices.raise_(Code.MIX_LEFT, at=1_700_000_000.0)
    mixing.remedy(Code.MIX_LEFT)
    assert mixing.window.docks.mix.isVisible()


async def test_what_is_billed_is_told_to_who_leaves(mixing: MixWindow) -> None:
    assert mixing.binding.outputs_under_way == ()
    await mixing.run()
    assert mixing.binding.outputs_under_way == ("out",)


async def test_the_panel_is_narrow_in_a_narrow_window(mixing: MixWindow) -> None:
    mixing.window.resize(1600, 900)
    await mixing.until(lambda: mixing.window.docks.mix.height() == 256)
    mixing.window.resize(1280, 720)
    await mixing.until(lambda: mixing.window.docks.mix.height() == 228)
    assert mixing.panel.master.width() == 300
