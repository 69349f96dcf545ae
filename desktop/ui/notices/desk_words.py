"""The sentences of the desk's own crashes (UI.md 9.2). Those that differ by their values come as functions.

Values: name (text); sources (whole number: so many can be brought back).
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


BY_VALUES: dict[Code, Callable[[Values], str]] = {Code.DESK_CRASHED: _crashed}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.DESK_UNSTABLE: lambda: tr(
        "Notice", "Airdesk ended unexpectedly twice, soon after its start. Safe mode leaves out what may be to blame."
    ),
    Code.DESK_SAFE: lambda: tr(
        "Notice", "Safe mode: no sound, no hardware decoding, the default layout, and nothing was restored."
    ),
    Code.SITTING_LEFT_OUT: lambda: tr(
        "Notice", "“{name}” was not brought back: its address was not kept. Add it again."
    ),
}
