"""What the master says: the state in a word, and the one thing that needs a word of the operator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from desktop.core.errors import Code
from desktop.core.mix import Mix, MixState
from desktop.core.mix_setup import Codec, Output, OutputFault
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.mixer.standing import Standing
from desktop.ui.notices.wording import sentence

IDLE_AFTER_S = 30.0
STOP_PATIENCE_S = 10.0


class Act(StrEnum):
    """What a button of the box above the outputs wants."""

    START = "start"
    STOP = "stop"
    RESTART = "restart"
    CHECK = "check"
    CLEAR = "clear"
    TAKE_OVER = "take_over"
    STOP_LEFT = "stop_left"


class Box(NamedTuple):
    """A sentence above the outputs; each button is an act and its words."""

    tone: str  # warn, error or info
    text: str
    buttons: tuple[tuple[Act, str], ...] = ()


class ChipWords(NamedTuple):
    """The state of the mix."""

    text: str
    icon: str
    tone: str


def chip_words(state: MixState) -> ChipWords:
    """A word, a shape, a colour."""
    return _CHIPS[state]()


def box(mix: Mix, standing: Standing, now: float) -> Box | None:
    """The worst of what is to be said, or nothing."""
    made = _of_state(mix, now)
    if made is not None:
        return made
    if standing.left_at is not None:
        return _left(standing.left_at, standing.left_hushed)
    if mix.state is MixState.RUNNING and mix.idle_since is not None and now - mix.idle_since >= IDLE_AFTER_S:
        text = sentence(Code.MIX_IDLE, {"seconds": now - mix.idle_since})
        return Box("warn", text, ((Act.STOP, tr("Mixer", "Stop mix")),))
    if mix.restart_needed:
        text = tr("Mixer", "What was changed is in force after a restart of the mix.")
        return Box("info", text, ((Act.RESTART, tr("Mixer", "Apply now…")),))
    if mix.state is MixState.STOPPED and standing.output_fault not in (OutputFault.NONE, OutputFault.MISSING):
        return Box("warn", fault_words(standing.output_fault))
    return None


def _of_state(mix: Mix, now: float) -> Box | None:
    again = tr("Mixer", "Start again")
    if mix.state is MixState.LOST:
        check = tr("Mixer", "Check")
        return Box("error", sentence(Code.MIX_LOST), ((Act.CHECK, check), (Act.RESTART, again)))
    if mix.state is MixState.FAILED:
        why = reason_words(mix.fault)
        return Box("error", why, ((Act.CLEAR, tr("Mixer", "Close")), (Act.START, tr("Mixer", "Try again"))))
    if mix.state is MixState.STOPPING and now - mix.since >= STOP_PATIENCE_S:
        text = tr("Mixer", "The service does not confirm the stop. The mix may still run and cost.")
        return Box("warn", text, ((Act.CLEAR, tr("Mixer", "Give up")), (Act.STOP, tr("Mixer", "Try again"))))
    if mix.state is MixState.STARTING and mix.waits_for_room:
        return Box("info", sentence(Code.MIX_ROOM, {"name": mix.room}))
    if mix.state is MixState.STARTING and mix.retry_at is not None and mix.retry_at > now:
        text = tr("Mixer", "The service has not taken it yet. Trying again in {seconds} s.")
        return Box("info", text.format(seconds=round(mix.retry_at - now)))
    return None


def reason_words(fault: Code | None) -> str:
    """Why it did not start. The number of the service is in the details of its notice, not here."""
    if fault is None:
        return tr("Mixer", "The mix did not start.")
    return sentence(fault).replace(f" ({formats.UNKNOWN})", "")


def _left(started_at: float, hushed: bool) -> Box:
    text = sentence(Code.MIX_LEFT, {"at": started_at})
    if hushed:
        text += " " + tr("Mixer", "“Mute all” was on: taking it over mutes everything again.")
    return Box("warn", text, ((Act.STOP_LEFT, tr("Mixer", "Stop it…")), (Act.TAKE_OVER, tr("Mixer", "Take over"))))


def cost_words(mix: Mix, standing: Standing, compact: bool) -> str:
    """Whether somebody pays, be it for a mix of a former run."""
    if mix.under_way or standing.left_at is not None or standing.unasked_at is not None:
        return tr("Mixer", "Billed") if compact else tr("Mixer", "Billed while it runs")
    return tr("Mixer", "No cost") if compact else tr("Mixer", "No cost while stopped")


def output_words(output: Output, compact: bool = False) -> str:
    """“AAC-LC · 128k · stereo”."""
    stereo = tr("Mixer", "st.") if compact else tr("Mixer", "stereo")
    channels = tr("Mixer", "mono") if output.channels == 1 else stereo
    parts = (codec_words(output.codec), f"{output.bitrate_bps / 1000:g}k", channels)
    return " · ".join(parts)


def codec_words(codec: Codec) -> str:
    """Names that no language changes."""
    return {Codec.HE_AAC: "HE-AAC", Codec.AAC_LC: "AAC-LC", Codec.MP3: "MP3", Codec.OPUS: "Opus"}[codec]


def fault_words(fault: OutputFault) -> str:
    """Why the outputs cannot be sent."""
    return _FAULTS[fault]()


def left_time(started_at: float) -> str:
    """When a mix of a former run was started."""
    return formats.time_of_day(datetime.fromtimestamp(started_at, UTC))


def output_names(mix: Mix) -> str:
    """The outputs that go silent, as a list."""
    setup = mix.running or mix.setup
    return ", ".join(isolate(one.target) for one in setup.outputs)


_CHIPS: dict[MixState, Callable[[], ChipWords]] = {
    MixState.STOPPED: lambda: ChipWords(tr("Mixer", "STOPPED"), "state-off", "text.secondary"),
    MixState.STARTING: lambda: ChipWords(tr("Mixer", "STARTING"), "hourglass", "warn.text"),
    MixState.RUNNING: lambda: ChipWords(tr("Mixer", "RUNNING"), "state-ok", "ready.text"),
    MixState.STOPPING: lambda: ChipWords(tr("Mixer", "STOPPING"), "hourglass", "warn.text"),
    MixState.LOST: lambda: ChipWords(tr("Mixer", "LOST"), "state-warn", "error.text"),
    MixState.FAILED: lambda: ChipWords(tr("Mixer", "FAILED"), "state-error", "error.text"),
}
_FAULTS: dict[OutputFault, Callable[[], str]] = {
    OutputFault.NONE: lambda: "",
    OutputFault.MISSING: lambda: tr("Mixer", "No output yet. The mix needs at least one."),
    OutputFault.TOO_MANY: lambda: tr("Mixer", "A mix has at most three outputs."),
    OutputFault.EMPTY: lambda: tr("Mixer", "An output needs a name or an RTMP address."),
    OutputFault.BOTH: lambda: tr("Mixer", "An output has either a name or an RTMP address, not both."),
    OutputFault.SAME: lambda: tr("Mixer", "Two outputs go to the same place."),
    OutputFault.NAME: lambda: tr("Mixer", "A name has only digits, English letters, - and _."),
    OutputFault.ADDRESS: lambda: tr("Mixer", "The address of an output begins with rtmp:// and a host."),
    OutputFault.INPUT: lambda: tr("Mixer", "An output is also an input of this mix."),
}
