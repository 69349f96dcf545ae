"""Settings › Language: words and clocks."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from desktop.settings.schema import Clock, Language, Settings
from desktop.ui import i18n
from desktop.ui.fields import ChoiceBox
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.theme import Theme


class LanguagePage(Page):
    """Applied at once."""

    section = "language"

    def __init__(self, theme: Theme, languages: Sequence[i18n.Language]) -> None:
        super().__init__(theme, tr("Language", "Language"))
        self._section = Language()
        names = [(language.code, language.name) for language in languages]
        self.language = ChoiceBox(("", tr("Language", "As the system")), *names)
        self.clock = ChoiceBox(
            (Clock.SYSTEM, tr("Language", "As the system")),
            (Clock.H24, tr("Language", "24 hours")),
            (Clock.H12, tr("Language", "12 hours")),
        )
        card = self.card()
        hint = tr("Language", "Applied at once. Sources, recordings and sound are not touched.")
        self.row(card, tr("Language", "Language"), self.language, hint=hint)
        self.row(card, tr("Language", "Times"), self.clock)
        self.finish()
        self.language.activated.connect(self._edited)
        self.clock.activated.connect(self._edited)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section."""
        self._section = settings.language
        self.language.choose(self._section.language)
        self.clock.choose(self._section.clock)

    def _edited(self) -> None:
        new = msgspec.structs.replace(self._section, language=self.language.chosen, clock=self.clock.chosen)
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)
