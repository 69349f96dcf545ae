from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.scene import Scene
from desktop.ui.mixer.scenes_menu import SceneActs, scenes_menu
from desktop.ui.theme import Theme


def made(parent: QMainWindow, scenes: tuple[Scene, ...]) -> tuple[QMenu, list[tuple[str, object]]]:
    got: list[tuple[str, object]] = []
    acts = SceneActs(
        lambda: got.append(("save", None)),
        lambda scene: got.append(("recall", scene)),
        lambda scene: got.append(("replace", scene)),
        lambda scene: got.append(("rename", scene)),
        lambda scene: got.append(("remove", scene)),
    )
    return scenes_menu(scenes, acts, parent), got


def test_each_scene_has_its_entries(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    scene = Scene("Night & day")
    menu, got = made(parent, (scene,))
    menu.actions()[0].trigger()
    sub = menu.actions()[-1]
    assert sub.text() == "Night && day"
    for action in menu.findChild(QMenu).actions():
        action.trigger()
    assert got == [("save", None), ("recall", scene), ("replace", scene), ("rename", scene), ("remove", scene)]


def test_without_scenes_it_says_so(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    menu, _ = made(parent, ())
    assert menu.actions()[-1].text() == "No scenes yet"
    assert not menu.actions()[-1].isEnabled()
