"""Numbers, durations, sizes and clocks as the operator reads them.

Decimal sign and dates follow the language (QLocale's default, set by `Languages`); dBFS and
percent keep the point. Durations and clocks read left to right in every language.
"""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QLocale

from desktop.settings.schema import Clock, Settings
from desktop.ui.i18n import tr

MINUS = "\u2212"
UNKNOWN = "\u2014"
_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")


class TimeStyle:
    """12 or 24 hours; one choice for the whole window, as QLocale's default is."""

    clock: Clock = Clock.SYSTEM
    seconds: bool = True

    @classmethod
    def follow(cls, settings: Settings) -> None:
        """As the operator has chosen."""
        cls.clock = settings.language.clock
        cls.seconds = settings.appearance.clock_seconds


def countdown(seconds: float) -> str:
    """7:42, and 1:02:05 from an hour on; never negative."""
    whole = max(0, math.floor(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def elapsed(seconds: float) -> str:
    """42:10 as a tile shows it: two digits for the minutes, hours only when there are any."""
    text = countdown(seconds)
    return text if len(text) >= 5 else f"0{text}"


def span(seconds: float) -> str:
    """17 s, and 1:05 from a minute on."""
    return countdown(seconds) if seconds >= 60 else tr("Formats", "{seconds} s").format(seconds=max(0, int(seconds)))


def clock(seconds: float) -> str:
    """00:42:18, always with hours."""
    whole = max(0, math.floor(seconds))
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def size(count: float) -> str:
    """1.24 GB, 402 MB: three significant digits, powers of a thousand."""
    value, unit = float(max(0, count)), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    digits = 0 if unit == 0 or value >= 99.95 else 1 if value >= 9.995 else 2
    return f"{language().toString(value, 'f', digits)} {_UNITS[unit]}"


def number(value: float, digits: int = 0) -> str:
    """5.9 with the decimal sign of the language and a true minus."""
    text = language().toString(float(abs(value)), "f", digits)
    return f"{MINUS}{text}" if value < 0 else text


def decibel(value: float) -> str:
    """−9.8 with a true minus; −∞ for silence."""
    if value == -math.inf:
        return f"{MINUS}∞"
    text = f"{abs(value):.1f}"
    return f"{MINUS}{text}" if value < 0 and text != "0.0" else text


def loudness(value: float) -> str:
    """−18.3 LUFS."""
    return f"{decibel(value)} LUFS"


def percent(value: float, digits: int = 0) -> str:
    """118 %."""
    return f"{value:.{digits}f} %"


def milliseconds(value: float) -> str:
    """412 ms; a negative one (two clocks) with a true minus."""
    text = f"{abs(value):.0f} ms"
    return f"{MINUS}{text}" if round(value) < 0 else text


def about(seconds: float) -> str:
    """41 h, 18 min: an estimate in one unit."""
    hours = seconds / 3600
    if hours >= 2:
        return tr("Formats", "{hours} h").format(hours=math.floor(hours))
    return tr("Formats", "{minutes} min").format(minutes=max(0, math.floor(seconds / 60)))


def time_of_day(moment: datetime, seconds: bool = False) -> str:
    """21:32 or 9:32 PM, in the operator's zone."""
    local = moment.astimezone()
    twelve = TimeStyle.clock is Clock.H12 or (TimeStyle.clock is Clock.SYSTEM and _system_has_12_hours())
    if not twelve:
        return local.strftime("%H:%M:%S" if seconds else "%H:%M")
    hour = local.hour % 12 or 12
    tail = f":{local.minute:02}:{local.second:02}" if seconds else f":{local.minute:02}"
    return f"{hour}{tail} {language().pmText() if local.hour >= 12 else language().amText()}"


def date(moment: datetime) -> str:
    """12 Nov 2026, with the month in the language."""
    local = moment.astimezone()
    month = language().monthName(local.month, QLocale.FormatType.ShortFormat)
    return tr("Formats", "{day} {month} {year}").format(day=local.day, month=month, year=local.year)


def moment(moment: datetime) -> str:
    """12 Nov 2026  21:32:05, as a log has it."""
    return f"{date(moment)}  {time_of_day(moment, seconds=True)}"


def day_pattern() -> str:
    """How a field shows a day (QDate's letters): as `date` does where the language has no other order."""
    return tr("Formats", "d MMM yyyy")


def week_date(moment: datetime) -> str:
    """Fri 20 Nov, for the top strip."""
    local = moment.astimezone()
    short = QLocale.FormatType.ShortFormat
    return tr("Formats", "{weekday} {day} {month}").format(
        weekday=language().dayName(local.isoweekday(), short),
        day=local.day,
        month=language().monthName(local.month, short),
    )


def language() -> QLocale:
    """Numbers and names of months as the language has them; for fields that Qt fills in itself."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale


def _system_has_12_hours() -> bool:
    return "AP" in QLocale.system().timeFormat(QLocale.FormatType.ShortFormat).upper()
