from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.help.places import DOCKS, ROOMS, WIDGETS, topic_at, topic_of_class
from desktop.ui.help.topics import ORDER, START
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.theme import Theme
from tests.ui.every_window import EVERY
from tests.ui.window_classes import classes, window_classes

AT_THE_START = {
    "AboutDialog": "about all of Airdesk",
    "LicencesDialog": "likewise",
    "HelpWindow": "F1 in the help leads to its beginning",
    "ConfirmPopover": "asks in every room: its window says which",
}


def test_every_window_has_a_topic() -> None:
    for name, module in window_classes().items():
        topic = topic_of_class(name, module)
        if name in AT_THE_START:
            assert topic in ("", START), name
        else:
            assert topic in ORDER, f"{name}: say in desktop/ui/help/places.py which topic tells of it"
            assert topic != START, name


def test_what_has_a_topic_is_there() -> None:
    assert set(WIDGETS) - classes().keys() == set()
    rooms = {module.rpartition(".")[0] for module, _bases in classes().values()}
    assert set(ROOMS) - rooms == set()
    assert set(WIDGETS.values()) | set(ROOMS.values()) | set(DOCKS.values()) <= {*ORDER}


@pytest.mark.parametrize("name", EVERY)
def test_from_every_window_one_comes_to_its_topic(name: str, theme: Theme, parent: QMainWindow) -> None:
    made = EVERY[name](theme, parent)
    kind = type(made)
    shown = [page for page in [getattr(made, "help_page", None)] if page is not None]  # of several, that one
    inner = topic_of_class(type(shown[0]).__name__, type(shown[0]).__module__) if shown else ""
    assert topic_at(made) == (inner or topic_of_class(kind.__name__, kind.__module__) or START)


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
