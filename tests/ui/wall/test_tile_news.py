from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.core.model import NOT_RECORDING, RecordingState, SourceState
from desktop.ui.wall.tile_news import is_news
from tests.ui.samples import receiving, recording

VIEW = receiving(1, "Studio A", recording=NOT_RECORDING)


@pytest.mark.parametrize("state", [state for state in SourceState if state is not SourceState.RECEIVING])
def test_who_comes_stalls_or_fails_is_told_of(state: SourceState) -> None:
    other = replace(VIEW, state=state)
    assert is_news(VIEW, other) is (state in (SourceState.STALLED, SourceState.FAILED))
    assert is_news(other, VIEW)


def test_what_only_counts_is_not() -> None:
    assert not is_news(VIEW, replace(VIEW, latency_ms=90.0, bytes_received=7))


@pytest.mark.parametrize("before", list(RecordingState))
def test_a_recording_that_begins_is_told_of_once(before: RecordingState) -> None:
    earlier = replace(VIEW, recording=recording(1, state=before))
    later = replace(VIEW, recording=recording(2))
    begun = before in (RecordingState.OFF, RecordingState.STARTING, RecordingState.SAVED, RecordingState.FAILED)
    assert is_news(earlier, later) is begun
