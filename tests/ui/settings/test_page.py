from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Settings
from desktop.ui.settings.page import Page, plain
from desktop.ui.theme import Theme


class Sample(Page):
    section = "recording"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Đêm")
        card = self.card("Files")
        self.field = QLineEdit()
        self.row(card, "Folder", self.field, hint="Applies to the next recording.")
        self.row(card, "Automatic", QCheckBox("Record every source"))
        self.finish()

    def show_settings(self, settings: Settings) -> None: ...


@pytest.mark.parametrize(("written", "wanted"), [("Đêm", "dem"), ("Ễ", "e"), ("Straße", "strasse"), ("ÜBER", "uber")])
def test_searching_forgives_marks_and_case(written: str, wanted: str) -> None:
    assert plain(written) == wanted


@pytest.mark.parametrize(
    ("text", "page", "rows"),
    [("", True, []), ("folder", True, [0]), ("NEXT rec", True, [0]), ("every", True, [1]), ("dem", True, []),
     ("zzz", False, [])],
)  # fmt: skip
def test_search_finds_labels_help_and_words_of_fields(
    theme: Theme, qtbot: QtBot, text: str, page: bool, rows: list[int]
) -> None:
    sample = Sample(theme)
    qtbot.addWidget(sample)
    assert sample.search(text) == page
    assert [index for index, row in enumerate(sample.rows) if row._found] == rows


def test_a_label_names_its_field(theme: Theme, qtbot: QtBot) -> None:
    sample = Sample(theme)
    qtbot.addWidget(sample)
    assert sample.field.accessibleName() == "Folder"
