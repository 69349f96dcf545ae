from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.settings.schema import Clock, Language, Settings
from desktop.ui import i18n
from desktop.ui.settings.language_page import LanguagePage
from desktop.ui.theme import Theme


def test_languages_are_written_in_themselves_and_chosen_at_once(theme: Theme, qtbot: QtBot) -> None:
    page = LanguagePage(theme, (i18n.Language("en", "English"), i18n.Language("vi", "Tiếng Việt")))
    qtbot.addWidget(page)
    page.show_settings(Settings(language=Language(language="en")))
    assert page.language.currentText() == "English"
    page.language.choose("vi")
    with qtbot.waitSignal(page.edited) as saved:
        page.language.activated.emit(2)
    assert saved.args == ["language", Language(language="vi")]
    page.clock.choose(Clock.H12)
    with qtbot.waitSignal(page.edited) as saved:
        page.clock.activated.emit(2)
    assert saved.args[1] == Language(language="vi", clock=Clock.H12)
