"""One source on the wall: picture, meter, caption, controls. It shows a SourceView and emits wishes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget

from desktop.core.model import NO_LEVEL, Level, Picture, SourceState, SourceView
from desktop.ui.elided_label import plain_tip
from desktop.ui.meter import Meter
from desktop.ui.theme import Theme
from desktop.ui.wall.caption import Caption
from desktop.ui.wall.face import Face, TileButton, face
from desktop.ui.wall.geometry import Place
from desktop.ui.wall.pulse import WITH_LEVEL
from desktop.ui.wall.state_card import StateCard
from desktop.ui.wall.tile_controls import TileControls
from desktop.ui.wall.tile_picture import TilePicture
from desktop.ui.wall.tile_tip import tile_tip

EDGE = 3  # the border lies round the tile, so that the picture keeps its size
_BY_MOUSE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Tile(QAbstractButton):
    """A source as an accessible button. Its clicks select; everything else is a wish.

    `set_view` may be called as often as one likes: only what changed is painted again.
    """

    focus_wanted = Signal()
    listen_wanted = Signal(bool)  # true: add to what is heard
    volume_changed = Signal(int)
    mute_wanted = Signal(bool)
    menu_wanted = Signal(QPoint)  # on the screen
    button = Signal(TileButton)
    overs_cleared = Signal()
    dragged = Signal(QPoint)  # in the wall's coordinates
    dropped = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: SourceView | None = None
        self._face: Face | None = None
        self._selected = self._by_keyboard = self._dragging = False
        self._focus_form = False
        self._pressed_at: QPoint | None = None
        self.picture = TilePicture(theme, self)
        self.card = StateCard(theme, self)
        self.meter = Meter(theme, self)
        self.caption = Caption(theme, self)
        self.controls = TileControls(theme, self)
        self.controls.hide()
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(int(theme.token("timing", "hoverRevealMs")))
        self._hover.timeout.connect(self._show_controls)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def view(self) -> SourceView | None:
        """What is shown."""
        return self._view

    @property
    def offers(self) -> tuple[tuple[TileButton, str], ...]:
        """What stands, or would stand, on buttons in the place of the picture, with its words."""
        return self._face.card.buttons if self._face is not None and self._face.card is not None else ()

    def set_view(self, view: SourceView, now: float) -> None:
        """Show the source as it stands at the monotonic time `now`."""
        self._view = view
        new = face(view, now)
        self.controls.set_view(view)
        self.caption.set_face(new, view.recording)
        if new == self._face:
            return
        self._face = new
        self.card.set_card(new.card)
        self.card.set_focusable(self._selected)
        self.picture.set_stalled(new.band)
        if new.card is not None:
            self.picture.clear()
        if view.state not in WITH_LEVEL:
            self.meter.set_level(NO_LEVEL)
        self.meter.set_source(view.name)
        self.setAccessibleName(new.spoken_name)
        self.setAccessibleDescription(new.spoken_more)
        self._show_controls()

    def refresh(self, now: float) -> None:
        """Say the same in another language."""
        if self._view is not None:
            self.set_view(self._view, now)

    def set_picture(self, picture: Picture) -> None:
        """The newest picture; ignored while something else stands in its place."""
        if self._face is not None and self._face.card is None and not self._face.band:
            self.picture.set_picture(picture)

    def set_level(self, level: Level) -> None:
        """The level of the moment."""
        self.meter.set_level(level)

    def set_selected(self, selected: bool) -> None:
        """The blue border; the selected tile is the wall's one tab stop."""
        if selected == self._selected:
            return
        self._selected = selected
        self.caption.set_selected(selected)
        self.controls.set_focusable(selected)
        self.card.set_focusable(selected)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus)
        self.update()

    def set_place(self, place: Place) -> None:
        """Take a place of the wall's arrangement (the wall's coordinates)."""
        edge = EDGE
        outer = place.tile.adjusted(-edge, -edge, edge, edge)
        self.setGeometry(outer)
        origin = outer.topLeft()
        picture = place.picture.translated(-origin)
        self.picture.setGeometry(picture)
        self.card.setGeometry(self._picture_area(place).translated(-origin))
        self.meter.set_bar(7 if place.focus else 5)
        self.meter.setGeometry(place.meter.translated(-origin))
        self.caption.setGeometry(place.caption.translated(-origin))
        self._focus_form = place.focus
        self._place_controls(place, picture, origin)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self, self.caption.geometry())
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        inner = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.fillRect(self.rect(), theme.colour("bg.wall"))
        painter.fillRect(inner, theme.colour("tile.bg"))
        ring = self._by_keyboard and self.hasFocus()
        width = EDGE if ring else 2 if self._selected else 1
        colour = "dark:line.focus" if ring else "tile.focus" if self._selected else "tile.line"
        painter.setPen(QPen(theme.colour(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = width / 2
        painter.drawRoundedRect(inner.toRectF().adjusted(-shift, -shift, shift, shift), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        here = event.position().toPoint()
        if self._pressed_at is None:
            return
        far = (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(self.mapToParent(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragged, self._dragging, self._pressed_at = self._dragging, False, None
        if was_dragged:
            self.setDown(False)
            self.dropped.emit(self.mapToParent(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.focus_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.clicked.emit()
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # arrows, Enter and letters are the wall's

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hover.start()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover.stop()
        self._show_controls()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() not in _BY_MOUSE
        self._show_controls()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_controls()
        self.update()

    def focus_moved(self, new: QWidget | None) -> None:
        """The focus went elsewhere: the band stays while it is on one of the band's controls."""
        if new is None or new is self or not self.isAncestorOf(new):
            self._show_controls()

    def _tip(self, at: QPoint) -> str:
        if self._view is None or self._face is None or not self.caption.geometry().contains(at):
            return ""
        return plain_tip(tile_tip(self._view, self._face))

    def _connect(self) -> None:
        self.controls.listen_wanted.connect(self.listen_wanted)
        self.controls.volume_changed.connect(self.volume_changed)
        self.controls.mute_wanted.connect(self.mute_wanted)
        self.controls.menu_wanted.connect(self.menu_wanted)
        self.card.pressed.connect(self.button)
        self.meter.over_cleared.connect(self.overs_cleared)

    def _picture_area(self, place: Place) -> QRect:
        """All that is left of the meter: cards may use the margins that a narrow picture leaves."""
        left = min(place.caption.left(), place.picture.left())
        if place.meter.left() < place.picture.left():
            return QRect(
                place.meter.right() + 1,
                place.tile.y(),
                place.caption.right() - place.meter.right(),
                place.meter.height(),
            )
        return QRect(left, place.tile.y(), place.meter.left() - left, place.meter.height())

    def _place_controls(self, place: Place, picture: QRect, origin: QPoint) -> None:
        self.controls.set_band(not place.focus)
        size = self.controls.sizeHint()
        if place.focus:
            caption = place.caption.translated(-origin)
            y = caption.bottom() - size.height() - self._theme.px(1)
            ends_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = caption.left() + self._theme.px(4) if ends_left else caption.right() - size.width() - self._theme.px(3)
            self.controls.setGeometry(x, y, size.width(), size.height())
        else:
            area = self._picture_area(place).translated(-origin)
            height = min(size.height(), area.height())
            self.controls.setGeometry(area.x(), picture.bottom() + 1 - height, area.width(), height)
        reserved = size.width() + self._theme.px(6) if place.focus else 0
        self.caption.set_form(focus=place.focus, one_line=place.one_line, reserved=reserved)
        self.controls.raise_()
        self._show_controls()

    def _show_controls(self) -> None:
        """Always in the caption of the focus tile; else on hover and keyboard focus, over a picture only."""
        if self._view is None:
            return
        hearable = self._view.state in (SourceState.RECEIVING, SourceState.STALLED, SourceState.PAUSED)
        focused = QApplication.focusWidget()
        inside = focused is not None and focused is not self and self.isAncestorOf(focused)
        hovered = self.underMouse() and not self._hover.isActive()
        by_keys = self.hasFocus() and self._by_keyboard
        self.controls.setVisible(self._focus_form or (hearable and (hovered or by_keys or inside)))
