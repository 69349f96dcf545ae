"""A service on paper for the course of a mix: it keeps what it was told, and answers as a test wishes."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.control.mix_course import MixCourse
from desktop.control.mix_orders import Halt, Kind, ListRoom, Look, Order, Send, Tell
from desktop.core.errors import Code
from desktop.core.mix import STRIP_TRANSITIONS, MixState, Sender, StripState
from desktop.core.mix_setup import MixMode, MixSetup, Output
from desktop.services.zego.codes import CONFIRMED, Refused, ReturnCode, Verdict, sentence_of, verdict_of

DESK = MixSetup(MixMode.DESK, (Output("out"),))
AUTO = MixSetup(MixMode.AUTO, (Output("out"),))
LOST = Verdict(Code.SERVICE_SLOW, retry=True, doubtful=True)


def refused(number: int, message: str = "no") -> Verdict:
    """As the client tells of a code."""
    return verdict_of(Refused(sentence_of(number), number, message))


NO_TASK = refused(ReturnCode.NO_TASK)
BUSY = refused(ReturnCode.OVERLOAD)
WRONG = refused(ReturnCode.PARAMETER)


@dataclass
class Paper:
    """Carries out orders on paper, and looks at each step whether the house's promises hold."""

    course: MixCourse = field(default_factory=lambda: MixCourse(lambda: 0.0))
    now: float = 1000.0
    waiting: Send | Halt | None = None
    looks: list[Look] = field(default_factory=list)
    lists: int = 0
    told: list[Tell] = field(default_factory=list)
    sent: list[tuple[float, Send | Halt]] = field(default_factory=list)
    volumes: dict[str, int] | None = None  # what the service mixes
    newest: int = 0
    states: dict[str, StripState] = field(default_factory=dict)
    stamp: tuple[object, ...] = ()

    def do(self, orders: list[Order]) -> None:
        for one in orders:
            match one:
                case Send() | Halt():
                    assert self.waiting is None, "two requests under way"
                    self.waiting = one
                    self.sent.append((self.now, one))
                case Look():
                    self.looks.append(one)
                case ListRoom():
                    self.lists += 1
                case Tell():
                    self.told.append(one)
        self.check()

    def check(self) -> None:
        mix = self.course.mix
        # A restart, a takeover or another mode makes a new beginning of the strips' states.
        stamp = (mix.state, mix.mode, mix.task_id)
        for strip in mix.strips:
            state = mix.state_of(strip)
            if state is StripState.APPLIED:
                assert strip.confirmed is not None
                assert strip.confirmed.volume == strip.wish.volume
            former = self.states.get(strip.key, state)
            assert state is former or stamp != self.stamp or state in STRIP_TRANSITIONS[former], f"{former} → {state}"
        self.stamp = stamp
        self.states = {one.key: mix.state_of(one) for one in mix.strips}

    def people(self, *names: str) -> None:
        self.do(self.course.listed([Sender(name) for name in names], self.now))

    def execute(self, request: Send | Halt) -> None:
        """The service does it, unless it has seen a later one."""
        if request.number < self.newest:
            return
        self.newest = request.number
        if isinstance(request, Halt):
            self.volumes = None
        else:
            self.volumes = {key: level.volume for key, level in request.levels.items()}

    def answer(self, verdict: Verdict = CONFIRMED, *, executed: bool | None = None) -> Send | Halt:
        request, self.waiting = self.waiting, None
        assert request is not None, "nothing was asked"
        if verdict.ok if executed is None else executed:
            self.execute(request)
        self.do(self.course.answered(request.number, verdict, (), self.now))
        return request

    def look(self, verdict: Verdict = CONFIRMED) -> None:
        self.do(self.course.looked(self.looks.pop().number, verdict, self.now))

    def move(self, key: str, fader: int) -> None:
        self.course.strips.move(key, fader)
        self.do(self.course.settle(self.now))

    def mute(self, key: str, muted: bool = True) -> None:
        self.course.strips.mute(key, muted)
        self.do(self.course.settle(self.now))

    def wait(self, seconds: float) -> None:
        """Time passes, with a bell at each moment that is due."""
        end = self.now + seconds
        for _ in range(1000):
            due = self.course.due
            if due is None or due > end:
                break
            self.now = max(self.now, due)
            self.do(self.course.settle(self.now))
            if self.course.due is not None and self.course.due <= self.now:
                raise AssertionError("it rings again at once")
        self.now = end
        self.do(self.course.settle(self.now))

    def state(self, key: str) -> StripState:
        strip = self.course.mix.strip(key)
        assert strip is not None, key
        return self.course.mix.state_of(strip)

    def fader(self, key: str) -> int:
        strip = self.course.mix.strip(key)
        assert strip is not None, key
        return strip.wish.fader

    @property
    def codes(self) -> list[Code]:
        return [one.code for one in self.told]


def running(*names: str, setup: MixSetup = DESK) -> Paper:
    """A mix that runs with these people."""
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(setup, paper.now))
    paper.people(*names)
    paper.do(paper.course.start(paper.now))
    sent = paper.answer()
    assert isinstance(sent, Send)
    assert sent.kind is Kind.START
    assert paper.course.mix.state is MixState.RUNNING
    paper.told.clear()
    paper.wait(0.2)
    return paper
