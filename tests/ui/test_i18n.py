from __future__ import annotations

import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.i18n import LUPDATE, PSEUDO, Languages, isolate, pseudo, tr

TS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>
<TS version="2.1" language="{code}"><context><name>Wall</name>
<message numerus="yes"><source>%n source(s)</source><translation>{forms}</translation></message>
<message><source>Wall</source><translation>{wall}</translation></message></context></TS>"""


def write(folder: Path, code: str, wall: str, *forms: str) -> None:
    shapes = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
    (folder / f"airdesk_{code}.ts").write_text(TS.format(code=code, wall=wall, forms=shapes), "utf-8")


def three(tmp_path: Path) -> Languages:
    write(tmp_path, "en", "Wall", "%n source", "%n sources")
    write(tmp_path, "vi", "Tường", "%n nguồn")
    write(tmp_path, "ar", "جدار", *["%n"] * 6)
    return Languages(tmp_path, tmp_path / "cache")


def test_a_language_is_compiled_and_used_at_once(tmp_path: Path, languages: Languages) -> None:
    chosen = three(tmp_path)
    chosen.use("vi")
    assert (tr("Wall", "Wall"), tr("Wall", "%n source(s)", "", 3)) == ("Tường", "3 nguồn")
    assert QLocale().language() == QLocale.Language.Vietnamese
    chosen.use("en")
    assert tr("Wall", "Wall") == "Wall"
    assert [tr("Wall", "%n source(s)", "", n) for n in (1, 2)] == ["1 source", "2 sources"]


def test_where_nothing_can_be_compiled_the_texts_are_english(tmp_path: Path, languages: Languages) -> None:
    three(tmp_path)
    nowhere = Languages(tmp_path, tmp_path / ("x" * 300))
    nowhere.use("vi")
    assert tr("Wall", "Wall") == "Wall"
    assert QLocale().language() == QLocale.Language.Vietnamese  # numbers and times need no file
    nowhere.use("en")


def test_a_changed_translation_is_compiled_again(tmp_path: Path, languages: Languages) -> None:
    chosen = three(tmp_path)
    chosen.use("vi")
    write(tmp_path, "vi", "Bức tường", "%n nguồn")
    later = (tmp_path / "cache/translations/airdesk_vi.qm").stat().st_mtime + 5
    os.utime(tmp_path / "airdesk_vi.ts", (later, later))
    chosen.use("vi")
    assert tr("Wall", "Wall") == "Bức tường"
    chosen.use("en")


def test_widgets_hear_of_the_change(tmp_path: Path, qtbot: QtBot, languages: Languages) -> None:
    heard: list[QEvent.Type] = []

    class Listener(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            heard.append(event.type())
            super().changeEvent(event)

    widget = Listener()
    qtbot.addWidget(widget)
    chosen = three(tmp_path)
    chosen.use("vi")
    QApplication.processEvents()
    assert QEvent.Type.LanguageChange in heard
    chosen.use("en")


def test_the_direction_follows_the_language(tmp_path: Path, languages: Languages) -> None:
    chosen = three(tmp_path)
    chosen.use("ar")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    chosen.use("en")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_pseudo_is_longer_marked_and_keeps_placeholders() -> None:
    made = pseudo("Ended {clock} of %n")
    assert made.startswith("[Ễñ")
    assert made.endswith("]")
    assert "{clock}" in made
    assert "%n" in made
    assert len(made) >= 1.35 * len("Ended {clock} of %n")


def test_pseudo_takes_the_english_plural(tmp_path: Path, languages: Languages) -> None:
    chosen = three(tmp_path)
    chosen.use(PSEUDO)
    assert tr("Wall", "%n source(s)", "", 2).startswith("[2 sỗữrçễs")
    chosen.use("en")


def test_choices_have_their_own_names(tmp_path: Path) -> None:
    names = {language.code: language.name for language in three(tmp_path).choices(developer=True)}
    assert names["vi"] == "Tiếng Việt"
    assert next(iter(names)) == "en"
    assert PSEUDO in names
    assert PSEUDO not in {language.code for language in three(tmp_path).choices()}


def test_a_broken_translation_leaves_english(tmp_path: Path, languages: Languages) -> None:
    (tmp_path / "airdesk_xx.ts").write_text("not xml", "utf-8")
    Languages(tmp_path, tmp_path / "cache").use("xx")
    assert tr("Wall", "Wall") == "Wall"


def test_names_are_isolated() -> None:
    assert isolate("استوديو") == "\u2068استوديو\u2069"


def test_lupdate_reads_our_texts(tmp_path: Path) -> None:
    source, target = tmp_path / "words.py", tmp_path / "out.ts"
    source.write_text('tr("Tile", "Receiving")\ntr("Wall", "%n more", "", 2)\n', "utf-8")
    tool = Path(PySide6.__file__).parent / "lupdate"
    subprocess.run([tool, *LUPDATE, str(source), "-ts", str(target)], check=True, capture_output=True)
    found = {
        (context.findtext("name"), message.findtext("source"), message.get("numerus"))
        for context in ET.parse(target).getroot().iter("context")
        for message in context.iter("message")
    }
    assert found == {("Tile", "Receiving", None), ("Wall", "%n more", "yes")}
