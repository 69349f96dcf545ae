"""The headphones follow the focus unless the operator chooses."""

from desktop.control.listening import Listening
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.settings.schema import Listen


class Bus:
    def __init__(self) -> None:
        self.heard: frozenset[str] = frozenset()
        self.gains: dict[str, tuple[int, bool]] = {}
        self.tests = 0

    def set_heard(self, ids: frozenset[str]) -> None:
        self.heard = ids

    def play_test(self) -> None:
        self.tests += 1

    def set_gain(self, source_id: str, volume: int, muted: bool) -> None:
        self.gains[source_id] = (volume, muted)


def desk(mode: Listen = Listen.FOCUS) -> tuple[Sources, Bus, Listening, list[Listen]]:
    sources, bus, modes = Sources(), Bus(), list[Listen]()
    listening = Listening(sources, bus, mode, modes.append)
    for name in "abc":
        sources.add(Source(name, name))
    return sources, bus, listening, modes


def test_the_focus_is_heard_and_followed() -> None:
    sources, bus, listening, _ = desk()
    assert bus.heard == {"a"}
    sources.focus("b")
    assert bus.heard == listening.heard == {"b"}


def test_listening_to_one_alone_and_back() -> None:
    sources, bus, listening, modes = desk()
    listening.hear_only("c")
    sources.focus("b")
    assert bus.heard == {"c"}
    listening.hear_only("c")
    assert bus.heard == {"b"}
    assert modes == [Listen.CHOSEN, Listen.FOCUS]


def test_adding_starts_from_what_is_heard() -> None:
    _, bus, listening, _ = desk()
    listening.toggle("b")
    assert bus.heard == {"a", "b"}
    listening.toggle("a")
    assert bus.heard == {"b"}


def test_a_guest_is_heard_with_the_focus_and_never_reaches_the_bus() -> None:
    sources, bus, listening, _ = desk()
    listening.admit("call")
    assert listening.heard == {"a", "call"}
    assert bus.heard == {"a"}
    sources.focus("b")
    assert listening.heard == {"b", "call"}
    assert "call" not in bus.gains
    assert listening.on_bus == bus.heard == {"b"}
    listening.dismiss("call")
    assert listening.heard == {"b"}


def test_who_listens_to_one_alone_does_not_hear_a_guest() -> None:
    _, bus, listening, modes = desk()
    listening.admit("call")
    listening.hear_only("c")
    assert listening.heard == {"c"}
    listening.toggle("call")
    assert listening.heard == {"c", "call"}
    listening.hear_only("call")
    assert (listening.heard, bus.heard) == ({"call"}, frozenset())
    listening.hear_only("call")
    assert listening.heard == {"a", "call"}
    assert modes == [Listen.CHOSEN, Listen.FOCUS]


def test_a_guest_that_comes_is_chosen() -> None:
    _, _, listening, _ = desk(Listen.CHOSEN)
    listening.admit("call")
    assert listening.heard == {"call"}
    listening.set_mode(Listen.EVERYTHING)
    assert listening.heard == {"a", "b", "c", "call"}


def test_mute_remembers_the_volume() -> None:
    _, bus, listening, _ = desk(Listen.EVERYTHING)
    listening.set_volume("a", 140)
    listening.set_volume("b", 30)
    listening.set_muted("b", True)
    assert bus.gains == {"a": (100, False), "b": (30, True), "c": (100, False)}
    listening.set_muted("b", False)
    assert bus.gains["b"] == (30, False)


def test_a_removed_source_is_not_heard() -> None:
    sources, bus, listening, _ = desk()
    listening.hear_only("a")
    source = sources.get("a")
    assert source is not None
    source.ended(2.0)
    sources.remove_tile("a")
    assert bus.heard == frozenset()


def test_the_test_tone_changes_nothing_that_is_heard() -> None:
    _, bus, listening, _ = desk()
    listening.play_test()
    assert bus.tests == 1
    assert bus.heard == listening.heard == {"a"}
