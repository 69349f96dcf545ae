"""The parts of others that Airdesk is made of: which distributions, under which licences, read from their metadata.

Standard library only: the program that builds the installers uses it, too.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

INDEX = "https://pypi.org/project"
UNKNOWN = "NOASSERTION"  # what SPDX writes where nothing is said
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NATIVE = re.compile(r"\.(so(\.\d+)*|pyd|dll|dylib)$", re.IGNORECASE)
_LICENCE_FILE = re.compile(r"^(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_NO_TEXT = (".py", ".pyc", ".json")
_CLASSIFIER = "License :: "
# What some metadata say, as SPDX writes it.
_SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
}


@dataclass(frozen=True, slots=True)
class File:
    """Machine code within a part. `sha256` in hexadecimal; empty where nobody wrote it down."""

    path: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that others made."""

    name: str
    version: str
    licence: str  # an SPDX expression, or the words of its metadata
    home: str = ""
    purl: str = ""  # a package URL, where there is one
    texts: tuple[str, ...] = ()  # its licences, as shipped with it
    files: tuple[File, ...] = ()
    within: str = ""  # the distribution that carries it; empty for a distribution
    needs: tuple[str, ...] = ()  # names of other distributions, as `plain_name` has them


def installed(folders: Iterable[Path], wanted: Iterable[str]) -> list[Part]:
    """The `wanted` requirements and all they need, as far as they are installed in `folders`, by name.

    What only an extra asks for is left out: Airdesk asks for no extras. Reads many small files: for a worker thread.
    """
    found: dict[str, Distribution] = {}
    for one in distributions(path=[str(folder) for folder in folders]):
        found.setdefault(plain_name(_field(one, "Name")), one)
    taken: dict[str, Part] = {}
    waiting = [plain_name(one) for one in wanted]
    while waiting:
        name = waiting.pop()
        if name in found and name not in taken:
            taken[name] = _part(name, found[name])
            waiting += taken[name].needs
    return [taken[name] for name in sorted(taken)]


def plain_name(requirement: str) -> str:
    """The name in a requirement, as package indexes compare it; empty where it only counts with an extra."""
    name, _, marker = requirement.partition(";")
    match = _NAME.match(name.strip())
    if match is None or re.search(r"\bextra\b", marker):
        return ""
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def _part(name: str, found: Distribution) -> Part:
    needs = {plain_name(one) for one in found.requires or ()} - {""}
    return Part(
        name=_field(found, "Name"),
        version=found.version,
        licence=_licence(found),
        home=_home(found) or f"{INDEX}/{name}/",
        purl=f"pkg:pypi/{name}@{found.version}",
        texts=tuple(_texts(found)),
        files=tuple(
            File(str(one), _hexadecimal(one.hash.value) if one.hash and one.hash.mode == "sha256" else "")
            for one in found.files or ()
            if _NATIVE.search(one.name)
        ),
        needs=tuple(sorted(needs)),
    )


def _licence(found: Distribution) -> str:
    """What its metadata say, the newer field first. A whole licence in the field of the name is not a name."""
    for words in (_field(found, "License-Expression"), _field(found, "License")):
        if words and "\n" not in words:
            return _SPDX.get(words, words)
    classifiers = [one for one in found.metadata.get_all("Classifier") or () if one.startswith(_CLASSIFIER)]
    named = (one.rpartition(" :: ")[2] for one in classifiers)
    return " OR ".join(_SPDX.get(one, one) for one in named) or UNKNOWN


def _home(found: Distribution) -> str:
    addresses: list[str] = found.metadata.get_all("Project-URL") or []
    named = [one.partition(",") for one in addresses]
    for wanted in ("source", "repository", "homepage"):
        for label, _, address in named:
            if wanted in label.lower():
                return address.strip()
    return _field(found, "Home-page")


def _field(found: Distribution, name: str) -> str:
    """One line of its metadata; empty where there is none."""
    lines: list[str] = found.metadata.get_all(name) or [""]
    return lines[0].strip()


def _texts(found: Distribution) -> list[str]:
    """Every licence text beside its metadata, once each."""
    texts: dict[str, None] = {}
    for one in found.files or ():
        beside = one.parts[0].endswith((".dist-info", ".egg-info"))
        licence = "licenses" in one.parts[1:-1] or _LICENCE_FILE.match(one.name)
        if beside and licence and not one.name.endswith(_NO_TEXT):
            path = Path(str(one.locate()))
            if path.is_file():
                texts[path.read_text(encoding="utf-8", errors="replace").strip()] = None
    return list(texts)


def _hexadecimal(value: str) -> str:
    """RECORD writes base64 without padding."""
    try:
        return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).hex()
    except binascii.Error:
        return ""
