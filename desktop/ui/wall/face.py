"""What a tile says of its source, in words: a pure function of the view and the time.

The widgets of the tile paint a Face; every text of the tile's states is here (UI.md 6.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from desktop.core.errors import Code
from desktop.core.model import DecodeMode, LoudnessLine, Platform, RecordingState, SourceState, SourceView, VideoFormat
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.reasons import reason_words
from desktop.ui.notices.wording import short_reason

QUIET_AFTER_S = 3.0
SLOW_MS = 800.0
CHECK_INGEST_AFTER_S = 15.0


class TileButton(StrEnum):
    """What the buttons on a tile ask for."""

    COPY_HOST_TEXT = "copy_host_text"
    REMOVE_BOT = "remove_bot"
    CHECK_INGEST = "check_ingest"
    RESUME = "resume"
    SHOW_RECORDING = "show_recording"
    REMOVE_TILE = "remove_tile"
    INVITE_AGAIN = "invite_again"
    DETAILS = "details"


class Card(Struct, frozen=True):
    """What stands in the place of the picture."""

    icon: str
    icon_tone: str
    title: str
    line: str = ""
    buttons: tuple[tuple[TileButton, str], ...] = ()


class Face(Struct, frozen=True):
    """A tile in words. `tone` and `icon` are names of tokens and icons.

    `meta` lists what may stand before the latency, longest first: the first that fits is shown. Where the latency
    does not fit with how loud it is, it stands alone: it goes last.
    """

    number: int
    name: str
    word: str
    icon: str
    tone: str
    icon_tone: str
    short_word: str = ""  # for a caption that has no room for the word
    meta: tuple[str, ...] = ("",)
    loudness: str = ""
    latency: str = ""
    slow: bool = False
    card: Card | None = None
    band: str = ""  # over the greyed picture of a stalled source
    spoken_name: str = ""
    spoken_more: str = ""

    @property
    def endings(self) -> Iterator[str]:
        """What may stand after the state word, the longest first."""
        for loudness in dict.fromkeys((self.loudness, "")):
            for meta in self.meta:
                yield " · ".join(part for part in (meta, loudness, self.latency) if part)


class _State(Struct, frozen=True):
    word: str
    icon: str
    tone: str
    spoken: str
    short: str = ""
    icon_tone: str = ""
    card: Card | None = None
    band: str = ""


def face(view: SourceView, now: float) -> Face:
    """The words of `view` at the monotonic time `now`."""
    state = _STATES[view.state](view, now)
    with_media = view.state in (SourceState.RECEIVING, SourceState.STALLED, SourceState.PAUSED)
    latency, slow = _latency(view) if with_media else ("", False)
    loudness = _loudness(view) if with_media else ""
    return Face(
        view.number, view.name, state.word, state.icon, state.tone, state.icon_tone or state.tone,
        state.short or state.word, _meta(view, with_media), loudness, latency, slow, state.card, state.band,
        _spoken_name(view, state.spoken), _spoken_more(view),
    )  # fmt: skip


def platform_name(platform: Platform) -> str:
    """The brand; empty when it is not known."""
    return {
        Platform.GOOGLE_MEET: "Google Meet", Platform.TEAMS: "Teams", Platform.ZOOM: "Zoom", Platform.UNKNOWN: "",
        Platform.ADDRESS: tr("Tile", "Address"),
    }[platform]  # fmt: skip


def decode_words(mode: DecodeMode) -> str:
    """How much of the picture is decoded; nothing when it is all."""
    return {
        DecodeMode.FULL: "",
        DecodeMode.REFERENCE: tr("Tile", "reduced"),
        DecodeMode.KEY: tr("Tile", "key frames only"),
        DecodeMode.OFF: tr("Tile", "not decoded"),
    }[mode]


def _invited(view: SourceView, now: float) -> _State:
    if view.platform is Platform.ADDRESS:
        line = reason_words(view.raw_reason) if view.raw_reason else isolate(view.meeting_link)
        card = Card("state-busy", "umd.text2", tr("Tile", "Connecting"), line)
        word = tr("Tile", "Connecting {time}").format(time=formats.countdown(now - view.since))
        return _State(word, "state-busy", "umd.text2", tr("Tile", "connecting"), card=card)
    card = Card("state-busy", "umd.text2", tr("Tile", "Bot invited"), tr("Tile", "Waiting for the service"))
    word = tr("Tile", "Invited {time}").format(time=formats.countdown(now - view.since))
    return _State(word, "state-busy", "umd.text2", tr("Tile", "invited"), card=card)


def _joining(view: SourceView, now: float) -> _State:
    time = formats.countdown(now - view.since)
    if not view.admitted:
        card = Card("state-busy", "umd.text2", tr("Tile", "Joining the meeting"), time)
        return _State(tr("Tile", "Joining"), "state-busy", "umd.text2", tr("Tile", "joining the meeting"), card=card)
    late = now - view.since >= CHECK_INGEST_AFTER_S
    buttons = ((TileButton.CHECK_INGEST, tr("Tile", "Check ingest…")),) if late else ()
    tone = "umd.warn" if late else "umd.text2"
    card = Card("camera", tone, tr("Tile", "In the meeting, no picture yet"), time, buttons)
    return _State(
        tr("Tile", "Waiting for picture"), "hourglass", tone, tr("Tile", "waiting for the picture"), card=card
    )


def _waiting(view: SourceView, now: float) -> _State:
    left = formats.countdown(view.gives_up_at - now) if view.gives_up_at is not None else ""
    title = tr("Tile", "Ask the host to admit “{bot}”").format(bot=isolate(view.bot_name or "Airdesk"))
    line = tr("Tile", "Gives up in {time}").format(time=left) if left else ""
    buttons: tuple[tuple[TileButton, str], ...] = ((TileButton.COPY_HOST_TEXT, tr("Tile", "Copy text for host")),)
    if view.can_remove:
        buttons += ((TileButton.REMOVE_BOT, tr("Tile", "Remove bot")),)
    word = tr("Tile", "Waiting to be admitted {time}").format(time=left).strip()
    card = Card("door-wait", "umd.warn", title, line, buttons)
    short = tr("Tile", "Waiting {time}").format(time=left).strip()
    return _State(word, "door-wait", "umd.warn", tr("Tile", "waiting to be admitted"), short, card=card)


def _receiving(view: SourceView, now: float) -> _State:
    quiet = view.last_byte_at is not None and now - view.last_byte_at >= QUIET_AFTER_S
    icon, tone = ("stalled", "umd.warn") if quiet else ("state-ok", "umd.ok")
    card = None
    if view.picture_broken:
        card = _broken_card(view)
    elif view.sound_only:
        card = Card("waveform", "umd.text2", tr("Tile", "Sound only"), tr("Tile", "There is no picture in it"))
    return _State(tr("Tile", "Receiving"), icon, "umd.ok", tr("Tile", "receiving"), icon_tone=tone, card=card)


def _broken_card(view: SourceView) -> Card:
    recorded = view.recording.state is RecordingState.RECORDING
    line = tr("Tile", "It is still recorded as it arrives") if recorded else ""
    return Card("state-error", "umd.error", tr("Tile", "The picture cannot be decoded"), line)


def _stalled(view: SourceView, now: float) -> _State:
    since = view.last_byte_at if view.last_byte_at is not None else view.since
    seconds = max(0, int(now - since))
    return _State(
        tr("Tile", "Stalled {seconds} s").format(seconds=seconds), "stalled", "umd.warn",
        tr("Tile", "stalled for %n second(s)", "", seconds),
        band=tr("Tile", "No bytes for {seconds} s").format(seconds=seconds),
    )  # fmt: skip


def _paused(view: SourceView, now: float) -> _State:
    word = tr("Tile", "Paused in the meeting")
    buttons = ((TileButton.RESUME, tr("Tile", "Resume")),) if view.can_pause else ()
    card = Card("pause", "umd.warn", word, tr("Tile", "Black and silent on purpose"), buttons)
    return _State(word, "pause", "umd.warn", tr("Tile", "paused in the meeting"), tr("Tile", "Paused"), card=card)


def _ended(view: SourceView, now: float) -> _State:
    title = tr("Tile", "Ended")
    if view.ended_at is not None:
        title = tr("Tile", "Ended {time}").format(time=formats.time_of_day(view.ended_at))
    buttons: tuple[tuple[TileButton, str], ...] = ((TileButton.REMOVE_TILE, tr("Tile", "Remove tile")),)
    if view.recording.path is not None:
        buttons = ((TileButton.SHOW_RECORDING, tr("Tile", "Show recording")), *buttons)
    if view.platform is Platform.ADDRESS:
        buttons = ((TileButton.INVITE_AGAIN, tr("Tile", "Connect again")), *buttons)
    card = Card("state-off", "umd.text2", title, _what_is_kept(view), buttons)
    return _State(tr("Tile", "Ended"), "state-off", "umd.text2", tr("Tile", "ended"), card=card)


def _failed(view: SourceView, now: float) -> _State:
    again = tr("Tile", "Try again") if view.platform is Platform.ADDRESS else tr("Tile", "Invite again")
    buttons = ((TileButton.INVITE_AGAIN, again), (TileButton.DETAILS, tr("Tile", "Details")))
    raw = reason_words(view.raw_reason) or (str(view.reason) if view.reason is not None else "")
    card = Card("state-error", "umd.error", short_reason(view.reason), raw, buttons)
    return _State(tr("Tile", "Failed"), "state-error", "umd.error", tr("Tile", "failed"), card=card)


_STATES = {
    SourceState.INVITED: _invited,
    SourceState.JOINING: _joining,
    SourceState.WAITING: _waiting,
    SourceState.RECEIVING: _receiving,
    SourceState.STALLED: _stalled,
    SourceState.PAUSED: _paused,
    SourceState.ENDED: _ended,
    SourceState.FAILED: _failed,
}


def _what_is_kept(view: SourceView) -> str:
    recording = view.recording
    time = formats.elapsed(recording.seconds)
    if view.reason is Code.BOT_KICKED and recording.state is not RecordingState.SAVED:
        return short_reason(view.reason)
    if recording.state is RecordingState.SAVED:
        return tr("Tile", "Recording complete, {time}").format(time=time)
    if recording.state is RecordingState.FAILED:
        return tr("Tile", "The recording failed after {time}").format(time=time)
    if recording.state is RecordingState.OFF:
        return tr("Tile", "Not recorded")
    return tr("Tile", "Saving the recording…")


def _meta(view: SourceView, with_media: bool) -> tuple[str, ...]:
    platform = platform_name(view.platform)
    if not with_media:
        return (platform, "")
    mode = decode_words(view.decode_mode) if view.state is SourceState.RECEIVING else ""
    shown = view.format
    long, short = (_long_format(shown), _short_format(shown)) if shown is not None else ("", "")
    choices = ((platform, long, mode), (long, mode), (short, mode), (mode,), ())
    return tuple(dict.fromkeys(" · ".join(part for part in parts if part) for parts in choices))


def _long_format(shown: VideoFormat) -> str:
    size = f"{shown.width}×{shown.height}"
    return f"{size} · {_rate(shown.fps)} fps" if shown.fps else size


def _short_format(shown: VideoFormat) -> str:
    return f"{shown.height}p{_rate(shown.fps)}" if shown.fps else f"{shown.height}p"


def _rate(fps: float) -> str:
    whole = round(fps)
    return str(whole) if abs(fps - whole) < 0.005 else formats.number(fps, 2)


def _latency(view: SourceView) -> tuple[str, bool]:
    if view.platform is Platform.ADDRESS:  # nobody pings there
        return "", False
    if view.latency_ms is None or view.state is SourceState.STALLED:
        return formats.UNKNOWN, False
    if view.latency_ms >= SLOW_MS:
        return tr("Tile", "slow"), True
    return formats.milliseconds(view.latency_ms), False


def _loudness(view: SourceView) -> str:
    if view.loudness is None or view.state is not SourceState.RECEIVING or view.loudness_line is LoudnessLine.OFF:
        return ""
    letter, value = {
        LoudnessLine.MOMENTARY: ("M", view.loudness.momentary),
        LoudnessLine.SHORT_TERM: ("S", view.loudness.short_term),
        LoudnessLine.INTEGRATED: ("I", view.loudness.integrated),
    }[view.loudness_line]
    return f"{letter} {formats.loudness(value)}"


def _spoken_name(view: SourceView, state: str) -> str:
    if view.recording.state is RecordingState.RECORDING:
        text = tr("Tile", "Source {number}, {name}, {state}, recording")
    else:
        text = tr("Tile", "Source {number}, {name}, {state}")
    return text.format(number=view.number, name=isolate(view.name), state=state)


def _spoken_more(view: SourceView) -> str:
    parts = [platform_name(view.platform)]
    if view.format is not None:
        parts.append(tr("Tile", "{width} by {height}").format(width=view.format.width, height=view.format.height))
        if view.format.fps:
            parts.append(tr("Tile", "{rate} frames").format(rate=_rate(view.format.fps)))
    parts.append(decode_words(view.decode_mode) if view.state is SourceState.RECEIVING else "")
    return ", ".join(part for part in parts if part)
