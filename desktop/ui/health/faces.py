"""What the plots of the health window are about: words, units, where their scales end."""

from __future__ import annotations

from desktop.control.health import Summary
from desktop.ui import formats
from desktop.ui.health.plot import PlotFace
from desktop.ui.i18n import isolate, tr

CPU_WARN_TOP, STALL_TOP = 100.0, 50.0


def rate_face() -> PlotFace:
    """What a source sends."""
    return PlotFace(lambda: tr("Health", "Bit rate, Mbit/s"), rate_words, 1.0, digits=1)


def delay_face() -> PlotFace:
    """How long what is shown was under way."""
    return PlotFace(lambda: tr("Health", "Delay, ms"), formats.milliseconds, 100.0)


def shown_face() -> PlotFace:
    """Pictures on the wall."""
    return PlotFace(lambda: tr("Health", "Pictures shown in a second"), frames_words, 30.0, "ready.text")


def dropped_face() -> PlotFace:
    """Pictures that were not shown in time."""
    return PlotFace(lambda: tr("Health", "Pictures dropped in a second"), frames_words, 2.0, "warn.text", digits=1)


def cpu_face() -> PlotFace:
    """What Airdesk takes of all cores."""
    return PlotFace(lambda: tr("Health", "Processor, % of all cores"), formats.percent, CPU_WARN_TOP)


def stall_face() -> PlotFace:
    """How long the window answered nobody."""
    return PlotFace(lambda: tr("Health", "Window held up, ms"), formats.milliseconds, STALL_TOP, "warn.text")


def rate_words(mbit_s: float) -> str:
    """5.9 Mbit/s."""
    return tr("Health", "{n} Mbit/s").format(n=formats.number(mbit_s, 1))


def frames_words(per_s: float) -> str:
    """25 in a second; a slow dropping keeps its first decimal."""
    return tr("Health", "{n} a second").format(n=formats.number(per_s, 1 if 0 < per_s < 10 else 0))


def summary_words(said: Summary) -> str:
    """A source in one sentence; what is not known is said to be unknown."""
    unknown = tr("Health", "unknown")
    dropped = formats.percent(said.dropped_percent, 1) if said.dropped_percent is not None else unknown
    return tr("Health", "{name}: {rate}, delay {delay}, dropped in the last hour: {dropped}.").format(
        name=isolate(said.name),
        rate=rate_words(said.mbit_s) if said.mbit_s is not None else tr("Health", "nothing arrives"),
        delay=formats.milliseconds(said.delay_ms) if said.delay_ms is not None else unknown,
        dropped=dropped,
    )
