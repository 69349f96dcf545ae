from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.mix import Origin
from desktop.core.mix_setup import Output
from desktop.core.scene import Scene, SceneStrip, recall_of
from desktop.ui.mixer.recall_popover import RecallPopover
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, BED, running, strip

SCENE = Scene(
    "Night",
    (
        SceneStrip("thao", fader=80, muted=True),
        SceneStrip("ghost", name="Ghost"),
        SceneStrip("rtmp://x/y", Origin.ADDRESS, "News", 60),
    ),
    (Output("other"),),
)


def plain(lines: tuple[str, ...]) -> list[str]:
    return [line.replace("\u2068", "").replace("\u2069", "") for line in lines]


def test_everything_is_shown_before_it_is_sent(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = RecallPopover(theme, parent)
    acted: list[bool] = []
    question = popover.show_recall(recall_of(SCENE, running(APPLIED, BED)))
    popover.ask(parent, question, lambda: acted.append(True))
    assert plain(popover.lines) == [
        "Thao: 100 % → 80 %, muted",
        "Ghost: not in the room, nothing happens",
        "News: added, 60 %",
        "Bed music: removed",
        "Outputs: other",
    ]
    assert "next start" in question.text
    popover.act_button.click()
    assert acted == [True]


def test_it_follows_the_mix(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = RecallPopover(theme, parent)
    scene = Scene("Night", (SceneStrip("thao", fader=80),))
    popover.ask(parent, popover.show_recall(recall_of(scene, running(APPLIED))), lambda: None)
    assert popover.act_button.isEnabled()
    popover.show_recall(recall_of(scene, running(strip("thao", 80, 80))))
    assert popover.lines == ()
    assert not popover.act_button.isEnabled()
    popover.refuse()


def test_a_long_list_ends(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = RecallPopover(theme, parent)
    scene = Scene("Long", tuple(SceneStrip(f"s{n}") for n in range(40)))
    popover.show_recall(recall_of(scene, running()))
    assert len(popover.lines) == 15
