"""“Mute all” is pressed and released at any moment of an evening, over something on paper that can be heard."""

from __future__ import annotations

from typing import Any, Protocol

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.core.panic import Quiet, Target

ANY_EVENING = settings(max_examples=150, stateful_step_count=30)


class Silence(Protocol):
    @property
    def target(self) -> Target: ...
    def hold(self) -> None: ...
    def let_go(self) -> None: ...


class AnySilence(RuleBasedStateMachine):
    """Who inherits adds what else happens to `paper`, whose `heard` says what others hear."""

    def __init__(self, paper: Any, silence: Silence) -> None:
        super().__init__()
        self.paper, self.silence = paper, silence
        self.held = False

    @rule()
    def mute_all(self) -> None:
        if not self.held:
            self.held = True
            self.silence.hold()

    @rule()
    def release(self) -> None:
        if self.held:
            self.held = False
            self.silence.let_go()

    @invariant()
    def never_called_silent_while_it_is_heard(self) -> None:
        if self.silence.target.quiet is Quiet.MUTED:
            assert not self.paper.heard
