"""What a check of Mezon found, in one sentence: what is wrong first, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.errors import Code, Trouble
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.wording import sentence

if TYPE_CHECKING:
    from desktop.control.mezon_check import Verdict


def verdict_sentence(verdict: Verdict) -> str:
    """With its time."""
    when = formats.time_of_day(verdict.checked_at)
    if verdict.trouble is not None:
        return f"{_wrong(verdict.trouble)} ({when})"
    answered = formats.milliseconds(verdict.latency_ms)
    names = ", ".join(isolate(name) for name in verdict.names)
    if not names:
        text = tr("MezonCheck", "The server answered in {time}, {when}. Nobody is signed in.")
    elif verdict.streaming:
        text = tr("MezonCheck", "All is well for {names}. Server answered in {time}, streaming service too, {when}.")
    else:
        text = tr("MezonCheck", "All is well for {names}. Server answered in {time}, {when}; streaming was not asked.")
    return text.format(time=answered, when=when, names=names)


def _wrong(trouble: Trouble) -> str:
    values = {"service": "Mezon", "code": "", **trouble.values}
    words = _WORDS.get(trouble.code)
    if words is None:
        return sentence(trouble.code, values)
    return words().format(**{name: isolate(str(value)) for name, value in values.items()})


_WORDS: dict[Code, Callable[[], str]] = {
    Code.SERVICE_OFFLINE: lambda: tr("MezonCheck", "{service} cannot be reached. Check the network and the address."),
    Code.SERVICE_SLOW: lambda: tr("MezonCheck", "{service} did not answer in time. Try again later."),
    Code.SERVICE_DOWN: lambda: tr("MezonCheck", "{service} has a fault of its own, or is no such service. Try later."),
    Code.SERVICE_CERTIFICATE: lambda: tr(
        "MezonCheck", "The certificate of {service} is not valid here. Check the clock and the address."
    ),
    Code.SERVICE_UNKNOWN: lambda: tr("MezonCheck", "{service} does not answer as Mezon does. Check the address."),
    Code.MEZON_TOKEN: lambda: tr("MezonCheck", "The sign-in of {name} has expired. Sign in again."),
    Code.MEZON_RIGHTS: lambda: tr("MezonCheck", "Mezon does not let {name} in. Sign in again."),
}
