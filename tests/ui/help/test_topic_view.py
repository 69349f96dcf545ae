from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextTable
from pytestqt.qtbot import QtBot

from desktop.paths import Paths
from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.help.topic_view import TopicView
from desktop.ui.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> TopicView:
    found = TopicView(theme)
    qtbot.addWidget(found)
    found.setSearchPaths([str(Paths.resources() / "help" / "en")])
    found.setSource(QUrl("trouble.md"))
    return found


def table(view: TopicView) -> QTextTable:
    return next(one for one in view.document().rootFrame().childFrames() if isinstance(one, QTextTable))


def test_parts_stand_apart_and_tables_have_the_lines_of_the_theme(view: TopicView, theme: Theme) -> None:
    assert view.toPlainText().startswith("When something breaks")
    assert view.document().begin().blockFormat().bottomMargin() > 0
    assert table(view).format().borderBrush().color() == theme.colour("line.soft")
    before = theme.colour("line.soft")
    theme.apply(Appearance(theme=Scheme.LIGHT))
    assert theme.colour("line.soft") != before
    assert table(view).format().borderBrush().color() == theme.colour("line.soft")


def test_links_lead_on_and_back(view: TopicView) -> None:
    view.setSource(QUrl("mix.md"))
    assert view.toPlainText().startswith("Mix")
    view.backward()
    assert view.toPlainText().startswith("When something breaks")
    assert table(view).format().cellPadding() > 0


def test_an_address_outside_is_not_opened(view: TopicView) -> None:
    assert not view.openExternalLinks()
