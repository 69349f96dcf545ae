from __future__ import annotations

import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.i18n import LUPDATE, MIRRORED, PSEUDO, Languages, isolate, tr

TS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>
<TS version="2.1" language="{code}"><context><name>Wall</name>
<message numerus="yes"><source>%n source(s)</source><translation>{forms}</translation></message>
<message><source>Wall</source><translation>{wall}</translation></message></context></TS>"""


def write(folder: Path, code: str, wall: str, *forms: str) -> None:
    shapes = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
    (folder / f"airdesk_{code}.ts").write_text(TS.format(code=code, wall=wall, forms=shapes), "utf-8")


def three(tmp_path: Path, developer: bool = False) -> Languages:
    write(tmp_path, "en", "Wall", "%n source", "%n sources")
    write(tmp_path, "vi", "Tường", "%n nguồn")
    write(tmp_path, "ar", "جدار", *["%n"] * 6)
    return Languages(tmp_path, tmp_path / "cache", developer)


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


def test_pseudo_takes_the_english_plural(tmp_path: Path, languages: Languages) -> None:
    chosen = three(tmp_path, developer=True)
    chosen.use(PSEUDO)
    assert tr("Wall", "%n source(s)", "", 2).startswith("[2 sỗữrçễs")
    chosen.use("en")


def test_the_mirrored_pseudo_language_runs_from_right_to_left(tmp_path: Path, languages: Languages) -> None:
    chosen = three(tmp_path, developer=True)
    chosen.use(MIRRORED)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert tr("Wall", "Wall").startswith("\u200f[Wẫll")
    assert QLocale().language() == QLocale.Language.English
    chosen.use(PSEUDO)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    chosen.use("en")


def test_only_developers_have_the_pseudo_languages(tmp_path: Path, languages: Languages) -> None:
    names = {language.code: language.name for language in three(tmp_path, developer=True).choices()}
    assert names["vi"] == "Tiếng Việt"
    assert next(iter(names)) == "en"
    assert {PSEUDO, MIRRORED} <= set(names)
    others = three(tmp_path)
    assert not {PSEUDO, MIRRORED} & {language.code for language in others.choices()}
    others.use(MIRRORED)  # as the settings of a developer have it
    assert others.current not in (PSEUDO, MIRRORED)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    others.use("en")


def test_the_words_of_qt_come_from_us_where_it_has_none(languages: Languages) -> None:
    copy = "&Copy"
    languages.use("vi")
    assert QCoreApplication.translate("QWidgetTextControl", copy) == "&Sao chép"
    languages.use(PSEUDO)
    assert QCoreApplication.translate("QWidgetTextControl", copy).startswith("[")
    languages.use("en")
    assert QCoreApplication.translate("QWidgetTextControl", copy) == copy


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
