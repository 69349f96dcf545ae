"""Whether every word of a window is seen whole, and nothing stands on something else (UI.md 16, check 10)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from desktop.ui.elided_label import ElidedLabel
from desktop.ui.mixer.master import Master
from desktop.ui.mixer.mix_header import MixHeader
from desktop.ui.mixer.strip import MixStrip
from desktop.ui.notices.line import NoticeLine
from desktop.ui.status_bar import StatusBar
from desktop.ui.wall.header import WallHeader
from desktop.ui.wall.tile import Tile

MAY_ELIDE = (
    NoticeLine,
    StatusBar,
    WallHeader,
    MixStrip,
    Master,
    MixHeader,
)  # what is an elided label in them
_ONE_OF_QT = (QAbstractScrollArea, QLineEdit, QAbstractSpinBox, QComboBox)  # Qt stacks their parts itself
_BESIDE_A_ROW = 16  # margins of a row with an icon
_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def settle() -> None:
    """A change of the layout asks for the next one."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        QCoreApplication.processEvents()


def seen(widget: QWidget) -> bool:
    """Whether it is part of a window, and shown in it."""
    return widget.isVisible() and not widget.isWindow()


def name(widget: QWidget) -> str:
    """For a failure that can be read."""
    said = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}: {said}"


def inside(widget: QWidget, *kinds: type[QWidget]) -> bool:
    """Whether it is a part of one of these."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, kinds) or inside(parent, *kinds))


def cut(root: QWidget, besides: Sequence[type[QWidget]] = ()) -> list[str]:
    """What is not seen whole in `root`; parts of `besides` are left out."""
    shown = [widget for widget in root.findChildren(QWidget) if seen(widget) and not inside(widget, *besides)]
    return [name(widget) for widget in shown if is_cut(widget)]


def overlaps(root: QWidget) -> list[str]:
    """Pairs that stand on each other. What lies on a tile's picture is meant to."""
    found = []
    for parent in [root, *(one for one in root.findChildren(QWidget) if seen(one))]:
        if isinstance(parent, (Tile, *_ONE_OF_QT)):
            continue
        parts = [part for part in parent.findChildren(QWidget, options=_CHILDREN) if seen(part)]
        pairs = itertools.combinations(parts, 2)
        found += [f"{name(a)} on {name(b)}" for a, b in pairs if a.geometry().intersects(b.geometry())]
    return found


def is_cut(widget: QWidget) -> bool:
    """Whether some of its words are missing that UI.md 16 wants whole."""
    may = isinstance(widget, ElidedLabel) and inside(widget, *MAY_ELIDE)
    if isinstance(widget, QLabel | QAbstractButton) and widget.width() > 0 and _is_covered(widget):
        return True
    if isinstance(widget, QLabel | QAbstractButton) and widget.width() <= 0:  # nothing of it is seen
        return not may
    if isinstance(widget, ElidedLabel):
        return widget.is_elided and not may
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() or _longest_word(widget) > widget.width()
        return bool(widget.text()) and widget.sizeHint().width() > widget.width()
    if isinstance(widget, QToolButton):  # its hint counts a margin that a word may stand in
        worded = widget.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
        return worded and widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width() - 6
    if isinstance(widget, QAbstractButton):
        return bool(widget.text()) and widget.sizeHint().width() > widget.width()
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) > _room(widget)
    if isinstance(widget, QAbstractSpinBox):
        return widget.fontMetrics().horizontalAdvance(widget.text()) > widget.lineEdit().width()
    if isinstance(widget, QListWidget):
        words = [widget.item(row).text() for row in range(widget.count())]
        widest = max(map(widget.fontMetrics().horizontalAdvance, words), default=0)
        return widest + widget.iconSize().width() + _BESIDE_A_ROW > widget.viewport().width()
    return isinstance(widget, QHeaderView) and _has_a_cut_head(widget)


def _is_covered(widget: QWidget) -> bool:
    """Not all of it is inside what stands round it; what a scroll area holds may be out of view above and below."""
    area = _scroll_area(widget)
    if area is None:
        return widget.visibleRegion().boundingRect() != widget.rect()
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    sideways = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return not sideways and (place.left() < 0 or place.right() >= area.viewport().width())


def _scroll_area(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def _longest_word(label: QLabel) -> int:
    words = label.text().split() if label.textFormat() is Qt.TextFormat.PlainText else []
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def _room(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _has_a_cut_head(header: QHeaderView) -> bool:
    model, along = header.model(), header.orientation()
    if model is None or along is not Qt.Orientation.Horizontal:
        return False
    texts = {place: str(model.headerData(place, along) or "") for place in range(header.count())}
    return any(
        header.fontMetrics().horizontalAdvance(text) > header.sectionSize(place)
        for place, text in texts.items()
        if not header.isSectionHidden(place)
    )
