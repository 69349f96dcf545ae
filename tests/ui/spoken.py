"""What a screen reader is told of the window: its accessibility tree, read as it would be."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

_KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, QTextEdit,
)  # fmt: skip
_QTS_OWN = (
    "QComboBoxPrivateContainer", "QComboBoxListView", "QLineEditIconButton", "QTableCornerButton", "QHeaderView",
)  # fmt: skip
NOTHING_SAID = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Whitespace}
MOST_ITEMS = 40


def controls(root: QWidget) -> list[QWidget]:
    """Everything visible in it that can be operated, by key or by mouse."""
    return [one for one in root.findChildren(QWidget) if one.isVisibleTo(root) and _is_control(one)]


def role(widget: QWidget) -> QAccessible.Role:
    """What it is said to be."""
    found = QAccessible.queryAccessibleInterface(widget)
    return QAccessible.Role.NoRole if found is None else found.role()


def spoken_name(widget: QWidget) -> str:
    """What it is said to be called."""
    found = QAccessible.queryAccessibleInterface(widget)
    return "" if found is None else found.text(QAccessible.Text.Name).strip()


def unnamed(root: QWidget) -> list[str]:
    """Each control, and each of the first items of a list, that says nothing or is nothing."""
    wrong = []
    for widget in controls(root):
        if not spoken_name(widget):
            wrong.append(f"no name: {_where(widget)}")
        if role(widget) in NOTHING_SAID and not isinstance(widget, QScrollArea):  # that is only scrolled
            wrong.append(f"no role: {_where(widget)}")
        wrong += [f"no name: item {n} of {_where(widget)}" for n in _silent_items(widget)]
    return wrong


def stops(root: QWidget) -> list[QWidget]:
    """What Tab must reach in it."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisibleTo(root)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not _is_inner(one)
        and not _is_other_choice(one)
    ]


def described(widget: QWidget) -> str:
    """For a message: what and where it is."""
    return f"{spoken_name(widget)!r} {_where(widget)}"


def _is_control(widget: QWidget) -> bool:
    if _is_inner(widget) or isinstance(widget, QScrollBar):
        return False
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        return True
    return isinstance(widget, _KINDS)


def _is_inner(widget: QWidget) -> bool:
    """A part of one of Qt's own controls, for which that one speaks."""
    parent = widget.parentWidget()
    if widget.metaObject().className() in _QTS_OWN or widget.objectName().startswith("qt_"):
        return True
    if parent is not None and parent.metaObject().className() in _QTS_OWN:
        return True
    return isinstance(parent, QAbstractSpinBox | QComboBox) and isinstance(widget, QLineEdit)


def _is_other_choice(widget: QWidget) -> bool:
    """One of several choices, of which Tab reaches the first: arrows go on from there."""
    if not isinstance(widget, QRadioButton):
        return False
    group = widget.group()
    others = group.buttons() if group is not None else []
    return bool(others) and widget is not others[0]


def _silent_items(widget: QWidget) -> Iterator[int]:
    if not isinstance(widget, QAbstractItemView):
        return
    found = QAccessible.queryAccessibleInterface(widget)
    for n in range(min(found.childCount(), MOST_ITEMS)):
        child = found.child(n)
        if child is None or child.object() is not None:
            continue  # a header or the corner
        if child.role() in (QAccessible.Role.ListItem, QAccessible.Role.TreeItem) and not child.text(
            QAccessible.Text.Name
        ):
            yield n


def _where(widget: QWidget) -> str:
    names = []
    step: QWidget | None = widget
    while step is not None and len(names) < 4:
        names.append(type(step).__name__ + (f"#{step.objectName()}" if step.objectName() else ""))
        step = step.parentWidget()
    return " in ".join(names)
