from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.fields import NumberBox
from desktop.ui.invite_more import MoreOptions
from desktop.ui.theme import Theme


def test_it_is_folded_and_keeps_its_defaults(theme: Theme, qtbot: QtBot) -> None:
    more = MoreOptions(theme, 48)
    qtbot.addWidget(more)
    more.show()
    assert not more.findChildren(QLineEdit)[0].isVisible()
    assert (more.message, more.retention_hours, more.tags) == ("", 48, ())


def test_what_is_typed_is_told(theme: Theme, qtbot: QtBot) -> None:
    more = MoreOptions(theme, 24)
    qtbot.addWidget(more)
    more.show()
    more.button.click()
    fields = [field for field in more.findChildren(QLineEdit) if not isinstance(field.parent(), NumberBox)]
    message, tags = fields
    assert message.isVisible()
    message.setText(" Hello from the studio ")
    tags.setText("news, evening ,, ")
    assert (more.message, more.tags) == ("Hello from the studio", ("news", "evening"))
    more.button.click()
    assert not message.isVisible()
    assert more.message
