"""`translations.py update|check`: the .ts files against the texts of the window. Runs in the environment.

lupdate's own reader of Python loses a text whose number is an expression, and takes a variable
for an encoding. So it is given copies of the sources that hold nothing but their texts.
The .qm are made elsewhere: in a checkout by `desktop/ui/i18n.py`, for a wheel by `build_hook.py`.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

import bare_words
import glossary

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desktop" / "ui"
FOLDER = ROOT / "translations"
LANGUAGES = ("en", "vi")
SOURCE_LANGUAGE = "en"  # its file holds the plurals only: the other texts are the source
PLACEHOLDER = re.compile(r"\{[a-z_0-9]*\}|%n")
Message = tuple[str, str, str, bool]  # context, source, disambiguation, whether it has plurals


def main(arguments: list[str]) -> int:
    """Bring the files up to date, or say in what they are not."""
    if arguments == ["update"]:
        with tempfile.TemporaryDirectory() as scratch:
            for language, fresh in extracted(Path(scratch)).items():
                shutil.copyfile(fresh, kept(language))
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
    """Bare words of the window; what is new, gone, unfinished, has lost a placeholder, or strays from the glossary."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: shown without tr: {text!r}"
        for path in sorted(SOURCES.rglob("*.py"))
        for line, text in bare_words.bare(path.read_text(encoding="utf-8"))
    ]
    with tempfile.TemporaryDirectory() as scratch:
        for language, fresh in extracted(Path(scratch)).items():
            file = kept(language)
            if not file.exists():
                wrong.append(f"{file.name} is missing: run packaging/translations.py update")
                continue
            before, now = set(messages(file)), set(messages(fresh))
            wrong += [f"{file.name}: new text not taken in: [{m[0]}] {m[1]!r}" for m in sorted(now - before)]
            wrong += [f"{file.name}: text no longer used: [{m[0]}] {m[1]!r}" for m in sorted(before - now)]
            wrong += [f"{file.name}: {fault}" for fault in unfit(file)]
            if language == glossary.LANGUAGE:
                wrong += [f"{file.name}: {fault}" for fault in glossary.strays(pairs(file), glossary.terms())]
    return wrong


def extracted(scratch: Path) -> dict[str, Path]:
    """Copies of the .ts files, brought up to date by Qt's own tool."""
    sources = []
    for path in sorted(SOURCES.rglob("*.py")):
        copy = scratch / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(texts_only(path.read_text(encoding="utf-8")), encoding="utf-8")
        sources.append(str(copy))
    listing = scratch / "sources.lst"
    listing.write_text("\n".join(sources), encoding="utf-8")
    (scratch / FOLDER.name).mkdir(exist_ok=True)
    fresh = {language: scratch / FOLDER.name / kept(language).name for language in LANGUAGES}
    for language, target in fresh.items():
        if kept(language).exists():
            shutil.copyfile(kept(language), target)
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", SOURCE_LANGUAGE]
        plurals = ["-pluralonly"] if language == SOURCE_LANGUAGE else []
        command = [_tool(), *options, *plurals, "-target-language", language, f"@{listing}", "-ts", str(target)]
        subprocess.run(command, check=True, cwd=scratch)
    return fresh


def texts_only(source: str) -> str:
    """Each `tr(context, text, disambiguation, n)` of a source, as lupdate understands it."""
    lines = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tr":
            named = {keyword.arg: keyword.value for keyword in call.keywords}
            given = [*call.args[:3], *([named["disambiguation"]] if "disambiguation" in named else [])]
            words = [json.dumps(one.value, ensure_ascii=False) for one in given if isinstance(one, ast.Constant)]
            if len(call.args) > 3 or "n" in named:
                words = [*words, *['""'] * (3 - len(words)), "1"]
            lines.append((call.lineno, call.col_offset, f"translate({', '.join(words)})\n"))
    return "".join(line for *_, line in sorted(lines))


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


def pairs(file: Path) -> list[tuple[str, str]]:
    """Every source with each form of its translation; what is not translated yet is left out."""
    found = []
    for (_, source, _, numerus), translation in messages(file).items():
        forms = [form.text for form in translation.iter("numerusform")] if numerus else [translation.text]
        found += [(source, form) for form in forms if form]
    return found


def _holes(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def kept(language: str) -> Path:
    """The file of a language in the checkout."""
    return FOLDER / f"airdesk_{language}.ts"


def _tool() -> str:
    return str(Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
