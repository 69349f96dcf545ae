from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.channel import Channel, ChannelType
from desktop.ui.channels.rows import Heading, Row, Rows


def channel(number: int, label: str, category: int = 1, **more: int) -> Channel:
    return Channel(number, 7, category, f"Category {category}", label, **more)


def labels(rows: list[Row]) -> list[str]:
    return [row.name if isinstance(row, Heading) else row.label for row in rows]


def test_channels_stand_under_their_headings_in_the_order_of_the_service() -> None:
    rows = Rows([channel(1, "b"), channel(2, "x", 2), channel(3, "a")])
    assert labels(rows.shown()) == ["Category 1", "b", "a", "Category 2", "x"]
    assert len(rows) == 3


def test_a_collapsed_category_keeps_its_heading_and_says_how_many() -> None:
    shown = Rows([channel(1, "b"), channel(2, "x", 2)]).shown(collapsed={1})
    assert labels(shown) == ["Category 1", "Category 2", "x"]
    assert shown[0] == Heading(1, "Category 1", 1, True)


def test_the_filter_reads_without_marks_and_opens_what_is_collapsed() -> None:
    rows = Rows([channel(1, "Đêm nay"), channel(2, "sport"), channel(3, "Radio đêm", 2)])
    assert labels(rows.shown("DEM", collapsed={1})) == ["Category 1", "Đêm nay", "Category 2", "Radio đêm"]
    assert labels(rows.shown("dem radio")) == ["Category 2", "Radio đêm"]
    assert rows.shown("dem nothing") == []
    assert rows.shown("nothing") == []


def test_threads_follow_their_parent_and_orphans_stay() -> None:
    thread, orphan = int(ChannelType.THREAD), 99
    rows = Rows(
        [
            channel(1, "a"),
            channel(2, "b"),
            channel(3, "a's thread", type=thread, parent_id=1),
            channel(4, "lost", type=thread, parent_id=orphan),
        ]
    )
    assert labels(rows.shown()) == ["Category 1", "a", "a's thread", "b", "lost"]


def test_a_thread_of_a_thread_is_not_lost() -> None:
    thread = int(ChannelType.THREAD)
    found = [
        channel(1, "a"),
        channel(3, "deeper", type=thread, parent_id=2),
        channel(4, "b"),
        channel(2, "thread", type=thread, parent_id=1),
    ]
    assert labels(Rows(found).shown()) == ["Category 1", "a", "thread", "deeper", "b"]


MANY = st.lists(
    st.builds(Channel, st.integers(1, 50), st.just(7), st.integers(0, 3), st.just("c"), st.text(max_size=6)),
    max_size=40,
)


@given(MANY, st.text(max_size=3), st.sets(st.integers(0, 3)))
def test_no_channel_is_lost_or_doubled(channels: list[Channel], needle: str, collapsed: set[int]) -> None:
    rows = Rows(channels)
    everything = [row for row in rows.shown() if isinstance(row, Channel)]
    assert sorted(map(id, everything)) == sorted(map(id, channels))
    shown = [row for row in rows.shown(needle, collapsed) if isinstance(row, Channel)]
    assert len(shown) <= len(channels)


def test_names_are_made_ready_in_parts_or_at_once() -> None:
    rows = Rows(Channel(number, 1, number % 3, label=f"Đêm {number}") for number in range(5))
    assert rows.prepare(2)
    assert [row.label for row in rows.shown("dem 4") if isinstance(row, Channel)] == ["Đêm 4"]
    assert not rows.prepare(2)
