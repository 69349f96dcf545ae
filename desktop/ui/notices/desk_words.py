"""The sentences of the desk's own crashes (UI.md 9.2). Those that differ by their values come as functions.

Values: name, file, reason (text); sources (whole number: so many can be brought back).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.core.errors import Code, Value
from desktop.ui.i18n import tr

Values = Mapping[str, Value]


def _crashed(values: Values) -> str:
    count = int(values.get("sources", 0))
    if not count:
        return tr("Notice", "Airdesk ended unexpectedly last time. What was kept is laid out; nothing is on air.")
    return tr(
        "Notice",
        "Airdesk ended unexpectedly. %n source(s) can be brought back; nothing goes on air by itself.",
        "",
        count,
    )


def _broken(values: Values) -> str:
    text = tr("Notice", "What the last crash left could not be read.")
    if values.get("sources"):
        text = tr("Notice", "Some of what the last crash left could not be read; the rest is there.")
    return f"{text} {_old_file()}" if values.get("file") else text


def _old_file() -> str:
    return tr("Notice", "The old file is kept as {file}.")


BY_VALUES: dict[Code, Callable[[Values], str]] = {Code.DESK_CRASHED: _crashed, Code.SITTING_BROKEN: _broken}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.DESK_UNSTABLE: lambda: tr(
        "Notice", "Airdesk ended unexpectedly twice, soon after its start. Safe mode leaves out what may be to blame."
    ),
    Code.DESK_SAFE: lambda: tr(
        "Notice", "Safe mode: no sound, no hardware decoding, the default layout, and nothing was restored."
    ),
    Code.DESK_UNSAVED: lambda: tr(
        "Notice", "{file} cannot be saved: {reason}. What it holds is lost when Airdesk ends. Check the disk."
    ),
    Code.SITTING_LOST: lambda: tr("Notice", "To be added again, as the address was not kept: {name}."),
    Code.SITTING_LEFT_OUT: lambda: tr(
        "Notice", "“{name}” was not brought back: its address was not kept. Add it again."
    ),
}
