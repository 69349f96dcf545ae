from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.help.places import topic_at, topic_of_class
from desktop.ui.help.topics import ORDER, START
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.dialog import SettingsDialog

UI = Path(__file__).parents[3] / "desktop" / "ui"
AT_THE_START = {"AboutDialog", "AskingDialog", "HelpWindow", "LicencesDialog"}


def classes() -> dict[str, tuple[str, list[str]]]:
    """Every class of the window: its module and its bases, by name."""
    found = {}
    for file in UI.rglob("*.py"):
        module = ".".join(file.relative_to(UI.parent.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name] = (module, [base.id for base in node.bases if isinstance(base, ast.Name)])
    return found


def test_every_dialog_has_a_topic() -> None:
    known = classes()
    dialogs = {"QDialog"}
    for _ in range(3):  # dialogs of dialogs
        dialogs |= {name for name, (_, bases) in known.items() if dialogs.intersection(bases)}
    for name in dialogs - {"QDialog"} - AT_THE_START:
        topic = topic_of_class(name, known[name][0])
        assert topic in ORDER, f"{name}: say in desktop/ui/help/places.py which topic tells of it"
        assert topic != START


def test_the_place_of_a_widget_is_that_of_the_nearest_one_around_it(window: MainWindow) -> None:
    assert topic_at(window.wall) == "wall"
    assert topic_at(window.status.bell) == "status"
    assert topic_at(window.wall.empty.first_button) == "invite"
    for dock, topic in (
        (window.docks.air, "on-air"),
        (window.docks.channels, "channels"),
        (window.docks.chat, "chat"),
        (window.docks.mix, "mix"),
    ):
        assert topic_at(dock) == topic
        inner = dock.findChild(QWidget)
        assert topic_at(inner) == topic


def test_who_knows_no_place_is_at_the_start(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert topic_at(line) == START
    assert topic_at(None) == START


def test_the_page_that_the_settings_show_counts_also_from_their_list(window: MainWindow) -> None:
    for page, topic in (("ingest", "ingest"), ("monitoring", "listening"), ("appearance", "settings")):
        window.binding.settings.open(page)
        dialog = window.binding.settings.dialog
        assert isinstance(dialog, SettingsDialog)
        assert topic_at(dialog.list) == topic
        assert topic_at(dialog.pages[page].rows[0]) == topic
