"""What a Code says to the operator: one sentence for every one of them (UI.md 9.2).

Pattern: what happened, what it means for the show, what to do. Values, all optional:
name, service, code, file, disk, ip, date, device, other, channel, title (text); port, minutes, seconds,
missing (seconds that no recording has), tries (whole numbers);
bytes; recording (true or false); reason (a RecordingFault or the ingest's word for why it
turned somebody away, both put into words here, else text of the service). A value that is
missing is shown as “—”, never as an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from desktop.core.errors import Code, Value
from desktop.core.model import Notice, Remedy
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr

_ByValues = Callable[[Mapping[str, Value]], str]
_FOREIGN = frozenset({"name", "reason", "file", "disk", "ip", "service", "code", "device", "other", "channel", "title"})


def sentence(code: Code, values: Mapping[str, Value] | None = None) -> str:
    """The sentence in the present language."""
    from desktop.ui.notices.reasons import reason_words  # noqa: PLC0415 - as in _tables

    given = dict(values or {})
    if "reason" in given:
        given["reason"] = reason_words(str(given["reason"]))
    by_values, sentences = _tables()
    special = by_values.get(code)
    return _filled(special(given) if special is not None else sentences[code](), given, code)


def notice_text(notice: Notice) -> str:
    """The sentence of a notice, with how often it came: “… (3 times)”."""
    values = dict(notice.values)
    if notice.code is Code.INGEST_REFUSED:  # its details are the ingest's word for why
        values.setdefault("reason", notice.details)
    text = sentence(notice.code, values)
    if notice.count > 1:
        text = tr("Notice", "{sentence} ({count} times)").format(sentence=text, count=notice.count)
    return text


def remedy_text(remedy: Remedy) -> str:
    """The words of the one button of a notice, or of a tile."""
    from desktop.ui.notices.remedy_words import REMEDIES  # noqa: PLC0415 - as in _tables

    return REMEDIES[remedy]()


def short_reason(code: Code | None) -> str:
    """Why a source failed, in a few words for its tile."""
    from desktop.ui.notices.source_words import SHORT  # noqa: PLC0415 - as in _tables

    made = SHORT.get(code) if code is not None else None
    return made() if made is not None else tr("Reason", "It failed")


@cache
def _tables() -> tuple[dict[Code, _ByValues], dict[Code, Callable[[], str]]]:
    """What is said depending on the values, and what is said whatever they are.

    Loaded with the first sentence: a desk in peace says none.
    """
    from desktop.ui.notices import (  # noqa: PLC0415
        air_words,
        bot_words,
        call_words,
        desk_words,
        mix_words,
        settings_words,
        source_words,
    )

    speaking = (source_words, bot_words, air_words, mix_words, call_words, desk_words)
    by_values: dict[Code, _ByValues] = {}
    sentences = dict(settings_words.SENTENCES)
    for words in speaking:
        by_values |= words.BY_VALUES
        sentences |= words.SENTENCES
    return by_values, sentences


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return formats.UNKNOWN


def _filled(text: str, values: Mapping[str, Value], code: Code) -> str:
    shown = {key: _shown(key, value) for key, value in values.items()}
    if code is Code.RECORDING_SAVED and "seconds" in values:
        shown["duration"] = formats.elapsed(float(values["seconds"]))
    if code is Code.DISK_LOW and "minutes" in values:
        shown["left"] = formats.about(60 * float(values["minutes"]))
    return text.format_map(_Values(shown))


def _shown(key: str, value: Value) -> str:
    if key in _FOREIGN:
        text = str(value).rstrip(".")
        return isolate(text) if text else formats.UNKNOWN
    if isinstance(value, str):
        return value
    return formats.size(value) if key == "bytes" else formats.number(value)
