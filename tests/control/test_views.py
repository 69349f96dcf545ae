"""A view of a source is made of what each part knows of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.views import Views
from desktop.core.model import DecodeMode, Platform, RecordingState, RecordingView, SourceState, SourceView, VideoFormat
from desktop.media.decoder_stats import DecoderStats

FORMAT = VideoFormat("h264", 1280, 720, 25.0, "aac")
STATS = DecoderStats(mode=DecodeMode.KEY, format=FORMAT, decoded=30, shown=20, dropped=5, hardware=True)
RECORDING = RecordingView(RecordingState.RECORDING, bytes_on_disk=70)


class Around:
    """Everything that is asked about a source; the values can be told apart."""

    def __init__(self) -> None:
        self.sources = Sources()
        self.followed = {"a"}
        self.views = Views(
            self.sources,
            cast("Any", SimpleNamespace(latency_ms=lambda _: 41.5, bytes_received=lambda _: 90)),
            cast("Any", SimpleNamespace(is_followed=lambda source_id: source_id in self.followed)),
            cast("Any", SimpleNamespace(view=lambda _: RECORDING, bytes_recorded=lambda _: 80)),
            cast("Any", SimpleNamespace(stats=lambda _: STATS)),
            cast("Any", SimpleNamespace(heard={"a"}, muted=lambda i: i == "a", volume=lambda i: 30 if i == "a" else 9)),
        )
        self.sources.look = self.views.look
        self.source = Source("a", "Guest", "https://meet", Platform.GOOGLE_MEET, "Camera", "bot-7", since=5.0)
        self.sources.add(self.source)

    def receive(self) -> None:
        self.source.intake_opened()
        self.source.bytes_arrived(8.0)

    @property
    def view(self) -> SourceView:
        return self.sources.view("a")


@pytest.fixture
def around() -> Around:
    return Around()


def test_every_part_is_heard(around: Around) -> None:
    around.receive()
    view = around.view
    assert (view.id, view.number, view.name, view.state, view.since) == ("a", 1, "Guest", SourceState.RECEIVING, 8.0)
    assert (view.platform, view.bot_id, view.bot_name) == (Platform.GOOGLE_MEET, "bot-7", "Camera")
    assert (view.meeting_link, view.last_byte_at, view.format) == ("https://meet", 8.0, FORMAT)
    assert (view.latency_ms, view.bytes_received, view.bytes_recorded, view.recording) == (41.5, 90, 80, RECORDING)
    assert (view.decode_mode, view.hardware) == (DecodeMode.KEY, True)
    assert (view.frames_decoded, view.frames_shown, view.frames_dropped) == (30, 20, 5)
    assert (view.focused, view.listening, view.muted, view.volume) == (True, True, True, 30)


def test_only_the_one_in_focus_is(around: Around) -> None:
    around.sources.add(Source("b", "Other"))
    other = around.sources.view("b")
    assert (other.focused, other.listening, other.muted, other.volume, other.number) == (False, False, False, 9, 2)


def test_a_stall_is_counted_from_the_last_byte(around: Around) -> None:
    around.receive()
    around.source.silent_since(20.0, 6.0)
    assert around.view.since == 8.0
    around.source.ended(30.0, "Stopped")
    assert (around.view.since, around.view.raw_reason) == (30.0, "Stopped")
    assert around.view.ended_at is not None


@pytest.mark.parametrize(
    ("platform", "bot_id", "followed", "receiving", "can_pause", "can_remove"),
    [
        (Platform.GOOGLE_MEET, "bot-7", True, True, True, True),
        (Platform.GOOGLE_MEET, "bot-7", True, False, False, True),
        (Platform.TEAMS, "bot-7", True, True, False, True),
        (Platform.GOOGLE_MEET, "bot-7", False, True, False, False),
        (Platform.GOOGLE_MEET, "", True, True, False, False),
    ],
)
def test_what_can_be_asked_of_a_bot(
    around: Around,
    platform: Platform,
    bot_id: str,
    followed: bool,
    receiving: bool,
    can_pause: bool,
    can_remove: bool,
) -> None:
    around.source.platform, around.source.bot_id = platform, bot_id
    around.followed = {"a"} if followed else set()
    if receiving:
        around.receive()
    assert (around.view.can_pause, around.view.can_remove) == (can_pause, can_remove)
    around.source.ended(30.0)
    assert (around.view.can_pause, around.view.can_remove) == (False, False)
