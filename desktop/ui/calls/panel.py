"""The panel of the call (UI.md 6.8): who is in it, and what the operator does there. State in, wishes out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.core.call import JOINED, Call, CallState
from desktop.core.call_kind import CallKind
from desktop.ui.calls.call_words import head_line, person_name, token_line
from desktop.ui.calls.cough import Cough
from desktop.ui.calls.panel_buttons import PanelButtons
from desktop.ui.calls.participant_row import ParticipantRow
from desktop.ui.calls.picture import CallPicture
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.field_note import FieldNote
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

MOST_TILES = 4
ROOMY = 310  # wide enough to say that the token renews itself
OWN = "me"  # whose picture the page calls the operator's


class CallPanel(QFrame):
    """`show_call` after each change and once a second. `buttons` carries the wishes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._call = Call()
        self._line, self._key, self._token = ElidedLabel(), QLabel(), QLabel()
        self.note = FieldNote(theme)
        self.buttons = PanelButtons(theme)
        self._rows: list[ParticipantRow] = []
        self._tiles: dict[str, CallPicture] = {}
        self._lay_out()

    @property
    def tile_width(self) -> int:
        """Device pixels that a picture fills here; 0 in an audio call."""
        wish = self._call.wish
        if wish is None or wish.kind is not CallKind.VIDEO:
            return 0
        return round(self._theme.px(160) * self.devicePixelRatioF())

    def show_call(self, call: Call, cough: Cough, why_off: str, now: float, epoch: float) -> None:
        """`why_off` says why the cough key holds the microphone; `now` is monotonic, `epoch` what tokens count in."""
        self._call = call
        self._line.setText(head_line(call, now))
        text, tone = token_line(call, epoch, short=self.width() < self._theme.px(ROOMY))
        self._token.setText(text)
        dress(self._token, tone=tone)
        self._key.setVisible(bool(text))
        if text:
            colour = "warn.text" if tone == "warn" else "text.secondary"
            self._key.setPixmap(self._theme.pixmap("key", colour, 14, self.devicePixelRatioF()))
        self._show_people()
        self.buttons.show_call(call, cough)
        self._say(why_off if cough is Cough.STRANDED else "")

    def show_picture(self, person: str, image: QImage | None) -> None:
        """Somebody's newest; None: there is no more."""
        tile = self._tiles.get(person)
        if image is None:
            if tile is not None:
                self._drop_tile(person)
            return
        if tile is None:
            if len(self._tiles) >= MOST_TILES:
                return
            tile = self._tiles[person] = CallPicture(self._theme, mirrored=person == OWN)
            tile.set_texts(self._name_of(person), "")
            self._place_tiles()
        tile.show_image(image)

    def clear(self) -> None:
        """Another call: nobody is in it."""
        for person in list(self._tiles):
            self._drop_tile(person)
        self._call = Call()
        self._show_people()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_people()

    def _show_people(self) -> None:
        people = self._call.participants
        while len(self._rows) < len(people):
            self._rows.append(ParticipantRow(self._theme))
            self._list.insertWidget(len(self._rows) - 1, self._rows[-1])
        for row, person in zip(self._rows, people, strict=False):
            row.show_person(person)
            row.show()
        for row in self._rows[len(people) :]:
            row.hide()
        alone = self._call.state in JOINED and not self._call.others
        self._nobody.setText(tr("Call", "Nobody else is in the call yet.") if alone else "")
        self._nobody.setVisible(alone)
        for person_id, tile in self._tiles.items():
            tile.set_texts(self._name_of(person_id), "")

    def _name_of(self, person_id: str) -> str:
        for person in self._call.participants:
            if person.id == person_id or (person.own and person_id == OWN):
                return person_name(person)
        return ""

    def _say(self, why_off: str) -> None:
        if why_off:
            self.note.say(why_off, "warn")
        elif self._call.state is CallState.RECONNECTING:
            self.note.say(tr("Call", "The connection is lost. Nobody hears you. It is tried again."), "warn")
        elif self._call.state in JOINED and not self._call.heard:
            self.note.say(tr("Call", "You do not hear the call: you listen to other sources."), "warn")
        else:
            self.note.say("", "")

    def _drop_tile(self, person: str) -> None:
        tile = self._tiles.pop(person)
        self._grid.removeWidget(tile)
        tile.hide()
        tile.deleteLater()
        self._place_tiles()

    def _place_tiles(self) -> None:
        """One is large, two or more stand two in a row."""
        columns = 1 if len(self._tiles) == 1 else 2
        for n, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, n // columns, n % columns)
        self._grid_room.setVisible(bool(self._tiles))

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self, panel="panel")
        dress(self._token, role="small")
        dress(self._line, role="small", tone="secondary")
        head = QHBoxLayout()
        head.setContentsMargins(*(theme.px(n) for n in (10, 4, 10, 4)))
        head.setSpacing(theme.px(4))
        head.addWidget(self._line, 1)
        head.addWidget(self._key)
        head.addWidget(self._token)
        self._nobody = QLabel()
        dress(self._nobody, tone="secondary")
        self._nobody.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), 0)
        self._grid_room = QWidget()
        self._grid = QGridLayout(self._grid_room)
        self._grid.setContentsMargins(*(theme.px(n) for n in (10, 0, 10, 4)))
        self._grid.setSpacing(theme.px(4))
        self._grid_room.hide()
        people = QWidget()
        self._list = QVBoxLayout(people)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self._nobody)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._grid_room)
        column.addWidget(scroll, 1)
        self.note.setContentsMargins(*(theme.px(n) for n in (10, 2, 10, 2)))
        column.addWidget(self.note)
        column.addWidget(self.buttons)
