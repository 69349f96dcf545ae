from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.core.chat import TEXT_LIMIT
from desktop.ui.chat.composer import Composer
from desktop.ui.theme import Theme


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot) -> Composer:
    found = Composer(theme)
    qtbot.addWidget(found)
    found.resize(320, 60)
    found.open_for("evening-show")
    found.show()
    return found


def test_enter_sends_and_shift_enter_makes_a_line(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.field, "one")
    qtbot.keyClick(composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.field, "two")
    with qtbot.waitSignal(composer.send_wanted) as sent:
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert sent.args == ["one\ntwo"]
    assert composer.text == "one\ntwo", "until somebody has taken it"
    composer.clear()
    assert composer.text == ""


def test_nothing_and_too_much_are_not_sent(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(composer.send_wanted):
        composer.set_text("   \n ")
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
        composer.set_text("x" * (TEXT_LIMIT + 1))
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert not composer.send.isEnabled()
    assert composer._counter.isVisible()
    assert composer.text, "what was written stays"
    composer.set_text("x" * TEXT_LIMIT)
    assert composer.send.isEnabled()


def test_forbidden_it_keeps_the_draft_and_says_why(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("draft")
    composer.forbid("You may read here, but not write.")
    with qtbot.assertNotEmitted(composer.send_wanted):
        composer.send.click()
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert composer.text == "draft"
    assert composer.field.accessibleDescription() == "You may read here, but not write."
    composer.forbid("")
    with qtbot.waitSignal(composer.send_wanted):
        composer.send.click()


def test_a_draft_can_be_written_and_is_sent_when_one_says_so(composer: Composer, qtbot: QtBot) -> None:
    composer.forbid("Chat is not connected.", may_draft=True)
    qtbot.keyClicks(composer.field, "later")
    assert (composer.text, composer.send.toolTip()) == ("later", "Chat is not connected.")
    assert composer.emoji.isEnabled()
    assert not composer.attach.isEnabled()
    with qtbot.assertNotEmitted(composer.files_wanted), qtbot.assertNotEmitted(composer.picture_wanted):
        composer.field.files_dropped.emit(["/tmp/a.ogg"])
        composer.field.picture_pasted.emit(QImage(2, 2, QImage.Format.Format_RGB32))
    with qtbot.assertNotEmitted(composer.send_wanted):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
        composer.forbid("")
    with qtbot.waitSignal(composer.send_wanted) as sent:
        composer.send.click()
    assert sent.args == ["later"]


def test_it_grows_to_five_lines(composer: Composer) -> None:
    low = composer.field.height()
    composer.set_text("a\nb\nc")
    middle = composer.field.height()
    composer.set_text("\n".join("abcdefgh"))
    assert low < middle < composer.field.height() < low * 5


def test_up_in_an_empty_field_edits_the_last_and_escape_leaves(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.edit_last_wanted):
        qtbot.keyClick(composer.field, Qt.Key.Key_Up)
    with qtbot.waitSignal(composer.left):
        qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    composer.set_text("x")
    with qtbot.assertNotEmitted(composer.edit_last_wanted):
        qtbot.keyClick(composer.field, Qt.Key.Key_Up)


def test_dropped_files_are_attached_and_pasted_words_are_plain(composer: Composer, qtbot: QtBot) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/b.png")])
    with qtbot.waitSignal(composer.files_wanted) as wanted:
        composer.field.insertFromMimeData(files)
    assert wanted.args == [["/a/b.png"]]
    words = QMimeData()
    words.setHtml("<b>bold</b>")
    words.setText("bold")
    composer.field.insertFromMimeData(words)
    assert composer.text == "bold"
