"""Types into the fields of a card, as a person does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.settings.service_card import ServiceCard


def typed(card: ServiceCard, field: str, text: str) -> None:
    """Instead of what stands there, with Enter."""
    edit = getattr(card, field)
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
