from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.channel import Category
from desktop.ui.channels.new_channel_dialog import NewChannelDialog
from desktop.ui.theme import Theme


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow) -> NewChannelDialog:
    found = NewChannelDialog(theme, parent, "Mekong Radio", [Category(3, "Streams")], {"Evening-Show"})
    found.show()
    return found


def test_a_name_is_needed_that_nobody_has(dialog: NewChannelDialog) -> None:
    assert not dialog.create_button.isEnabled()
    dialog.name.setText(" evening-show ")
    assert not dialog.create_button.isEnabled()
    assert dialog.note.text == "A channel with this name exists."
    dialog.name.setText("midnight")
    assert dialog.create_button.isEnabled()
    assert not dialog.note.text


def test_the_wish_and_a_refusal_after_which_everything_stays(dialog: NewChannelDialog, qtbot: QtBot) -> None:
    dialog.name.setText(" midnight ")
    dialog.private.setChecked(True)
    with qtbot.waitSignal(dialog.create_wanted) as wish:
        dialog.create_button.click()
    assert wish.args == ["midnight", 3, True]
    assert dialog.is_busy
    assert not dialog.create_button.isEnabled()
    dialog.show_failure("You may not create channels in this clan.")
    assert dialog.note.text == "You may not create channels in this clan."
    assert dialog.name.text() == " midnight "
    assert dialog.create_button.isEnabled()
    dialog.reject()


def test_without_a_category(dialog: NewChannelDialog, qtbot: QtBot) -> None:
    dialog.name.setText("midnight")
    dialog.category.choose(0)
    with qtbot.waitSignal(dialog.create_wanted) as wish:
        dialog.create_button.click()
    assert wish.args == ["midnight", 0, False]
    dialog.reject()
