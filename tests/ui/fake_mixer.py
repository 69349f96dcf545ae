"""A mixer without a service: how it stands can be set, every wish is noted."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from desktop.core.errors import Trouble
from desktop.core.mix import Hindrance, Mix, Strip
from desktop.core.mix_setup import OutputFault
from desktop.core.signal import Signal
from tests.ui.fake_desk import FakeCheck


class FakeMixer:
    """Faithful to `desktop.control.mixer`, as far as the window looks."""

    changed = Signal()

    def __init__(self, mix: Mix) -> None:
        self.mix = mix
        self.left: Any = None
        self.left_behind = SimpleNamespace(unasked=None)
        self.hindrance, self.output_fault = Hindrance.NONE, OutputFault.NONE
        self.room_trouble: Trouble | None = None
        self.room_read, self.is_new = True, False
        self.taken_out: tuple[Strip, ...] = ()
        self.wishes: list[str] = []

    def _note(self, wish: str) -> None:
        self.wishes.append(wish)

    def check(self) -> None:
        self._note("check")

    def clear(self) -> None:
        self._note("clear")

    def take_over(self) -> None:
        self._note("take over")


class FakeScenes:
    changed = Signal()
    all = ()

    def recall(self, _scene: object) -> None: ...


class FakeMix(SimpleNamespace):
    """The same attributes as `desktop.control.mix_desk.MixDesk` has for the window."""

    def __init__(self, mix: Mix) -> None:
        super().__init__(mixer=FakeMixer(mix), scenes=FakeScenes(), check=FakeCheck([]))
