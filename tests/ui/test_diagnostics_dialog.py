"""Every part can be read before it is saved, and left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.control.diagnostics import Part, Stage
from desktop.ui.diagnostics_dialog import DiagnosticsDialog
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme

PARTS = (
    Part.of("versions.txt", "Airdesk 1\n"),
    Part.of("airdesk.log.1", "old\n"),
    Part.of("other.csv", "x" * 2_000),
)


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow) -> DiagnosticsDialog:
    found = DiagnosticsDialog(theme, parent)
    found.show()
    return found


def ready(dialog: DiagnosticsDialog) -> None:
    dialog.show_parts(PARTS)
    dialog.show_stage(Stage.READY, 0)


def uncheck(dialog: DiagnosticsDialog, *rows: int) -> None:
    for row in rows:
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)


def test_while_it_is_gathered_one_sees_how_far_it_is_and_can_give_up(dialog: DiagnosticsDialog, qtbot: QtBot) -> None:
    dialog.show_stage(Stage.GATHERING, 0.25)
    assert dialog.bar.isVisible()
    assert dialog.bar.value() == 250
    assert not dialog.save.isEnabled()
    assert dialog.close_button.text() == "Cancel"
    with qtbot.waitSignal(dialog.stop_wanted):
        dialog.close_button.click()
    assert not dialog.isVisible()


def test_each_part_says_what_it_is_and_shows_its_text(dialog: DiagnosticsDialog) -> None:
    ready(dialog)
    words = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert words == ["Versions\nversions.txt, 10 B", "Older log\nairdesk.log.1, 4 B", "other.csv\n2.00 kB"]
    assert dialog.view.toPlainText() == "Airdesk 1\n"
    dialog.list.setCurrentRow(2)
    assert dialog.view.toPlainText() == "x" * 2_000
    assert dialog.view.isReadOnly()
    assert dialog.note.text() == "2.01 kB of text, before it is packed."


def test_what_is_unchecked_is_left_out(dialog: DiagnosticsDialog, qtbot: QtBot) -> None:
    ready(dialog)
    uncheck(dialog, 2)
    assert dialog.note.text() == "14 B of text, before it is packed."
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        dialog.save.click()
    assert wanted.args == [["other.csv"]]
    uncheck(dialog, 0, 1)
    assert not dialog.save.isEnabled()


def test_while_it_is_saved_that_alone_can_be_given_up(dialog: DiagnosticsDialog, qtbot: QtBot) -> None:
    ready(dialog)
    dialog.show_stage(Stage.SAVING, 0.5)
    assert not dialog.list.isEnabled()
    with qtbot.waitSignal(dialog.stop_wanted):
        dialog.close_button.click()
    assert dialog.isVisible()


def test_it_says_what_became_of_it(dialog: DiagnosticsDialog) -> None:
    ready(dialog)
    dialog.show_stage(Stage.FAILED, 0, "No space left on device")
    assert "No space left on device" in dialog.note.text()
    assert dialog.save.isEnabled()
    dialog.show_stage(Stage.SAVED, 0, "/home/ann/support.zip")
    assert "/home/ann/support.zip" in dialog.note.text()
    assert dialog.close_button.text() == "Close"
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_every_control_has_a_name(dialog: DiagnosticsDialog) -> None:
    ready(dialog)
    for widget in (dialog.list, dialog.view, dialog.bar):
        assert widget.accessibleName()
    for button in (dialog.save, dialog.close_button):
        assert button.text()


def test_another_language_changes_the_words(dialog: DiagnosticsDialog, languages: Languages, qtbot: QtBot) -> None:
    ready(dialog)

    def words() -> tuple[str, ...]:
        return dialog.windowTitle(), dialog.save.text(), dialog.note.text(), dialog.list.item(0).text()

    before = words()
    languages.use("pseudo")
    qtbot.waitUntil(lambda: all(new != old for new, old in zip(words(), before, strict=True)))
