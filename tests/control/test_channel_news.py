from __future__ import annotations

from desktop.control.channel_news import ChannelNews
from desktop.core.channel import Channel


def channel(number: int, clan: int = 1, label: str = "") -> Channel:
    return Channel(number, clan, label=label)


def test_what_was_made_or_deleted_meanwhile_is_no_matter_of_luck() -> None:
    news = ChannelNews()
    news.begin()
    news.made(channel(3, label="told"))
    news.made(channel(4, clan=2))
    news.made(channel(1, label="told"))
    news.deleted(2)
    read = (channel(1, label="read"), channel(2))
    assert news.applied(1, read) == {1: channel(1, label="read"), 3: channel(3, label="told")}


def test_another_reading_knows_it_by_itself() -> None:
    news = ChannelNews()
    news.deleted(1)
    news.begin()
    assert news.applied(1, (channel(1),)) == {1: channel(1)}
