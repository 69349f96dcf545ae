"""Asked while there is a connection, and only then."""

from __future__ import annotations

import asyncio

import pytest

from desktop.control import live_marks
from desktop.control.live_marks import LiveMarks
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from tests.control.mezon_parts import FakeLink
from tests.control.parts import until


async def test_asked_again_and_again_and_what_was_known_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_marks, "EVERY_S", 0.001)
    answers: list[frozenset[int] | Trouble] = [frozenset({7}), Trouble(Code.SERVICE_DOWN), frozenset()]
    told: list[frozenset[int]] = []

    async def ask() -> frozenset[int]:
        await asyncio.sleep(0)
        answer = answers.pop(0) if answers else frozenset({9})
        if isinstance(answer, Trouble):
            raise answer
        return answer

    tasks, link = Tasks("test"), FakeLink()
    marks = LiveMarks(tasks, ask, told.append, lambda: True)
    link.socket.go(SocketState.WAITING)
    marks.bind(link.link)
    assert not len(tasks)
    link.socket.go(SocketState.ONLINE)
    await until(lambda: len(told) >= 3)
    assert told[:3] == [{7}, frozenset(), {9}]
    link.socket.go(SocketState.WAITING)
    await until(lambda: not len(tasks))
    link.socket.go(SocketState.ONLINE)
    assert len(tasks) == 1
    marks.close()
    await until(lambda: not len(tasks))
    await tasks.aclose()


async def test_nothing_is_asked_while_the_same_account_is_on_air(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_marks, "EVERY_S", 0.001)
    questions: list[str] = []
    told: list[frozenset[int]] = []
    looked: list[bool] = []

    async def ask() -> frozenset[int]:
        questions.append("asked")
        return frozenset({7})

    def may_ask() -> bool:
        looked.append(True)
        return len(looked) > 3

    tasks, link = Tasks("test"), FakeLink()
    marks = LiveMarks(tasks, ask, told.append, may_ask)
    marks.bind(link.link)
    link.socket.go(SocketState.ONLINE)
    await until(lambda: bool(told))
    assert len(looked) > 3
    assert len(questions) == len(looked) - 3
    marks.close()
    await tasks.aclose()


async def test_whether_it_answers_is_known_and_asked_at_once_when_a_broadcast_has_ended() -> None:
    answers: list[frozenset[int] | Trouble] = [frozenset({7}), Trouble(Code.SERVICE_DOWN)]
    on_air, told = [False], list[bool | None]()

    async def ask() -> frozenset[int]:
        await asyncio.sleep(0)
        answer = answers.pop(0)
        if isinstance(answer, Trouble):
            raise answer
        return answer

    tasks, link = Tasks("test"), FakeLink()
    marks = LiveMarks(tasks, ask, lambda _live: None, lambda: not on_air[0])
    marks.changed.connect(lambda: told.append(marks.reached))
    link.socket.go(SocketState.ONLINE)
    marks.bind(link.link)
    await until(lambda: marks.reached is True)
    on_air[0] = True
    link.socket.go(SocketState.WAITING)
    link.socket.go(SocketState.ONLINE)
    assert marks.reached is None
    await asyncio.sleep(0)
    marks.look()
    on_air[0] = False
    marks.look()
    await until(lambda: marks.reached is False)
    marks.close()
    assert told == [True, None, False, None]
    await tasks.aclose()
