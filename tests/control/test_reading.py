"""History after a lost connection."""

from __future__ import annotations

import pytest

from desktop.control import reading as reading_module
from desktop.control.reading import GAP_PAGES, PAGE, Reading
from desktop.core.channel import Channel
from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from tests.control.mezon_parts import ME, FakeLink


def said(*ids: int) -> list[Message]:
    return [Message(one, 11, 1, 5, text=str(one)) for one in ids]


def ids(reading: Reading) -> list[int]:
    return [line.message.id for line in reading.room.lines]


async def test_pages_upwards() -> None:
    link, reading = FakeLink(past=said(*range(1, PAGE * 2))), Reading(Channel(11, 1), ME)
    await reading.fill(link.link)
    assert reading.has_older
    await reading.older(link.link)
    assert ids(reading) == list(range(1, PAGE * 2))
    assert not reading.has_older


async def test_a_gap_is_filled_also_where_newer_ones_came_first() -> None:
    link, reading = FakeLink(past=said(1, 2)), Reading(Channel(11, 1), ME)
    await reading.fill(link.link)
    reading.lost()
    missed = range(3, PAGE * 3)
    link.past += said(*missed)
    reading.room.add(said(missed[-1]))
    await reading.fill(link.link)
    assert ids(reading) == [1, 2, *missed]


async def test_a_gap_that_is_too_long_is_a_jump() -> None:
    link, reading = FakeLink(past=said(1)), Reading(Channel(11, 1), ME)
    await reading.fill(link.link)
    reading.lost()
    link.past += said(*range(2, PAGE * (GAP_PAGES + 2)))
    await reading.fill(link.link)
    assert ids(reading) == [one.id for one in link.past[-PAGE:]]
    assert reading.has_older


async def test_more_than_a_page_missed_in_an_empty_channel_is_not_lost() -> None:
    link, reading = FakeLink(), Reading(Channel(11, 1), ME)
    await reading.fill(link.link)
    assert not reading.has_older
    reading.lost()
    link.past += said(*range(1, PAGE * 2))
    await reading.fill(link.link)
    assert reading.has_older
    await reading.older(link.link)
    assert ids(reading) == list(range(1, PAGE * 2))


async def test_what_was_taken_back_meanwhile_is_seen_as_far_as_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    link, reading = FakeLink(past=said(*range(1, PAGE * 6))), Reading(Channel(11, 1), ME)
    await reading.fill(link.link)
    for _ in range(5):
        await reading.older(link.link)
    reading.lost()
    gone = (3, PAGE * 4, PAGE * 6 - 1)
    link.past = [one for one in link.past if one.id not in gone]
    link.done.clear()
    await reading.fill(link.link)
    assert [line.message.id for line in reading.room.lines if line.message.removed] == list(gone)
    assert len(link.done) == 6 + 1  # and one for the gap: no more than what is here
    monkeypatch.setattr(reading_module, "AGAIN_PAGES", 4)
    reading.lost()
    link.past = [one for one in link.past if one.id not in (4, PAGE * 4 + 1)]
    link.done.clear()
    await reading.fill(link.link)
    gone = (3, PAGE * 4, PAGE * 4 + 1, PAGE * 6 - 1)
    assert [line.message.id for line in reading.room.lines if line.message.removed] == list(gone)
    assert len(link.done) == 4 + 1


async def test_a_reading_that_fails_for_a_while_is_repeated_and_a_refused_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_module, "AGAIN_S", (0.001,))
    link, reading = FakeLink(past=said(1)), Reading(Channel(11, 1), ME)
    told: list[str] = []

    def heard() -> None:
        told.append(reading.trouble.code if reading.trouble is not None else "")
        if len(told) == 3:
            link.fails = None

    link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    await reading.persist(link.link, heard, lambda: True)
    assert told == [Code.SERVICE_DOWN] * 3 + [""]
    refused = Reading(Channel(12, 1), ME)
    link.fails = Trouble(Code.MEZON_RIGHTS, service="Mezon", code=3)
    await refused.persist(link.link, lambda: None, lambda: True)
    link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    await refused.persist(link.link, lambda: None, lambda: False)
    assert refused.trouble is link.fails


async def test_what_could_not_be_read_is_read_the_next_time() -> None:
    link, reading = FakeLink(past=said(1)), Reading(Channel(11, 1), ME)
    link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    await reading.fill(link.link)
    assert reading.trouble is link.fails
    link.fails = None
    await reading.fill(link.link)
    assert (ids(reading), reading.trouble) == ([1], None)
