"""Which changes of a source are said aloud to who does not see its tile (UI.md 11.1). Pure."""

from __future__ import annotations

from desktop.core.model import RecordingState, SourceState, SourceView

_STATES = (SourceState.RECEIVING, SourceState.STALLED, SourceState.FAILED)
_NOT_BEGUN = (RecordingState.OFF, RecordingState.STARTING, RecordingState.SAVED, RecordingState.FAILED)


def is_news(before: SourceView, now: SourceView) -> bool:
    """It comes, stalls or fails, or its recording has begun. That one was saved is a notice, which is spoken itself."""
    changed = before.state is not now.state and now.state in _STATES
    begun = before.recording.state in _NOT_BEGUN and now.recording.state is RecordingState.RECORDING
    return changed or begun
