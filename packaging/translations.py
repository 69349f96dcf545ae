"""`translations.py update|check`: the .ts files against the texts of the window. Runs in the environment.

The .qm are made from them elsewhere: in a checkout by `desktop/ui/i18n.py`, for a wheel by `build_hook.py`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desktop" / "ui"
FOLDER = ROOT / "translations"
LANGUAGES = ("en", "vi")
SOURCE_LANGUAGE = "en"  # its file holds the plurals only: the other texts are the source
PLACEHOLDER = re.compile(r"\{[a-z_0-9]*\}|%n")
# `tr` of i18n.py is a function with context and text; without this lupdate takes it for QObject.tr.
LUPDATE = ("-tr-function-alias", "tr=QT_TR_UNUSED,translate+=tr", "-no-obsolete", "-locations", "relative")

Message = tuple[str, str, str, bool]  # context, source, disambiguation, whether it has plurals


def main(arguments: list[str]) -> int:
    """Bring the files up to date, or say in what they are not."""
    if arguments == ["update"]:
        for language in LANGUAGES:
            extract(_file(FOLDER, language), language)
        return 0
    if arguments == ["check"]:
        wrong = faults()
        for fault in wrong:
            print(fault)
        print(f"{len(wrong)} faults in the translations." if wrong else "The translations are complete.")
        return 1 if wrong else 0
    print(__doc__)
    return 2


def faults() -> list[str]:
    """What is new, gone, unfinished, or has lost a placeholder."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            kept, fresh = _file(FOLDER, language), _file(Path(scratch), language)
            if not kept.exists():
                wrong.append(f"{kept.name} is missing: run packaging/translations.py update")
                continue
            shutil.copy(kept, fresh)
            extract(fresh, language)
            before, now = set(messages(kept)), set(messages(fresh))
            wrong += [f"{kept.name}: new text not taken in: [{m[0]}] {m[1]!r}" for m in sorted(now - before)]
            wrong += [f"{kept.name}: text no longer used: [{m[0]}] {m[1]!r}" for m in sorted(before - now)]
            wrong += [f"{kept.name}: {fault}" for fault in unfit(kept)]
    return wrong


def extract(target: Path, language: str) -> None:
    """Let Qt's own tool update a .ts file."""
    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    plurals = ["-pluralonly"] if language == SOURCE_LANGUAGE else []
    languages = ["-source-language", SOURCE_LANGUAGE, "-target-language", language]
    with tempfile.NamedTemporaryFile("w", suffix=".lst", encoding="utf-8") as listing:
        listing.write("\n".join(files))
        listing.flush()
        command = [str(tool), *LUPDATE, "-silent", *plurals, *languages, f"@{listing.name}", "-ts", str(target)]
        subprocess.run(command, check=True, cwd=ROOT)


def messages(file: Path) -> dict[Message, ET.Element]:
    """Every text of a .ts file that is in use."""
    found: dict[Message, ET.Element] = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") not in ("vanished", "obsolete"):
                key = (
                    context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""),
                    message.get("numerus") == "yes",
                )  # fmt: skip
                found[key] = translation
    return found


def unfit(file: Path) -> list[str]:
    """Texts that are not translated, or whose placeholders differ from the source's."""
    wrong = []
    for (context, source, _, numerus), translation in messages(file).items():
        forms = [form.text or "" for form in translation.iter("numerusform")] if numerus else [translation.text or ""]
        if translation.get("type") == "unfinished" or not all(forms):
            wrong.append(f"not translated: [{context}] {source!r}")
        elif any(_holes(form) - {"%n"} != _holes(source) - {"%n"} for form in forms):
            wrong.append(f"placeholders differ: [{context}] {source!r}")
    return wrong


def _holes(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _file(folder: Path, language: str) -> Path:
    return folder / f"airdesk_{language}.ts"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
