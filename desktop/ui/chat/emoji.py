"""The emoji that can be given with one press, and what the service's short names stand for."""

from __future__ import annotations

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
