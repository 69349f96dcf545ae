"""The recall of a scene: everything that it would change, before any of it is sent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.core.mix import Level
from desktop.core.scene import Change, ChangeKind, Recall
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.popover import ConfirmPopover, Question
from desktop.ui.theme import Theme, dress

MOST_LINES = 14


class RecallPopover(ConfirmPopover):
    """`show_recall` before `ask`, and again when the mix has changed meanwhile."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._recall: Recall | None = None
        self._list = QWidget(self)
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(4))
        self.insert(self._list)

    @property
    def recall(self) -> Recall | None:
        """What is shown."""
        return self._recall

    @property
    def lines(self) -> tuple[str, ...]:
        """One for each change."""
        return tuple(label.text() for label in self._list.findChildren(QLabel) if not label.isHidden())

    def show_recall(self, recall: Recall) -> Question:
        """Show the changes; the question that goes with them."""
        question = recall_question(recall)
        if recall != self._recall:
            self._recall = recall
            self._fill(recall)
            self.allow(recall.changes_something)
            if self.isVisible():
                self.say(question)
                self.adjustSize()
        return question

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._recall = None  # the next one is worded anew

    def _fill(self, recall: Recall) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = recall.changes[:MOST_LINES]
        texts = [change_words(one, recall) for one in shown]
        more = len(recall.changes) - len(shown)
        if more:
            texts.append(tr("Mixer", "and %n more", "", more))
        for text in texts:
            label = QLabel(text, self._list)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            dress(label, role="small")
            label.setMinimumHeight(label.heightForWidth(self.theme.px(310)))
            self._lines.addWidget(label)
            label.show()
        self._list.setAccessibleName(", ".join(texts))


def recall_question(recall: Recall) -> Question:
    """The words round the list."""
    name = isolate(recall.scene.name)
    if not recall.changes_something:
        text = tr("Question", "The mix is as the scene has it. Nothing would be sent.")
    elif recall.needs_restart:
        text = tr("Question", "This is sent at once. The outputs change with the next start.")
    else:
        text = tr("Question", "This is sent at once:")
    return Question(
        tr("Question", "Recall the scene {name}?").format(name=name),
        text,
        tr("Question", "Not now"),
        tr("Question", "Recall"),
    )


def change_words(change: Change, recall: Recall) -> str:
    """One line."""
    name = isolate(change.name or change.key)
    match change.kind:
        case ChangeKind.ADDED:
            text = tr("Mixer", "{name}: added, {after}")
        case ChangeKind.REMOVED:
            text = tr("Mixer", "{name}: removed")
        case ChangeKind.ABSENT:
            text = tr("Mixer", "{name}: not in the room, nothing happens")
        case ChangeKind.OUTPUTS:
            text, name = tr("Mixer", "Outputs: {name}"), ", ".join(isolate(one.target) for one in recall.scene.outputs)
        case _:
            text = tr("Mixer", "{name}: {before} → {after}")
    return text.format(name=name, before=_level(change.before), after=_level(change.after))


def _level(level: Level | None) -> str:
    if level is None:
        return formats.UNKNOWN
    percent = formats.percent(level.fader)
    return tr("Mixer", "{percent}, muted").format(percent=percent) if level.muted else percent
