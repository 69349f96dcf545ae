"""What Airdesk owes to others, as one text: the parts it is made of, their licences, and the offer of sources.

An installer carries it ready-made; elsewhere it is put together from what is installed here.
Standard library only: the program that builds the installers uses it, too.
"""

from __future__ import annotations

import platform
import sys
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from desktop.control.carried_parts import carried, ffmpeg_version
from desktop.control.parts import Part, installed

NOTICES = "NOTICES.txt"
SDK_NOTICES = Path("call", "sdk", "LICENCES.txt")  # within the resources, if packaging/call_sdks.py was run
RULE = "-" * 80
OURS = "airdesk"
OUR_LICENCE = "https://www.gnu.org/licenses/gpl-3.0.html"  # said where its text is not installed
DEMO = ("aiortc",)  # the far side of the demo studio's calls; no requirement of the program itself
OFFER = """\
Airdesk {version} is free software: you may use, study, share and change it under the terms of the
GNU General Public License, version 3 or any later version, which stands at the end of this text. It
comes without any warranty.

It carries x264 and x265, with which its FFmpeg was built and which are under the GNU General Public
License, and Qt and PySide6, which are taken under version 3 of it. So the whole is under that
licence; the parts under the GNU Lesser General Public License are conveyed under it, as they allow.
All other parts keep their own licences, listed below.

Whoever gives you this program owes you its sources, too: Airdesk's own lie beside the installers,
in the archive “airdesk-{version}-source”, with the exact versions of all parts in
packaging/constraints.txt and everything that builds the program from them. Each part's sources are
found at the address beside its name. If one of them cannot be had there, whoever gave you this
program must provide it for at least three years, for no more than the cost of copying it."""


def everything(
    folders: Iterable[Path], wanted: Iterable[str], is_shipped: Callable[[str], bool] = lambda _: True
) -> list[Part]:
    """All parts of others: Python, distributions, and what these carry in files that go along, by their paths.

    Reads files; for a worker thread.
    """
    language, folders = python(), list(folders)
    parts = [language, *carried(language, Path())]
    for whole in installed(folders, wanted):
        part = replace(whole, files=tuple(file for file in whole.files if is_shipped(file.path)))
        parts.append(part)
        parts += (one for folder in folders if _lies_in(part, folder) for one in carried(part, folder))
    return parts


def python() -> Part:
    """The language and its library, with their licence where this system keeps it."""
    file = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    texts = (file.read_text(encoding="utf-8", errors="replace").strip(),) if file.is_file() else ()
    return Part("Python", platform.python_version(), "PSF-2.0", "https://www.python.org", texts=texts)


def compose(version: str, parts: Iterable[Part], ours: str, more: Iterable[str] = ()) -> str:
    """The whole text. `ours` is Airdesk's licence, `more` what brings its own list along. Equal texts stand once."""
    parts = list(parts)
    texts: dict[str, list[str]] = {}
    for part in parts:
        for text in part.texts:
            texts.setdefault(text, []).append(part.name)
    sections = [OFFER.format(version=version), "\n".join(["The parts", "", *map(_line, parts)])]
    sections += (f"{', '.join(names)}\n\n{text}" for text, names in texts.items())
    sections += (text.strip() for text in more)
    sections.append(f"The licence of Airdesk\n\n{ours.strip()}")
    return f"\n\n{RULE}\n\n".join(sections) + "\n"


def read(version: str, shipped: Path | None, resources: Path) -> str:
    """The text as an installer brought it in `shipped`; else made now. Takes up to a second: for a worker thread.

    Raises OSError if a file cannot be read.
    """
    if shipped is not None:
        return (shipped / NOTICES).read_text(encoding="utf-8")
    parts = everything((Path(entry) for entry in sys.path if Path(entry).is_dir()), [OURS, *DEMO])
    texts = [text for part in parts if part.name == OURS for text in part.texts] or [OUR_LICENCE]
    others = [part for part in parts if part.name != OURS]
    return compose(version, others, texts[0], sdk_notices(resources))


def sdk_notices(resources: Path) -> list[str]:
    """What the call providers' files are made of, where they were brought in."""
    file = resources / SDK_NOTICES
    return [f"The call page\n\n{file.read_text(encoding='utf-8')}"] if file.is_file() else []


def ffmpeg_here() -> str:
    """The version of the FFmpeg that decodes here; empty if it cannot be told. Loads nothing. For a worker thread."""
    found = find_spec("av")
    places = found.submodule_search_locations if found is not None else None
    files = (file for place in places or () for folder in _beside(Path(place)) for file in folder.glob("*avutil*"))
    return ffmpeg_version(files)


def _beside(av: Path) -> tuple[Path, ...]:
    """Where its libraries lie on Linux and Windows, and on macOS."""
    return av.with_name("av.libs"), av / ".dylibs"


def _lies_in(part: Part, folder: Path) -> bool:
    return any((folder / file.path).exists() for file in part.files[:1])


def _line(part: Part) -> str:
    name = f"{part.name} {part.version}".strip()
    return f"{f'  in {part.within}: ' if part.within else ''}{name} ({part.licence}) {part.home}".rstrip()
