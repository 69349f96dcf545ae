from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint

from desktop.core.chat import Attachment
from desktop.core.chat_line import Delivery, Tally
from desktop.ui.chat.message_layout import MOST_CARDS, MessageLayout, Press
from desktop.ui.theme import Theme
from tests.ui.chat.lines import line


def presses(layout: MessageLayout) -> list[Press]:
    return [spot.press for spot in layout.spots]


def test_a_link_behind_emoji_is_found_where_it_is_seen(theme: Theme) -> None:
    layout = MessageLayout(theme, line(1, "😀😀 https://example.org ok"), True, 320)
    row = layout.text.lineAt(0)
    place = row.cursorToX(layout.links[0][0] + 3)
    x = place[0] if isinstance(place, tuple) else place
    spot = layout.spot_at(QPoint(int(layout.text_at.x() + x), int(layout.text_at.y() + row.height() / 2)))
    assert spot is not None
    assert (spot.press, spot.value) == (Press.LINK, "https://example.org")
    assert layout.spot_at(QPoint(0, 0)) is None


def test_what_failed_can_be_tried_again_or_deleted(theme: Theme) -> None:
    assert presses(MessageLayout(theme, line(1, delivery=Delivery.FAILED), True, 320)) == [Press.RETRY, Press.DELETE]
    assert presses(MessageLayout(theme, line(1, delivery=Delivery.PENDING), True, 320)) == []


def test_files_and_reactions_are_pressed_one_by_one(theme: Theme) -> None:
    files = tuple(Attachment(f"{place}.png", "https://x.y") for place in range(9))
    tallies = tuple(Tally(place, "👍", place) for place in range(30))
    layout = MessageLayout(theme, line(1, files=files, tallies=tallies), True, 320)
    assert presses(layout).count(Press.ATTACHMENT) == MOST_CARDS
    spots = [spot for spot in layout.spots if spot.press is Press.TALLY]
    assert [spot.value for spot in spots] == list(range(30))
    assert all(spot.rect.right() <= 320 and spot.rect.bottom() < layout.height for spot in spots)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(max_size=300), width=st.integers(120, 900), head=st.booleans())
def test_any_text_at_any_width_has_a_height_and_stays_inside(theme: Theme, text: str, width: int, head: bool) -> None:
    layout = MessageLayout(theme, line(1, text), head, width)
    assert 0 < layout.height < 5_000
    for number in range(layout.text.lineCount()):
        assert layout.text.lineAt(number).width() <= width
