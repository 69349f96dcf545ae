"""The sentences of the mix (UI.md 9.2). Those that differ by their values come as functions.

Values: name, code, file, reason (text); percent, old, seconds, minutes, port (numbers); at (seconds of the epoch).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from desktop.core.errors import Code, Value
from desktop.ui import formats
from desktop.ui.i18n import tr

Values = Mapping[str, Value]


def _number(values: Values, key: str) -> float:
    value = values.get(key, 0)
    return float(value) if isinstance(value, int | float) else 0.0


def _busy(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "ZEGOCLOUD is overloaded. Trying again in {seconds} s. The mix goes on unchanged.")
    return tr("Notice", "ZEGOCLOUD is overloaded. The mix goes on unchanged. Try again later.")


def _failed(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "ZEGOCLOUD could not do what was asked ({code}). Trying again in {seconds} s.")
    return tr("Notice", "ZEGOCLOUD could not do what was asked ({code}). Try again later.")


def _idle(values: Values) -> str:
    text = tr("Notice", "Nobody has sent for {time}. The mix still costs. It ends by itself at 1:30.")
    return text.replace("{time}", formats.countdown(_number(values, "seconds")))


def _left(values: Values) -> str:
    text = tr("Notice", "A mix of {time} is still running and costing.")
    at = _number(values, "at")
    moment = formats.time_of_day(datetime.fromtimestamp(at, UTC)) if at else formats.UNKNOWN
    return text.replace("{time}", moment)


BY_VALUES: dict[Code, Callable[[Values], str]] = {
    Code.MIX_BUSY: _busy,
    Code.MIX_FAILED: _failed,
    Code.MIX_IDLE: _idle,
    Code.MIX_LEFT: _left,
}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.MIX_SIGN: lambda: tr(
        "Notice", "Signature wrong ({code}). The server secret does not belong to this App ID. Nothing was changed."
    ),
    Code.MIX_CLOCK: lambda: tr(
        "Notice", "This computer’s clock is {minutes} min wrong; ZEGOCLOUD refuses it ({code}). Set the clock."
    ),
    Code.MIX_APP: lambda: tr("Notice", "ZEGOCLOUD does not know this App ID ({code}). Check it in the settings."),
    Code.MIX_TEST: lambda: tr(
        "Notice", "This App ID has no production environment ({code}). Choose the test environment in the settings."
    ),
    Code.MIX_KEY_MISSING: lambda: tr(
        "Notice", "There is no App ID or server secret of ZEGOCLOUD. Nothing was sent. Set them in the settings."
    ),
    Code.MIX_ENABLE: lambda: tr(
        "Notice", "Stream mixing is not enabled for this App ID ({code}). Ask ZEGOCLOUD to turn it on."
    ),
    Code.MIX_SETUP: lambda: tr(
        "Notice", "ZEGOCLOUD does not take the mix as it is set up ({code}). “Details” has its words."
    ),
    Code.MIX_INPUT_MISSING: lambda: tr(
        "Notice", "The mix did not start: an input is not sending ({code}). Remove it or wait."
    ),
    Code.MIX_INPUTS: lambda: tr("Notice", "A mix takes nine inputs."),
    Code.MIX_DUPLICATE: lambda: tr("Notice", "An input is in the mix twice, or is an output too ({code}). Remove one."),
    Code.MIX_OUTPUTS: lambda: tr("Notice", "ZEGOCLOUD does not take the outputs ({code}). The former ones stay."),
    Code.MIX_OWNER: lambda: tr("Notice", "Another user owns this mix ({code}). It cannot be changed here."),
    Code.MIX_REFUSED: lambda: tr("Notice", "{name}: {percent} % was refused. Listeners still hear {old} %."),
    Code.MIX_HELD_BACK: lambda: tr("Notice", "“{name}” cannot be mixed now ({code}). The others are mixed without it."),
    Code.MIX_STOP: lambda: tr("Notice", "The mix could not be stopped ({code}). It still runs and costs. Try again."),
    Code.MIX_ENDED: lambda: tr("Notice", "Nobody sent for 1:30, and the service ended the mix."),
    Code.MIX_LOST: lambda: tr("Notice", "The mix is gone or cannot be seen. Listeners may hear nothing."),
    Code.MIX_BACK: lambda: tr("Notice", "The mix is seen again. Every fader is sent once more."),
    Code.MIX_ROOM: lambda: tr("Notice", "The room {name} does not exist yet. The mix starts when somebody is in it."),
    Code.MIX_CALLBACKS: lambda: tr(
        "Notice",
        "Nothing can be heard of ZEGOCLOUD on port {port}. Who comes and goes is seen some seconds later.",
    ),
    Code.MIX_REMOVED: lambda: tr("Notice", "{name} removed from the mix."),
    Code.MIX_QUESTION: lambda: tr("Notice", "The question was closed: the mix is in another state now."),
    Code.SCENES_BROKEN: lambda: tr(
        "Notice", "Some scenes could not be read. The others are there; the old file is kept as {file}."
    ),
    Code.SCENES_SAVE: lambda: tr("Notice", "The scene could not be saved: {reason}."),
}
