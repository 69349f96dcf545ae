"""Cuts the bytes of a stream into binary messages, as a meeting's switches say. Pure."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator

from desktop.sim.behaviour import Chunking, Damage, DamageKind

_MIB = 1 << 20


class Chunker:
    """Takes segment after segment (init or fragment); gives messages, and the rest at the end."""

    def __init__(self, chunking: Chunking, size: int, seed: int) -> None:
        self._chunking = chunking
        self._size = size
        self._dice = random.Random(seed)
        self._carried = bytearray()

    def feed(self, segment: bytes) -> Iterator[bytes]:
        """The messages that are due once `segment` is there."""
        match self._chunking:
            case Chunking.FRAGMENT:
                yield segment
            case Chunking.BOX:
                yield from _boxes(segment)
            case Chunking.READ:
                for at in range(0, len(segment), self._size):
                    yield segment[at : at + self._size]
            case Chunking.BIG:
                self._carried += segment
                if len(self._carried) > _MIB:
                    yield from self.rest()
            case Chunking.CARRY | Chunking.RANDOM:
                self._carried += segment
                yield from self._across()

    def rest(self) -> Iterator[bytes]:
        """What is still held back; to be called before the stream ends or starts anew."""
        if self._carried:
            data = bytes(self._carried)
            self._carried.clear()
            yield data

    def _across(self) -> Iterator[bytes]:
        at = 0
        while True:
            size = self._size if self._chunking is Chunking.CARRY else self._dice.randint(1, self._size)
            if at + size > len(self._carried):
                break
            yield bytes(self._carried[at : at + size])
            at += size
        del self._carried[:at]


class Damager:
    """Damages the fragments that the switch names; the same seed does the same."""

    def __init__(self, damage: Damage | None, seed: int) -> None:
        self._damage = damage
        self._dice = random.Random(seed)
        self._count = 0

    def __call__(self, fragment: bytes) -> bytes:
        """The fragment as it travels; may be empty."""
        number, self._count = self._count, self._count + 1
        damage = self._damage
        if damage is None or number < damage.first:
            return fragment
        if number > damage.first and (not damage.every or (number - damage.first) % damage.every):
            return fragment
        return self._broken(damage.kind, fragment)

    def _broken(self, kind: DamageKind, fragment: bytes) -> bytes:
        match kind:
            case DamageKind.FLIP:
                data = bytearray(fragment)
                for _ in range(12):
                    data[self._dice.randrange(8, len(data))] ^= self._dice.randint(1, 255)
                return bytes(data)
            case DamageKind.HEADER:
                return struct.pack(">I", 0x7FFFFFF0) + fragment[4:]
            case DamageKind.CUT:
                return fragment[: len(fragment) // 2]
            case DamageKind.LOST:
                return b""
            case DamageKind.GARBAGE:
                return self._dice.randbytes(777) + fragment


def _boxes(segment: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(segment):
        (size,) = struct.unpack_from(">I", segment, at)
        size = size if 8 <= size <= len(segment) - at else len(segment) - at  # a damaged size: the rest, as it is
        yield segment[at : at + size]
        at += size
