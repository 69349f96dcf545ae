"""Presets without a clash, and what is taken over from a file."""

from __future__ import annotations

import pytest

from desktop.settings.schema import Shortcut, Shortcuts
from desktop.ui.commands import commands
from desktop.ui.key_sets import Preset, keys_of, preset_of, usable
from desktop.ui.keys import MOST, clashing, is_air, is_widgets

pytestmark = pytest.mark.usefixtures("languages")


def first_keys() -> dict[str, tuple[str, ...]]:
    return {command.id: command.keys for command in commands()}


@pytest.mark.parametrize("preset", list(Preset))
def test_a_preset_has_no_key_twice_and_touches_no_air(preset: Preset) -> None:
    keys = first_keys()
    for one in keys_of(preset).chosen:
        assert one.command in keys
        assert len(one.keys) <= MOST
        keys[one.command] = one.keys
    for command, its in keys.items():
        for key in its:
            assert clashing(key, command, keys) == "", (command, key)
    assert not any(is_air(key) or is_widgets(key) for one in keys_of(preset).chosen for key in one.keys)
    assert preset_of(keys_of(preset)) is preset
    assert usable(keys_of(preset), first_keys()) == (keys_of(preset), 0)


def test_keys_of_ones_own_are_no_preset() -> None:
    assert preset_of(Shortcuts()) is Preset.AIRDESK
    assert preset_of(Shortcuts((Shortcut("source.record", ("R",)),))) is None


def test_what_cannot_be_used_here_is_left_out_and_counted() -> None:
    found = Shortcuts(
        (
            Shortcut(
                "source.record", ("R", "Ctrl+Shift+R", "X")
            ),  # the second touches the air, the third is one too many
            Shortcut("source.record_all", ("R",)),  # taken above
            Shortcut("view.full_screen", ("Space",)),  # a key of the fields
            Shortcut("source.mute", ()),  # none at all is a choice
            Shortcut("no.such", ("F5", "F7")),
            Shortcut("window.notices", ("F4",)),  # as it is anyway
            Shortcut("view.larger", ("F9",)),  # was the key of what now has R
        )
    )
    kept, left_out = usable(found, first_keys())
    assert {one.command: one.keys for one in kept.chosen} == {
        "source.record": ("R",),
        "source.record_all": (),
        "view.full_screen": (),
        "source.mute": (),
        "view.larger": ("F9",),
    }
    assert left_out == 6


def test_a_key_of_a_command_that_is_not_named_stays_there() -> None:
    kept, left_out = usable(Shortcuts((Shortcut("source.record", ("Ctrl+I",)),)), first_keys())
    assert kept == Shortcuts((Shortcut("source.record", ()),))
    assert left_out == 1
