from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.mix_setup import MixSetup
from desktop.core.scene import Scene, SceneStrip
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.mixer.standing import Standing
from desktop.ui.rename_popover import RenamePopover
from tests.ui.mixer.made import APPLIED, LOW, running, stopped, strip

SCENE = Scene("Night", (SceneStrip("thao", fader=80),))


@pytest.fixture
def panel(panel: MixPanel) -> MixPanel:
    panel.set_mix(running(APPLIED), Standing(scenes=(SCENE,)))
    return panel


def popped() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def trigger(menu: QMenu, *words: str) -> None:
    for word in words:
        (action,) = [one for one in menu.actions() if one.text() == word]
        if word == words[-1]:
            action.trigger()
        else:
            (menu,) = [one for one in menu.findChildren(QMenu) if one.menuAction() is action or one.title() == word]
    QApplication.activePopupWidget().close()


def test_an_output_is_edited_heard_and_removed(panel: MixPanel) -> None:
    heard: list[tuple[str, bool]] = []
    chosen: list[MixSetup] = []
    panel.wishes.listen.connect(lambda target, on: heard.append((target, on)))
    panel.wishes.setup.connect(chosen.append)
    panel.master.rows[0].more.click()
    trigger(popped(), "Listen")
    panel.set_mix(running(APPLIED), Standing(listening="mix-main"))
    panel.master.rows[0].more.click()
    trigger(popped(), "Stop listening")
    panel.master.rows[0].more.click()
    trigger(popped(), "Remove")
    assert heard == [("mix-main", True), ("mix-main", False)]
    assert chosen[0].outputs == (LOW,)


def test_what_has_no_address_cannot_be_heard(panel: MixPanel) -> None:
    panel.master.rows[1].more.click()
    (listen,) = [one for one in popped().actions() if one.text() == "Listen"]
    assert not listen.isEnabled()
    popped().close()


def test_a_scene_is_shown_before_it_is_recalled(panel: MixPanel) -> None:
    got: list[Scene] = []
    panel.wishes.scene_recall.connect(got.append)
    popover = panel.sheets.open_recall(SCENE, panel.header.scenes)
    assert len(popover.lines) == 1
    panel.set_mix(running(strip("thao", 80, 80)), Standing(scenes=(SCENE,)))
    assert popover.lines == ()
    panel.set_mix(running(APPLIED), Standing(scenes=(SCENE,)))
    popover.act_button.click()
    assert got == [SCENE]


def test_a_scene_is_saved_under_a_name(panel: MixPanel, qtbot: QtBot) -> None:
    saved: list[str] = []
    panel.wishes.scene_save.connect(saved.append)
    panel.header.scenes.click()
    trigger(popped(), "Save as a scene…")
    (popover,) = panel.findChildren(RenamePopover)
    field = popover.findChild(QLineEdit)
    field.setText(" Morning ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert saved == ["Morning"]


def test_a_scene_gets_another_name(panel: MixPanel, qtbot: QtBot) -> None:
    got: list[tuple[str, str]] = []
    panel.wishes.scene_rename.connect(lambda old, new: got.append((old, new)))
    panel.header.scenes.click()
    trigger(popped(), "Night", "Rename…")
    (popover,) = panel.findChildren(RenamePopover)
    field = popover.findChild(QLineEdit)
    field.setText("Late")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert got == [("Night", "Late")]


def test_open_dialogs_follow_the_mix(panel: MixPanel) -> None:
    setup = panel.sheets.open_setup(starting=True)
    assert not setup.start.isVisible()
    panel.set_mix(stopped(APPLIED), Standing())
    assert setup.start.isVisible()
    output = panel.sheets.open_output(None)
    assert output.parent() is setup
    again = panel.sheets.open_setup(starting=False)
    assert not setup.isVisible()
    again.reject()


def test_an_input_is_added_by_its_address(panel: MixPanel, qtbot: QtBot) -> None:
    got: list[object] = []
    panel.wishes.add.connect(got.append)
    panel.strips.add.click()
    popped().close()
    popover = panel.sheets.open_address(panel.strips.add)
    popover.address.setText("other-room")
    popover.add.click()
    assert len(got) == 1
