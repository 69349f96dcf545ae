from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance, Settings
from desktop.settings.schema import Theme as Scheme
from desktop.ui.settings.appearance_page import AppearancePage
from desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> AppearancePage:
    found = AppearancePage(theme)
    qtbot.addWidget(found)
    found.show_settings(Settings())
    return found


def test_every_row_reaches_the_setting(page: AppearancePage, qtbot: QtBot) -> None:
    page.scheme.choose(Scheme.LIGHT)
    page.interface_size.choose(130)
    page.meters.choose(True)
    page.contrast.setChecked(True)
    page.seconds.setChecked(False)
    page.guards.choose(True)
    with qtbot.waitSignal(page.edited) as saved:
        page.single_keys.click()
    wanted = Appearance(
        theme=Scheme.LIGHT,
        interface_size=130,
        alternative_meters=True,
        more_contrast=True,
        clock_seconds=False,
        single_keys=False,
        guards_ask=True,
    )
    assert saved.args == ["appearance", wanted]


def test_showing_is_not_editing(page: AppearancePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.edited):
        page.show_settings(Settings(appearance=Appearance(theme=Scheme.SYSTEM, interface_size=150)))
    assert (page.scheme.chosen, page.interface_size.currentText()) == (Scheme.SYSTEM, "150 %")
