from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.mix import Hindrance, Mix, MixState
from desktop.core.mix_setup import MixSetup, Output
from desktop.core.model import Level, LevelKind
from desktop.ui.mixer.master import Master
from desktop.ui.mixer.output_row import OutputState
from desktop.ui.mixer.standing import Standing
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme
from tests.ui.mixer.made import DESK, LOW, MAIN, NOW, running, stopped

WELL = Standing()


@pytest.fixture
def master(theme: Theme, qtbot: QtBot) -> Iterator[Master]:
    found = Master(theme, MixWishes())
    qtbot.addWidget(found)
    found.resize(348, 256)
    found.show()
    return found


def show(master: Master, mix: Mix, standing: Standing = WELL) -> None:
    master.show_mix(mix, standing, NOW)


def test_state_clock_and_cost(master: Master) -> None:
    show(master, running())
    assert master.chip.text() == "RUNNING"
    assert master.clock == "00:01:00"
    assert master.run.text() == "Stop mix…"
    show(master, stopped())
    assert master.clock == "00:00:00"
    assert master.run.text() == "Start mix…"
    master.set_compact(True)
    assert master.run.text() == "Start…"
    assert master.width() == 300


def test_start_is_the_primary_button_only_when_nothing_is_on_air(master: Master) -> None:
    show(master, stopped())
    assert master.run.property("look") == "primary"
    show(master, stopped(), Standing(on_air=True))
    assert not master.run.property("look")
    show(master, running())
    assert not master.run.property("look")


@pytest.mark.parametrize(
    ("state", "text", "enabled"),
    [
        (MixState.STARTING, "Cancel", True), (MixState.STOPPING, "Stopping…", False),
        (MixState.LOST, "Stop mix…", True), (MixState.FAILED, "Start mix…", True),
    ],
)  # fmt: skip
def test_the_button_follows_the_state(master: Master, state: MixState, text: str, enabled: bool) -> None:
    show(master, running(state=state))
    assert master.run.text() == text
    assert master.run.isEnabled() is enabled


def test_what_is_not_set_up_cannot_be_started(master: Master) -> None:
    show(master, stopped(), Standing(Hindrance.NOT_SET_UP))
    assert not master.run.isEnabled()
    show(master, stopped(), Standing(Hindrance.OUTPUTS))
    assert master.run.isEnabled()


def test_the_button_wishes_a_start_or_a_stop(master: Master, qtbot: QtBot) -> None:
    got: list[object] = []
    master.start_pressed.connect(got.append)
    master.stop_pressed.connect(lambda: got.append("stop"))
    show(master, stopped())
    master.run.click()
    show(master, running())
    master.run.click()
    assert got == [False, "stop"]


def test_outputs_and_what_is_known_of_them(master: Master) -> None:
    late = Output("late")
    mix = running(setup=MixSetup(DESK.mode, (MAIN, LOW, late)))
    show(master, replace(mix, running=DESK))
    assert [row.face.state for row in master.rows] == [OutputState.SENT, OutputState.SENT, OutputState.PENDING]
    assert master.rows[0].face.play is not None
    assert master.rows[1].face.play is None
    assert not master.add.isEnabled()
    show(master, stopped())
    assert [row.face.state for row in master.rows] == [OutputState.OFF] * 2
    assert master.add.isEnabled()
    show(master, running(state=MixState.LOST))
    assert master.rows[0].face.state is OutputState.UNKNOWN
    show(master, stopped(setup=MixSetup()))
    assert master.rows == []


def test_a_copy_says_what_was_copied(master: Master) -> None:
    got: list[tuple[str, str]] = []
    master._wishes.copy.connect(lambda text, said: got.append((text, said.replace("\u2068", "").replace("\u2069", ""))))
    show(master, running())
    master.rows[0].copies["RTMP"].click()
    assert got == [("rtmp://p/mix-main", "RTMP address of mix-main copied.")]


def test_the_box_takes_the_place_of_the_title_where_it_is_low(master: Master) -> None:
    show(master, running())
    assert master.add.isVisible()
    master.resize(348, 228)
    show(master, running(state=MixState.LOST))
    assert master.box.isVisible()
    assert not master.add.isVisible()
    master.resize(348, 300)
    assert master.add.isVisible()


def test_the_level_of_what_is_listened_to(master: Master) -> None:
    level = Level(LevelKind.PCM, -9.0, -9.0, -7.4, -8.0)
    master.set_level(level, NOW)
    assert master.meter.level == level
    assert master.accessibleName().startswith("Master of the mix")
