"""Settings as a file that is taken to another desk: written without secrets, read strictly, laid over what is here.

What the file leaves out, and by which rules, is said in `settings_tree.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from desktop.control.settings_tree import known, over, public, tree_of
from desktop.core.errors import Code, Trouble
from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file
from desktop.settings.reading import Tree
from desktop.settings.schema import Settings

HEAD, FORM = "airdesk_settings", 1  # name and number of the file's form
BODY = "settings"
_PLACE = re.compile(r" - at `\$\.?([^`\[]+)[^`]*`$")  # how msgspec ends what it says of a value


class Incoming(msgspec.Struct, frozen=True):
    """What a file says, each value right by itself."""

    name: str  # of the file
    tree: Tree
    unknown: tuple[str, ...] = ()  # places that this version does not know; they are passed over

    def laid_over(self, present: Settings) -> Settings:
        """`present` with what the file says. Raises Trouble: SETTINGS_VALUE, with the place."""
        try:
            return msgspec.convert(over(tree_of(present), self.tree), Settings)
        except msgspec.ValidationError as error:
            found = _PLACE.search(str(error))
            place = found.group(1) if found else BODY
            raise Trouble(Code.SETTINGS_VALUE, f"at {place}", file=self.name, name=place) from error


def exported(settings: Settings) -> bytes:
    """The file's text: JSON, without what the rules leave out."""
    text = msgspec.json.encode({HEAD: FORM, BODY: public(tree_of(settings))})
    return msgspec.json.format(text, indent=2) + b"\n"


def save_settings(path: Path, settings: Settings) -> None:
    """Write the file, whole or not at all, for its owner's eyes. Raises Trouble: SETTINGS_EXPORT."""
    try:
        replace_file(path, exported(settings))
    except OSError as error:
        raise Trouble(Code.SETTINGS_EXPORT, str(error), reason=error.strerror or type(error).__name__) from error


def load_settings(path: Path) -> Incoming:
    """Read such a file. Raises Trouble: SETTINGS_NONE, SETTINGS_NEWER, or SETTINGS_VALUE with the place."""
    try:
        found = msgspec.json.decode(read_small(path))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Trouble(Code.SETTINGS_NONE, type(error).__name__, file=path.name) from error
    if not isinstance(found, dict) or type(found.get(HEAD)) is not int or not isinstance(found.get(BODY), dict):
        raise Trouble(Code.SETTINGS_NONE, "no head or no body", file=path.name)
    if found[HEAD] > FORM:
        raise Trouble(Code.SETTINGS_NEWER, f"form {found[HEAD]}", file=path.name)
    try:
        tree, unknown = known(found[BODY])
        incoming = Incoming(path.name, tree, unknown)
        incoming.laid_over(Settings())
    except RecursionError as error:  # just shallow enough to be read
        raise Trouble(Code.SETTINGS_NONE, type(error).__name__, file=path.name) from error
    return incoming
