"""How the file of a recording is called, whatever the bot or the operator calls the source.

Pure text: nothing here looks at a disk. A name made here can be created on Windows, macOS
and Linux, stays in its folder, and shows what it says (no control or direction marks).
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

# The source's share of the name. With date, part, counter and the journal's ending the whole stays below 143 bytes,
# the shortest limit in use (eCryptfs), and leaves Windows' 260 characters to the folder.
SOURCE_BYTES = 84
NAMELESS = "source"

_FORBIDDEN = frozenset('<>:"/\\|?*')  # Windows
_JOINERS = frozenset("\u200c\u200d")  # format characters that Persian and emoji are spelled with
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"]
    + [f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)


def stem(started: datetime, source: str) -> str:
    """The name without part, counter and ending: `2025-11-19 21-32-07Z Studio A`."""
    return f"{started.astimezone(UTC):%Y-%m-%d %H-%M-%SZ} {safe(source)}"


def file_name(stem: str, part: int = 1, copy: int = 1) -> str:
    """The name of one part; `copy` counts up where a file of that name is there already."""
    later = f" part {part}" if part > 1 else ""
    again = f" ({copy})" if copy > 1 else ""
    return f"{stem}{later}{again}.mp4"


def safe(text: str) -> str:
    """`text` as a file name or a piece of one: NFC, at most SOURCE_BYTES bytes of UTF-8, never empty."""
    head = text[: SOURCE_BYTES * 8]  # a name of megabytes costs nothing
    shown = "".join(_allowed(character) for character in unicodedata.normalize("NFC", head))
    words = unicodedata.normalize("NFC", " ".join(shown.split()))
    name = _cut(words).strip(" .\u200c\u200d") or NAMELESS
    if name.split(".")[0].rstrip().upper() in _DEVICES:
        return f"_{name}"
    return name


def _allowed(character: str) -> str:
    if character in _FORBIDDEN:
        return "_"
    if character in _JOINERS:
        return character
    kind = unicodedata.category(character)
    if kind.startswith("Z") or character in "\t\n\r\v\f":
        return " "
    if kind in ("Cc", "Cf", "Cs") or _is_noncharacter(character):
        return ""
    return character


def _is_noncharacter(character: str) -> bool:
    code = ord(character)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _cut(text: str) -> str:
    """At most SOURCE_BYTES bytes, never inside a character or before a mark that belongs to it."""
    if len(text.encode()) <= SOURCE_BYTES:
        return text
    end = len(text.encode()[:SOURCE_BYTES].decode(errors="ignore"))
    whole = end
    while whole > 0 and _belongs_to_previous(text, whole):
        whole -= 1
    return text[: whole or end]


def _belongs_to_previous(text: str, index: int) -> bool:
    character = text[index]
    return unicodedata.combining(character) > 0 or character in "\u200d\ufe0f" or text[index - 1] == "\u200d"
