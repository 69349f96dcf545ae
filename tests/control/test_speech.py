"""What is said on its way: refused, it is undone where it was shown."""

from __future__ import annotations

import pytest

from desktop.control.reading import Reading
from desktop.control.speech import Speech
from desktop.core.channel import Channel
from desktop.core.chat import Message, Reaction
from desktop.core.chat_line import Delivery
from desktop.core.errors import Code, Trouble
from tests.control.mezon_parts import ME, FakeLink

CHANNEL = Channel(11, 1)


class Heard:
    def __init__(self) -> None:
        self.troubles: list[str] = []
        self.filled = 0
        self.speech = Speech(lambda: None, lambda one: self.troubles.append(one.code), self._fill, lambda: True)

    def _fill(self, *_: object) -> None:
        self.filled += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def place() -> Reading:
    made = Reading(CHANNEL, ME)
    made.room.add((Message(1, 11, sender_id=ME, text="old"),))
    return made


async def test_a_refused_reaction_edit_and_removal_change_nothing(heard: Heard, place: Reading) -> None:
    link = FakeLink(fails=Trouble(Code.CHAT_SEND))
    line = place.room.line(1)
    assert line is not None
    await heard.speech.react(link.link, place, line, Reaction(0, "👍", ME))
    await heard.speech.edit(link.link, place, line, "new")
    await heard.speech.remove(link.link, place, line)
    left = place.room.line(1)
    assert left is not None
    assert (left.message.text, left.message.removed, left.tallies) == ("old", False, ())
    assert heard.troubles == [Code.CHAT_SEND] * 3


async def test_without_an_answer_history_is_looked_into(heard: Heard, place: Reading) -> None:
    link = FakeLink(fails=Trouble(Code.SERVICE_SLOW))
    key = place.room.typed("hi", "Me", (), (), None)
    await heard.speech.say(link.link, place, key)
    line = place.room.line(key)
    assert line is not None
    assert line.uncertain
    assert line.delivery is Delivery.FAILED
    assert heard.filled == 1
    await heard.speech.say_again(link.link, place, key)  # nobody can tell yet
    assert [one[0] for one in link.done].count("send") == 1


async def test_who_may_not_write_is_told_so(heard: Heard, place: Reading) -> None:
    link = FakeLink(fails=Trouble(Code.CHAT_RIGHTS))
    await heard.speech.say(link.link, place, place.room.typed("hi", "Me", (), (), None))
    assert not place.may_write
    assert heard.troubles == [Code.CHAT_RIGHTS]
