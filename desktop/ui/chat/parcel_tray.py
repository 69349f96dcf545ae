"""The files that hang on the next message: how far each is, and a way to take it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.core.chat_line import Parcel
from desktop.ui import formats
from desktop.ui.chat.visible_text import visible
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress

_ROW, _MOST_SHOWN = 40, 3


class _Row(QFrame):
    """One file."""

    cancel_wanted = Signal(int)

    def __init__(self, theme: Theme, parcel: Parcel) -> None:
        super().__init__()
        self._parcel = parcel
        self._name, self._state, self._bar = (
            ElidedLabel(mode=Qt.TextElideMode.ElideMiddle),
            ElidedLabel(),
            QProgressBar(),
        )
        self._cross = QToolButton()
        dress(self._name, role="small", weight="semibold")
        dress(self._cross, look="quiet")
        self._cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cross.setIcon(theme.icon("close", "text.secondary", 12))
        self._cross.setFixedSize(theme.px(24), theme.px(24))
        self._cross.clicked.connect(lambda: self.cancel_wanted.emit(self._parcel.id))
        self._bar.setTextVisible(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.space(3), 0, theme.space(2), 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._state, 1, 0)
        grid.addWidget(self._bar, 2, 0)
        grid.addWidget(self._cross, 0, 1, 3, 1)
        self.setFixedHeight(theme.px(_ROW))
        self.show_parcel(parcel)

    def show_parcel(self, parcel: Parcel) -> None:
        self._parcel = parcel
        name = visible(parcel.name).replace("\n", " ")
        self._name.setText(name)
        self._state.setText(_words(parcel))
        dress(self._state, role="small", tone="error" if parcel.code else "tertiary")
        under_way = not parcel.code and parcel.attachment is None
        self._bar.setVisible(under_way)
        self._bar.setRange(0, 1000)
        self._bar.setValue(1000 * parcel.sent // parcel.size if parcel.size else 0)
        self._bar.setAccessibleName(tr("Chat", "Upload of {file}").format(file=isolate(name)))
        words = tr("Chat", "Stop the upload of {file}") if under_way else tr("Chat", "Take {file} off the message")
        self._cross.setAccessibleName(words.format(file=isolate(name)))
        self._cross.setToolTip(tr("Chat", "Stop") if under_way else tr("Chat", "Take off"))


class ParcelTray(QScrollArea):
    """`show_parcels`; not there while there are none."""

    cancel_wanted = Signal(int)  # a Parcel's id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parcels: tuple[Parcel, ...] = ()
        self._rows: dict[int, _Row] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._anew)
        self.hide()

    def show_parcels(self, parcels: Sequence[Parcel]) -> None:
        """What hangs on the message now."""
        self._parcels = tuple(parcels)
        wanted = {one.id for one in parcels}
        for gone in [one for one in self._rows if one not in wanted]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for parcel in parcels:
            if parcel.id in self._rows:
                self._rows[parcel.id].show_parcel(parcel)
                continue
            row = self._rows[parcel.id] = _Row(self._theme, parcel)
            row.cancel_wanted.connect(self.cancel_wanted)
            self._column.addWidget(row)
        self.setFixedHeight(self._theme.px(_ROW) * min(_MOST_SHOWN, len(parcels)))
        self.setVisible(bool(parcels))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_parcels(self._parcels)

    def _anew(self) -> None:
        parcels = self._parcels
        self.show_parcels(())
        self.show_parcels(parcels)


def _words(parcel: Parcel) -> str:
    if parcel.code:
        reason = visible(parcel.reason).replace("\n", " ")
        if reason:
            return tr("Chat", "Not attached: {reason}").format(reason=isolate(reason))
        return tr("Chat", "Not attached.")
    if parcel.attachment is not None:
        return tr("Chat", "{size}, ready").format(size=formats.size(parcel.attachment.size))
    if not parcel.size:
        return tr("Chat", "Waiting…")
    return tr("Chat", "{sent} of {size}").format(sent=formats.size(parcel.sent), size=formats.size(parcel.size))
