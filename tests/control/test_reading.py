"""History after a lost connection."""

from __future__ import annotations

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


async def test_what_could_not_be_read_is_read_the_next_time() -> None:
    link, reading = FakeLink(past=said(1)), Reading(Channel(11, 1), ME)
    link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon", code=502)
    await reading.fill(link.link)
    assert reading.trouble is link.fails
    link.fails = None
    await reading.fill(link.link)
    assert (ids(reading), reading.trouble) == ([1], None)
