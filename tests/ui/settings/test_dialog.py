from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance, Settings
from desktop.ui.i18n import Languages, isolate
from desktop.ui.popover import ConfirmPopover
from desktop.ui.settings.appearance_page import AppearancePage
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.monitoring_page import MonitoringPage
from desktop.ui.theme import Theme


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> SettingsDialog:
    makers = [
        ("monitoring", "headphones", lambda: MonitoringPage(theme)),
        ("appearance", "moon", lambda: AppearancePage(theme)),
    ]
    found = SettingsDialog(theme, makers, parent)
    found.show_settings(Settings(appearance=Appearance(interface_size=115)))
    return found


def shown(dialog: SettingsDialog) -> list[str]:
    return [dialog.list.item(i).text() for i in range(dialog.list.count()) if not dialog.list.isRowHidden(i)]


def test_it_opens_on_a_page_and_makes_nobody_wait(dialog: SettingsDialog) -> None:
    dialog.open_page("appearance")
    assert dialog.pages["appearance"].isVisible()
    assert not dialog.isModal()
    assert "saved as you make them" in " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_search_filters_pages_and_goes_to_the_first_hit(dialog: SettingsDialog) -> None:
    dialog.open_page("monitoring")
    dialog.search.setText("contrast")
    assert shown(dialog) == ["Appearance"]
    assert dialog.pages["appearance"].isVisible()
    dialog.search.setText("zzz")
    assert shown(dialog) == []
    said = f"Nothing matches “{isolate('zzz')}”."
    assert any(label.text() == said for label in dialog.findChildren(QLabel) if label.isVisible())
    dialog.search.clear()
    assert shown(dialog) == ["Monitoring", "Appearance"]


def test_the_page_that_is_wanted_is_in_the_list_whatever_was_searched(dialog: SettingsDialog) -> None:
    dialog.open_page("monitoring")
    dialog.search.setText("contrast")
    dialog.open_page("monitoring")
    assert shown(dialog) == ["Monitoring", "Appearance"]
    assert dialog.pages["monitoring"].isVisible()
    assert dialog.focusWidget() is dialog.list


def test_a_reset_is_asked_for(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.open_page("appearance")
    reset = next(b for b in dialog.pages["appearance"].findChildren(QPushButton) if b.text() == "Reset this page…")
    reset.click()
    popover = dialog.findChild(ConfirmPopover)
    assert popover is not None
    with qtbot.assertNotEmitted(dialog.reset_confirmed):
        qtbot.keyClick(popover, Qt.Key.Key_Return)
    reset.click()
    with qtbot.waitSignal(dialog.reset_confirmed) as confirmed:
        next(b for b in popover.findChildren(QPushButton) if b.text() == "Reset").click()
    assert confirmed.args == ["appearance"]


def test_another_language_or_look_makes_the_pages_anew(
    dialog: SettingsDialog, theme: Theme, languages: Languages, qtbot: QtBot
) -> None:
    dialog.open_page("appearance")
    with qtbot.waitSignal(dialog.pages_made):
        languages.use("pseudo")
    page = dialog.pages["appearance"]
    assert page.title.startswith("[")
    assert isinstance(page, AppearancePage)
    assert page.interface_size.chosen == 115
    assert page.isVisible()
    with qtbot.waitSignal(dialog.pages_made):
        theme.apply(Appearance(interface_size=130))
    assert dialog.pages["appearance"].isVisible()


def test_escape_closes_it(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.open_page("appearance")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_at_the_largest_size_it_stays_on_the_screen_and_its_icons_grow(
    dialog: SettingsDialog, theme: Theme, qtbot: QtBot
) -> None:
    dialog.open_page("appearance")
    small = dialog.list.iconSize()
    theme.apply(Appearance(interface_size=150))
    qtbot.waitUntil(lambda: dialog.list.iconSize() != small)
    assert dialog.list.iconSize() == theme.icon_size(16)
    free = dialog.screen().availableSize()
    assert dialog.minimumWidth() <= free.width()
    assert dialog.minimumHeight() < free.height()


def test_who_changes_the_look_by_key_keeps_the_row(dialog: SettingsDialog, theme: Theme, qtbot: QtBot) -> None:
    dialog.open_page("appearance")
    page = dialog.pages["appearance"]
    assert isinstance(page, AppearancePage)
    page.interface_size.setFocus()
    theme.apply(Appearance(interface_size=130))
    qtbot.waitUntil(lambda: dialog.pages["appearance"] is not page)
    anew = dialog.pages["appearance"]
    assert isinstance(anew, AppearancePage)
    assert dialog.focusWidget() is anew.interface_size
