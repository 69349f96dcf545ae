"""Who watches: the number on top, a filter when they are many, and who was not confirmed lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.core.finding import has_words, plain
from desktop.ui import formats
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.chat.people_page import PeoplePage
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import isolate, tr
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

FILTER_FROM = 20


class ViewerView(Struct, frozen=True):
    """One of them. `doubtful`: not confirmed for a while."""

    user_id: int
    name: str
    since: datetime | None = None
    confirmed_at: datetime | None = None
    doubtful: bool = False


class ViewersFace(Struct, frozen=True):
    """`known`: whether somebody has told at all. `live`: whether there is anything to watch."""

    streaming: bool = False  # whether the channel is one that can be watched
    known: bool = False
    failed: bool = False
    viewers: tuple[ViewerView, ...] = ()
    live: bool = False


class ViewersPage(PeoplePage):
    """`show_face`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "eye", parent)
        self._face = ViewersFace()
        self._count = QLabel()
        self.filter_field = SearchField(theme, "")
        dress(self._count, weight="semibold")
        self._count.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(1))
        box = QVBoxLayout()
        box.setContentsMargins(theme.space(3), 0, theme.space(3), theme.space(2))
        box.addWidget(self.filter_field)
        self.column.insertWidget(0, self._count)
        self.column.insertLayout(1, box)
        self.filter_field.textChanged.connect(lambda _text: self._show())
        self.empty.primary_pressed.connect(self.filter_field.clear)
        self.retranslate()

    def show_face(self, face: ViewersFace) -> None:
        """Who watches now."""
        if face != self._face:
            self._face = face
            self._show()

    def _show(self) -> None:
        face = self._face
        self.filter_field.setVisible(len(face.viewers) > FILTER_FROM or bool(self.filter_field.text()))
        wanted = plain(self.filter_field.text()).split()
        rows = [_row(one) for one in face.viewers if has_words(wanted, plain(one.name))]
        watching, waiting = (
            tr("Chat", "%n watching", "", len(face.viewers)),
            tr("Chat", "%n waiting", "", len(face.viewers)),
        )
        self._count.setText(watching if face.live else waiting)
        self._count.setVisible(face.known and bool(face.viewers))
        failed = tr("Chat", "Who is watching is not known now.")
        if face.known:
            failed = tr("Chat", "The viewer list could not be read. The number may be wrong.")
        self.show_rows(rows, failed if face.failed else "")
        self._say_empty(face)

    def _say_empty(self, face: ViewersFace) -> None:
        if face.viewers:
            said = tr("Chat", "Nobody matches “{text}”.").format(text=isolate(self.filter_field.text().strip()))
            self.empty.set_words(said, "", tr("Chat", "Clear filter"))
        elif not face.streaming:
            text = tr("Chat", "Select a streaming channel to see who is watching.")
            self.empty.set_words(tr("Chat", "No streaming channel open"), text)
        elif face.known:
            text = tr("Chat", "Who watches this channel appears here.")
            self.empty.set_words(tr("Chat", "Nobody is watching yet."), text)
        else:
            self.empty.set_words("" if face.failed else tr("Chat", "Loading viewers…"), "")

    def retranslate(self) -> None:
        self.filter_field.setPlaceholderText(tr("Chat", "Filter viewers"))
        self.filter_field.setAccessibleName(tr("Chat", "Filter viewers"))
        self.list.setAccessibleName(tr("Chat", "Viewers"))
        self._show()


def _row(one: ViewerView) -> PersonRow:
    name = visible(one.name).replace("\n", " ") or tr("Chat", "Somebody")
    parts: Sequence[str] = ()
    if one.since is not None:
        parts = (tr("Chat", "since {time}").format(time=formats.time_of_day(one.since)),)
    if one.doubtful and one.confirmed_at is not None:
        last = tr("Chat", "last confirmed {time}").format(time=formats.time_of_day(one.confirmed_at))
        parts = (*parts, last)
    second = " · ".join(parts)
    unsure = tr("Chat", "perhaps gone") if one.doubtful else ""
    spoken = ", ".join(part for part in (isolate(name), second, unsure) if part)
    return PersonRow(one.user_id, name, second, doubtful=one.doubtful, spoken=spoken)
