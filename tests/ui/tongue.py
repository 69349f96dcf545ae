"""Every text that a window says, seen or read aloud, and of which language it is."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QMenu, QTabBar, QWidget

from desktop.ui.i18n import MIRRORED, PSEUDO

ROOT = Path(__file__).resolve().parents[2]
_LETTERS = 3  # less of its own a text has not enough to be known by
_ROWS = 60
_HOLE = re.compile(r"\{[a-z_0-9]*\}|%n")
_FROM_THE_RIGHT = "\u200f"
_NAMES = {"Airdesk", "Token", "Bearer"}  # the same in every language, pseudo-languages too
_TEXTS = (
    "text", "title", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
    "placeholderText", "prefix", "suffix", "windowTitle",
)  # fmt: skip
_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip


def left_behind(root: QWidget, language: str) -> list[str]:
    """Texts of `root` and of what it shows that are of another language than `language`."""
    return sorted({f"{place}: {text!r}" for place, text in spoken(root) if text and not is_of(text, language)})


@cache
def is_of(text: str, language: str) -> bool:
    """False where a text is known to be of another language. Names and figures are of every one."""
    plain = text.replace("&", "")
    if plain in _NAMES:
        return True
    if _is_pseudo(plain):
        return language == (MIRRORED if _FROM_THE_RIGHT in plain else PSEUDO)
    if language in ("en", "vi") and _known(language).fullmatch(plain):
        return True
    return not any(_known(other).fullmatch(plain) for other in ("en", "vi") if other != language)


def spoken(root: QWidget) -> Iterator[tuple[str, str]]:
    """Where, and what: of every widget that is shown, of lists and tables, of menus."""
    for widget in [root, *(one for one in root.findChildren(QWidget) if one.isVisibleTo(root) and one.isVisible())]:
        kind = type(widget).__name__
        for one in _TEXTS:
            said = getattr(widget, one, None)
            text = said() if callable(said) else None
            if isinstance(text, str) and (one != "windowTitle" or widget.isWindow()):
                yield f"{kind}.{one}", text
        if isinstance(widget, QComboBox):
            yield from ((f"{kind}.item", widget.itemText(place)) for place in range(widget.count()))
        if isinstance(widget, QTabBar):
            yield from ((f"{kind}.tab", widget.tabText(place)) for place in range(widget.count()))
            yield from ((f"{kind}.tabTip", widget.tabToolTip(place)) for place in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from ((f"{kind}.row", text) for text in _of_model(widget.model()))
        yield from ((f"{kind}.action", text) for text in _of_actions(widget.actions()))


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(_ROWS, model.rowCount(QModelIndex()))):
            index = model.index(row, column)
            yield from (text for text in (index.data(role) for role in _ROLES) if isinstance(text, str))


def _of_actions(actions: list[QAction]) -> Iterator[str]:
    for action in actions:
        if action.isSeparator():
            continue
        yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield menu.title()
            yield from _of_actions(menu.actions())


def _is_pseudo(text: str) -> bool:
    return bool(re.search(r"\[.*[ẫễĩỗữỹđñçẪỄĨỖỮỸĐÑÇ].*~\]", text, re.DOTALL))


@cache
def _known(language: str) -> re.Pattern[str]:
    """Every text of a language that can be told from data, its values left open."""
    found: set[str] = set()
    for file in ("vi", "en") if language == "en" else (language,):
        for message in ET.parse(ROOT / "translations" / f"airdesk_{file}.ts").getroot().iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found |= {message.findtext("source", "")} if language == "en" and file == "vi" else set(forms)
    own = {text for text in found if sum(map(str.isalpha, _HOLE.sub("", text))) >= _LETTERS}
    patterns = (".+?".join(map(re.escape, _HOLE.split(text.replace("&", "")))) for text in sorted(own))
    return re.compile("|".join(patterns), re.DOTALL)
