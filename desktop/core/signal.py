"""Signals below the window, where Qt is not allowed: who has something to say needs not know who listens.

A library for this would be fifty modules and three megabytes of an idle desk.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import MethodType
from typing import Any, overload
from weakref import WeakMethod

Slot = Callable[..., object]


class EmitLoopError(Exception):
    """A listener failed; its own error is the cause. Who came after it was not told."""


class Signal:
    """Stands in a class, as `changed = Signal(str)`: the types say what is emitted. Each object has one of its own."""

    def __init__(self, *types: object) -> None:
        self.types = types
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Signal: ...
    @overload
    def __get__(self, owner: object, kind: type) -> SignalInstance: ...
    def __get__(self, owner: object | None, kind: type) -> Signal | SignalInstance:
        if owner is None:
            return self
        own = SignalInstance(f"{kind.__name__}.{self._name}", len(self.types))
        vars(owner)[self._name] = own  # found before this from now on
        return own


class SignalInstance:
    """The signal of one object. All on one thread; listeners are told in the order in which they came."""

    def __init__(self, name: str, count: int) -> None:
        self._name = name
        self._count = count
        self._listeners: list[_Listener] = []

    def connect(self, slot: Slot) -> None:
        """Tell `slot` too, with as many values as it takes. A method does not keep its object alive."""
        self._listeners.append(_Listener(slot, self._count))

    def disconnect(self, slot: Slot | None = None, *, missing_ok: bool = True) -> None:
        """Tell this one no more, or nobody. ValueError if it was not told and must have been."""
        left = [] if slot is None else [one for one in self._listeners if one.slot != slot]
        if slot is not None and not missing_ok and len(left) == len(self._listeners):
            raise ValueError(f"{slot} does not listen to {self._name}")
        self._listeners = left

    def emit(self, *values: Any) -> None:
        """Tell everybody, now. EmitLoopError if one of them fails."""
        for listener in tuple(self._listeners):
            slot = listener.slot
            if slot is None:
                self._listeners = [one for one in self._listeners if one is not listener]
                continue
            try:
                slot(*values[: listener.takes])
            except Exception as error:
                raise EmitLoopError(f"a listener of {self._name} failed: {error!r}") from error


class _Listener:
    def __init__(self, slot: Slot, count: int) -> None:
        weak = isinstance(slot, MethodType)
        self._slot: Callable[[], Slot | None] = WeakMethod(slot) if weak else lambda: slot
        self.takes = _takes(slot, count)

    @property
    def slot(self) -> Slot | None:
        """None if its object is gone."""
        return self._slot()


def _takes(slot: Slot, count: int) -> int:
    """How many of `count` values a slot wants. ValueError if it wants more than there are."""
    try:
        wanted = inspect.signature(slot).parameters.values()
    except (TypeError, ValueError):  # built in, and silent about it
        return count
    if any(one.kind is one.VAR_POSITIONAL for one in wanted):
        return count
    places = [one for one in wanted if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    needed = sum(one.default is one.empty for one in places)
    if needed > count:
        raise ValueError(f"{slot} wants {needed} values, and there are {count}")
    return min(len(places), count)
