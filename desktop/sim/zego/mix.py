"""One running mix: what goes into it now and how loud, and when it ends by itself.

Whether a client may start, change or stop it: `mixes.py`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.rooms import Rooms
from desktop.sim.zego.switches import OwnStream, Switches
from desktop.sim.zego.tones import Sound
from desktop.sim.zego.wish import MOST_INPUTS, AutoWish, DeskWish, Input, Output

GIVE_UP_S = 90.0  # how long a lost input is looked for

Parts = dict[str, tuple[Sound, float]]  # by the name of the input: what is heard of it, and its gain


class Addresses(Protocol):
    """What is heard at the addresses of inputs."""

    def sound(self, url: str) -> Sound | None:
        """None while nothing comes."""


class Mix:
    """What both kinds share. Times are Unix seconds of the stand-in's clock."""

    gives_up = False  # on an input that stays away

    def __init__(self, wish: AutoWish | DeskWish, is_test: bool, rooms: Rooms, addresses: Addresses) -> None:
        self.wish: AutoWish | DeskWish = wish
        self.is_test = is_test
        self.started_s = 0.0
        self.sequence = wish.sequence
        self._rooms = rooms
        self._addresses = addresses
        self._absent_since: dict[str, float] = {}
        self._lost: set[str] = set()
        self._idle_since: float | None = None

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Where it goes."""
        return self.wish.outputs

    def inputs(self) -> list[Input]:
        """Every input it should have now."""
        raise NotImplementedError

    def addresses(self) -> set[str]:
        """The addresses it is fed from."""
        return {one.name for one in self.inputs() if one.is_url}

    def parts(self) -> Parts:
        """Every input that is there, and has not been given up."""
        found: Parts = {}
        for one in self.inputs():
            sound = self._sound(one)
            if sound is not None and one.name not in self._lost:
                found[one.name] = (sound, one.volume / 100)
        return found

    def missing(self) -> list[str]:
        """The stream ids that nobody publishes. Addresses are believed."""
        return [one.name for one in self.inputs() if not one.is_url and self._sound(one) is None]

    def watch(self, now_s: float) -> bool:
        """Look after absent inputs; whether it has been idle for too long and ends."""
        there = {one.name: self._sound(one) is not None for one in self.inputs()}
        self._absent_since = {name: since for name, since in self._absent_since.items() if not there.get(name, True)}
        for name, is_there in there.items():
            if not is_there and now_s - self._absent_since.setdefault(name, now_s) >= GIVE_UP_S and self.gives_up:
                self._lost.add(name)
        if self.parts():
            self._idle_since = None
            return False
        self._idle_since = now_s if self._idle_since is None else self._idle_since
        return now_s - self._idle_since >= self.wish.max_idle_s

    def look_again(self) -> None:
        """Inputs that were given up are looked for once more."""
        self._absent_since.clear()
        self._lost.clear()

    def _sound(self, one: Input) -> Sound | None:
        if one.is_url:
            return self._addresses.sound(one.name)
        stream = self._rooms.find(one.name, self.is_test)
        return None if stream is None else stream.tone


class AutoMix(Mix):
    """All that is published in a room, more or less some. The server follows the room; nothing is given up."""

    wish: AutoWish

    def __init__(self, wish: AutoWish, is_test: bool, rooms: Rooms, addresses: Addresses, switches: Switches) -> None:
        super().__init__(wish, is_test, rooms, addresses)
        self._switches = switches

    def inputs(self) -> list[Input]:
        """The earliest nine."""
        return self._all()[:MOST_INPUTS]

    def check(self) -> None:
        """Raises Refused for inputs that cannot be."""
        own = self._own()
        if self._switches.own_stream is OwnStream.DUPLICATE and any(one.name in own for one in self.wish.added):
            raise Refused(Code.INPUT_TWICE, "duplicate input stream")
        if self._switches.auto_needs_extras:
            _check_there(self)
        if len(self._all()) > MOST_INPUTS:
            raise Refused(Code.TOO_MANY_INPUTS, "too many input streams")
        _check_outputs(self)

    def _own(self) -> list[str]:
        if not self._rooms.has(self.wish.room_id):
            return []
        streams = self._rooms.get(self.wish.room_id).streams
        shown = [self._rooms.shown(one, self.is_test) for one in streams]
        return [one for one in shown if one not in self.wish.removed]

    def _all(self) -> list[Input]:
        own = {name: Input(name, is_url=False) for name in self._own()}
        extra = {one.name: one for one in self.wish.added if one.name not in self.wish.removed}
        return [*(own | extra).values()]

    def change(self, wish: AutoWish) -> None:
        """What a repeated call changes: UserData and SoundLevel; ExtraMixInput only by the switch."""
        new = replace(self.wish, user_data=wish.user_data, sound_level=wish.sound_level)
        if self._switches.extra_live:
            again = {one.name for one in wish.added}
            kept = [one for one in new.added if one.name not in wish.removed | again]
            new = replace(new, added=(*kept, *wish.added), removed=(new.removed | wish.removed) - again)
        before, self.wish = self.wish, new
        try:
            self.check()
        except Refused:
            self.wish = before
            raise


class DeskMix(Mix):
    """Every input named by the client, with its volume. An input lost for too long stays away."""

    wish: DeskWish
    gives_up = True

    def inputs(self) -> list[Input]:
        """As the client listed them."""
        return [*self.wish.inputs]

    def check(self) -> None:
        """Raises Refused for inputs that cannot be."""
        _check_there(self)
        _check_outputs(self)

    def change(self, wish: DeskWish, needs_inputs: bool) -> None:
        """What a repeated call changes: inputs, volumes, the addresses of outputs, data; not codec or bitrate."""
        was = {one.address: one for one in self.wish.outputs}
        outputs = tuple(_encoded_as(was.get(one.address, self.wish.outputs[0]), one) for one in wish.outputs)
        before, self.wish = self.wish, replace(wish, outputs=outputs)
        try:
            if needs_inputs:
                self.check()
        except Refused:
            self.wish = before
            raise
        self.look_again()


def _encoded_as(was: Output, wanted: Output) -> Output:
    return replace(wanted, bitrate=was.bitrate, channels=was.channels, codec=was.codec)


def _check_there(mix: Mix) -> None:
    missing = mix.missing()
    if missing:
        raise Refused(Code.INPUT_MISSING, f"input stream does not exist: {missing[0]}")


def _check_outputs(mix: Mix) -> None:
    outputs = {one.stream_id for one in mix.outputs if one.stream_id}
    if any(one.name in outputs for one in mix.inputs()):
        raise Refused(Code.INPUT_IS_OUTPUT, "input stream is the same as the output stream")
