"""The emoji that can be given with one press, what they are called, and what the service's short names stand for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFontMetrics

from desktop.ui.i18n import tr

_SHAPE = "\ufe0f"  # asks for the coloured form of the character before it; no font needs a sign for it

EMOJI = {
    ":thumbsup:": "👍",
    ":heart:": "❤️",
    ":joy:": "😂",
    ":tada:": "🎉",
    ":clap:": "👏",
    ":fire:": "🔥",
    ":pray:": "🙏",
    ":eyes:": "👀",
    ":white_check_mark:": "✅",
    ":x:": "❌",
    ":question:": "❓",
    ":warning:": "⚠️",
    ":smile:": "😄",
    ":wink:": "😉",
    ":thinking:": "🤔",
    ":open_mouth:": "😮",
    ":cry:": "😢",
    ":sunglasses:": "😎",
    ":wave:": "👋",
    ":ok_hand:": "👌",
    ":muscle:": "💪",
    ":musical_note:": "🎵",
    ":microphone:": "🎤",
    ":headphones:": "🎧",
}
QUICK = tuple(EMOJI.values())[:6]


def shown(emoji: str) -> str:
    """The sign for a short name that is known, else what was given."""
    return EMOJI.get(emoji, emoji)


def words(sign: str) -> str:
    """What one calls it; a sign that is not among ours stays."""
    made = _WORDS.get(sign)
    return made() if made is not None else sign


def can_draw(sign: str, metrics: QFontMetrics) -> bool:
    """Whether the fonts of this computer have it: without, one would see a box."""
    return all(metrics.inFontUcs4(ord(character)) for character in sign if character != _SHAPE)


def drawn(sign: str, metrics: QFontMetrics) -> str:
    """The sign, or its words where it cannot be drawn."""
    return sign if can_draw(sign, metrics) else words(sign)


def legible(text: str, metrics: QFontMetrics) -> str:
    """A text whose signs of ours are written in words, in round brackets, where they would be boxes."""
    if text.isascii():
        return text
    for sign in EMOJI.values():
        if sign in text and not can_draw(sign, metrics):
            text = text.replace(sign, f"({words(sign)})")
    return text


_WORDS: dict[str, Callable[[], str]] = {
    "👍": lambda: tr("Emoji", "thumbs up"),
    "❤️": lambda: tr("Emoji", "heart"),
    "😂": lambda: tr("Emoji", "tears of joy"),
    "🎉": lambda: tr("Emoji", "party"),
    "👏": lambda: tr("Emoji", "applause"),
    "🔥": lambda: tr("Emoji", "fire"),
    "🙏": lambda: tr("Emoji", "thank you"),
    "👀": lambda: tr("Emoji", "eyes"),
    "✅": lambda: tr("Emoji", "done"),
    "❌": lambda: tr("Emoji", "cross"),
    "❓": lambda: tr("Emoji", "question"),
    "⚠️": lambda: tr("Emoji", "warning"),
    "😄": lambda: tr("Emoji", "smile"),
    "😉": lambda: tr("Emoji", "wink"),
    "🤔": lambda: tr("Emoji", "thinking"),
    "😮": lambda: tr("Emoji", "surprise"),
    "😢": lambda: tr("Emoji", "crying"),
    "😎": lambda: tr("Emoji", "sunglasses"),
    "👋": lambda: tr("Emoji", "wave"),
    "👌": lambda: tr("Emoji", "OK"),
    "💪": lambda: tr("Emoji", "strong"),
    "🎵": lambda: tr("Emoji", "music"),
    "🎤": lambda: tr("Emoji", "microphone"),
    "🎧": lambda: tr("Emoji", "headphones"),
}
