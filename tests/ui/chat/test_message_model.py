from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.core.chat_line import ChatLine, Tally
from desktop.ui.chat.message_model import MessageModel, spoken
from tests.ui.chat.lines import line


def test_it_is_a_sound_model(qtmodeltester: Any) -> None:
    model = MessageModel()
    model.show([line(1), line(2)])
    qtmodeltester.check(model)


def test_what_is_new_is_appended_and_nothing_else_is_touched(qtbot: QtBot) -> None:
    model = MessageModel()
    held = [line(1), line(2)]
    model.show(held)
    with qtbot.waitSignal(model.rowsInserted) as inserted, qtbot.assertNotEmitted(model.modelReset):
        model.show([*held, line(3)])
    assert inserted.args[1:] == [2, 2]


def test_a_changed_message_is_told_alone(qtbot: QtBot) -> None:
    model = MessageModel()
    held = [line(1), line(2), line(3)]
    model.show(held)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show([held[0], line(2, "edited"), held[2]])
    assert changed.args[0].row() == 1


def test_older_ones_are_put_before_without_a_reset(qtbot: QtBot) -> None:
    model = MessageModel()
    model.show([line(3), line(4, minute=1)])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show([line(1), line(2), line(3), line(4, minute=1)])
    assert inserted.args[1:] == [0, 1]
    assert [model.row(place)[1] for place in range(4)] == [True, False, False, False]
    assert (model.row_of(3), model.row_of_message(4), model.row_of(9)) == (2, 3, None)


def test_one_head_for_what_one_person_says_in_a_row() -> None:
    model = MessageModel()
    model.show([line(1), line(2, minute=1), line(3, minute=5), line(4, sender=2, minute=5)])
    assert [model.row(place)[1] for place in range(4)] == [True, False, True, True]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 60)), max_size=12))
def test_after_any_steps_it_shows_what_it_was_given(steps: list[tuple[int, int]]) -> None:
    model, held, key = MessageModel(), [line(0)], 1
    for kind, count in steps:
        if kind == 0:
            held = held + [line(key + place) for place in range(count)]
            key += count
        elif kind == 1:
            held = held[count:]
        elif kind == 2 and held:
            place = count % len(held)
            held = [*held[:place], msgspec.structs.replace(held[place], mentions_me=True), *held[place + 1 :]]
        else:
            held = [line(-key - place) for place in range(count)] + held
            key += count
        model.show(held)
        assert list(model.lines) == held
        assert model.rowCount() == len(model.lines)


def test_a_screen_reader_hears_it_whole(languages: object) -> None:
    said = spoken(line(1, "Sound is clear", tallies=(Tally(1, "👍", 2),)))
    plain = said.replace("\u2068", "").replace("\u2069", "")
    assert plain.startswith("Person 1, ")
    assert "Sound is clear; 2" in plain


def test_a_chat_line_is_a_value() -> None:
    assert line(1) == line(1)
    assert isinstance(line(1), ChatLine)
