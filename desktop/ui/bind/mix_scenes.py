"""The scenes between the panel and the mixer: saved, recalled, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.errors import Trouble
from desktop.ui.bind.mix_questions import MixQuestions
from desktop.ui.mixer import questions
from desktop.ui.mixer.panel import MixPanel

if TYPE_CHECKING:
    from desktop.control.notices import Notices
    from desktop.control.scenes import Scenes


class MixScenes(QObject):
    """Lives as long as the panel. What cannot be written is a notice."""

    def __init__(self, notices: Notices, scenes: Scenes, panel: MixPanel, asking: MixQuestions) -> None:
        super().__init__(panel)
        self._notices, self._scenes, self._panel, self._asking = notices, scenes, panel, asking
        wishes = panel.wishes
        wishes.scene_save.connect(lambda name: self._try(lambda: scenes.save(name)))
        wishes.scene_recall.connect(scenes.recall)
        wishes.scene_rename.connect(lambda name, new: self._try(lambda: scenes.rename(name, new)))
        wishes.scene_remove.connect(self._remove)

    def _remove(self, name: str) -> None:
        question = questions.before_scene_removal(name)
        self._asking.ask(self._panel.header.scenes, question, lambda: self._try(lambda: self._scenes.remove(name)))

    def _try(self, write: Callable[[], object]) -> None:
        try:
            write()
        except Trouble as trouble:
            self._notices.trouble(trouble)
