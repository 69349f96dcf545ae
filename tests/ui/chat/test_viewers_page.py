from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.chat.viewers_page import FILTER_FROM, ViewersFace, ViewersPage, ViewerView
from desktop.ui.theme import Theme

NINE = datetime(2026, 11, 20, 9, 12, tzinfo=UTC)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ViewersPage:
    found = ViewersPage(theme)
    qtbot.addWidget(found)
    found.show()
    return found


def words(page: ViewersPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_what_stands_there_without_viewers(page: ViewersPage) -> None:
    assert "No streaming channel open" in words(page)
    page.show_face(ViewersFace(streaming=True))
    assert "Loading viewers…" in words(page)
    page.show_face(ViewersFace(streaming=True, known=True))
    assert "Nobody is watching yet." in words(page)
    page.show_face(ViewersFace(streaming=True, failed=True))
    assert "Who is watching is not known now." in words(page)
    page.show_face(ViewersFace(streaming=True, known=True, failed=True))
    assert "The viewer list could not be read. The number may be wrong." in words(page)


def test_since_when_and_who_may_be_gone(page: ViewersPage) -> None:
    views = (ViewerView(1, "Bảo", NINE), ViewerView(2, "Mei", None, NINE, doubtful=True))
    page.show_face(ViewersFace(streaming=True, known=True, viewers=views))
    rows = page.list.people.rows
    assert "since" in rows[0].second
    assert not rows[0].doubtful
    assert "last confirmed" in rows[1].second
    assert rows[1].doubtful
    assert "perhaps gone" in rows[1].spoken
    assert "2 waiting" in words(page)
    page.show_face(ViewersFace(streaming=True, known=True, viewers=views, live=True))
    assert "2 watching" in words(page)
    assert not page.filter_field.isVisible()


def test_many_can_be_filtered(page: ViewersPage) -> None:
    views = tuple(ViewerView(n, f"Đêm {n}") for n in range(FILTER_FROM + 1))
    page.show_face(ViewersFace(streaming=True, known=True, viewers=views))
    assert page.filter_field.isVisible()
    page.filter_field.setText("dem 20")
    assert [one.id for one in page.list.people.rows] == [20]
    page.filter_field.setText("nobody")
    assert "Nobody matches “" in page.empty._title.text()
