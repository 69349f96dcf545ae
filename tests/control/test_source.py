"""A source goes only where the written transitions lead, and bytes outweigh words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.control.source import OVER, TAIL_S, TRANSITIONS, WITH_MEDIA, IllegalTransition, Source
from desktop.core.errors import Code
from desktop.core.model import SourceState


def source() -> Source:
    return Source("s1", "Studio A", since=1.0, lobby_s=600)


def receiving() -> Source:
    one = source()
    one.intake_opened()
    one.bytes_arrived(5.0)
    return one


def test_the_usual_evening() -> None:
    one = source()
    assert one.is_joining(2.0)
    assert one.is_waiting(3.0)
    assert one.gives_up_at == 603.0
    assert one.is_admitted(10.0)
    assert (one.state, one.admitted, one.gives_up_at) == (SourceState.JOINING, True, None)
    one.intake_opened()
    assert one.bytes_arrived(11.0)
    assert (one.state, one.admitted) == (SourceState.RECEIVING, False)
    assert one.intake_closed(clean=True, now=20.0)
    assert one.state is SourceState.ENDED


def test_late_words_of_the_service_do_not_undo_bytes() -> None:
    one = receiving()
    assert not one.is_joining(6.0)
    assert not one.is_waiting(6.0)
    assert not one.is_admitted(6.0)
    assert one.state is SourceState.RECEIVING


def test_silence_stalls_and_bytes_bring_it_back() -> None:
    one = receiving()
    assert not one.silent_since(10.9, stalled_after_s=6)
    assert one.silent_since(11.0, stalled_after_s=6)
    assert (one.state, one.stalled_since) == (SourceState.STALLED, 5.0)
    assert one.bytes_arrived(14.0)
    assert one.state is SourceState.RECEIVING


def test_a_cut_connection_stalls_and_a_new_one_continues() -> None:
    one = receiving()
    assert one.intake_closed(clean=False, now=6.0)
    assert one.state is SourceState.STALLED
    one.intake_opened()
    assert one.bytes_arrived(8.0)
    assert one.state is SourceState.RECEIVING


def test_bytes_do_not_end_a_pause() -> None:
    one = receiving()
    assert one.paused(6.0)
    assert not one.bytes_arrived(7.0)
    assert one.state is SourceState.PAUSED
    assert one.resumed(8.0)


def test_bytes_left_in_the_pipe_do_not_revive_what_has_ended() -> None:
    one = receiving()
    one.intake_closed(clean=True, now=6.0)
    assert not one.bytes_arrived(6.5)
    assert one.state is SourceState.ENDED


def test_the_tail_of_a_stream_does_not_revive_a_source_that_the_service_has_failed() -> None:
    one = receiving()
    one.failed(6.0, Code.BOT_KICKED, "bot.kicked")
    assert not one.bytes_arrived(6.5)
    assert (one.state, one.last_byte_at) == (SourceState.FAILED, 6.5)


def test_more_than_a_tail_is_better_evidence_than_the_service_s_word() -> None:
    one = receiving()
    one.failed(6.0, Code.BOT_FAILED, "Error")
    assert one.bytes_arrived(6.0 + TAIL_S)
    assert (one.state, one.reason) == (SourceState.RECEIVING, None)


def test_an_end_is_explained_afterwards_and_once() -> None:
    one = receiving()
    one.intake_closed(clean=True, now=6.0)
    ended_at = one.ended_at
    assert one.explained(7.0, Code.BOT_KICKED, "kicked")
    assert (one.state, one.reason, one.raw_reason) == (SourceState.FAILED, Code.BOT_KICKED, "kicked")
    assert one.ended_at == ended_at
    assert not one.explained(8.0, Code.BOT_FAILED, "Error")


def test_what_goes_on_is_not_explained() -> None:
    assert not receiving().explained(7.0, Code.BOT_KICKED, "kicked")


def test_a_bot_that_dials_after_the_end_is_received_again() -> None:
    one = receiving()
    one.ended(6.0, "Stopped")
    one.intake_opened()
    assert one.bytes_arrived(9.0)
    assert (one.state, one.raw_reason, one.ended_at) == (SourceState.RECEIVING, "", None)


def test_a_failure_keeps_the_raw_reason() -> None:
    one = source()
    assert one.failed(2.0, Code.BOT_DENIED, "bot.denied")
    assert (one.reason, one.raw_reason) == (Code.BOT_DENIED, "bot.denied")
    one.asked_again(3.0)
    assert (one.state, one.reason, one.bot_id) == (SourceState.INVITED, None, "")


def test_what_is_not_written_is_refused_loudly() -> None:
    one = source()
    with pytest.raises(IllegalTransition):
        one.go(SourceState.STALLED, 2.0)


FACTS = st.lists(
    st.sampled_from(
        [
            "joining",
            "waiting",
            "admitted",
            "opened",
            "closed",
            "cut",
            "bytes",
            "look",
            "pause",
            "resume",
            "ended",
            "failed",
        ]
    ),
    max_size=40,
)


@given(FACTS)
def test_no_order_of_facts_breaks_the_rules(facts: list[str]) -> None:
    one, now = source(), 1.0
    for fact in facts:
        now += 4.0
        before = one.state
        {
            "joining": lambda: one.is_joining(now),
            "waiting": lambda: one.is_waiting(now),
            "admitted": lambda: one.is_admitted(now),
            "opened": one.intake_opened,
            "closed": lambda: one.intake_closed(True, now),
            "cut": lambda: one.intake_closed(False, now),
            "bytes": lambda: one.bytes_arrived(now),
            "look": lambda: one.silent_since(now, 6),
            "pause": lambda: one.paused(now),
            "resume": lambda: one.resumed(now),
            "ended": lambda: one.ended(now),
            "failed": lambda: one.failed(now, Code.BOT_FAILED),
        }[fact]()
        assert one.state is before or one.state in TRANSITIONS[before]
        assert not (one.admitted and one.state in WITH_MEDIA | OVER)
        assert (one.ended_at is not None) == (one.state in OVER)
        if one.state is SourceState.RECEIVING and before is not SourceState.RECEIVING:
            assert one.connected or fact == "resume"
