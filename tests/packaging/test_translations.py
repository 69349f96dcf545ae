"""The .ts files against the texts, with Qt's own tool on a scratch window."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import translations

WINDOW = """
from desktop.ui.i18n import tr

def text(n, name):
    return [
        tr("Tile", "Receiving"),
        tr("Tile", "Ended {clock}").format(clock=name),
        tr("Wall", "%n source(s)", "", n),
        tr("Wall", "%n of them", "", len(name)),
    ]
"""


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sources, folder = tmp_path / "desktop" / "ui", tmp_path / "translations"
    sources.mkdir(parents=True)
    folder.mkdir()
    for name, value in (("ROOT", tmp_path), ("SOURCES", sources), ("FOLDER", folder)):
        monkeypatch.setattr(translations, name, value)
    (sources / "tile.py").write_text(WINDOW)
    assert translations.main(["update"]) == 0
    return sources / "tile.py"


def translate(language: str, *texts: str) -> None:
    """Fill in what an `update` left open, plurals with `%n`, the others in the order of the file."""
    file = translations.FOLDER / f"airdesk_{language}.ts"
    tree = ET.parse(file)
    rest = iter(texts)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type")
        for form in translation.iter("numerusform"):
            form.text = "%n nguồn"
        if message.get("numerus") != "yes":
            translation.text = next(rest)
    tree.write(file, encoding="utf-8", xml_declaration=True)


def finish() -> None:
    translate("en")
    translate("vi", "Đang nhận", "Kết thúc {clock}")


def test_english_holds_the_plurals_and_vietnamese_everything(window: Path) -> None:
    english = translations.messages(translations.FOLDER / "airdesk_en.ts")
    vietnamese = translations.messages(translations.FOLDER / "airdesk_vi.ts")
    assert {key[1] for key in english} == {"%n source(s)", "%n of them"}
    assert {key[:2] for key in vietnamese} == {
        ("Tile", "Receiving"), ("Tile", "Ended {clock}"), ("Wall", "%n source(s)"), ("Wall", "%n of them"),
    }  # fmt: skip


def test_a_finished_translation_passes(window: Path) -> None:
    assert any("not translated" in fault for fault in translations.faults())
    finish()
    assert translations.faults() == []
    assert translations.main(["check"]) == 0


def test_a_new_text_is_found(window: Path, capsys: pytest.CaptureFixture[str]) -> None:
    finish()
    window.write_text(WINDOW.replace("Receiving", "Live"))
    assert translations.main(["check"]) == 1
    said = capsys.readouterr().out
    assert "new text not taken in: [Tile] 'Live'" in said
    assert "text no longer used: [Tile] 'Receiving'" in said


def test_checking_changes_nothing(window: Path) -> None:
    before = (translations.FOLDER / "airdesk_vi.ts").read_bytes()
    window.write_text(WINDOW.replace("Receiving", "Live"))
    translations.faults()
    assert (translations.FOLDER / "airdesk_vi.ts").read_bytes() == before


def test_a_lost_placeholder_is_found(window: Path) -> None:
    translate("en")
    translate("vi", "Đang nhận", "Kết thúc")
    assert translations.faults() == ["airdesk_vi.ts: placeholders differ: [Tile] 'Ended {clock}'"]


def test_a_missing_language_is_found(window: Path) -> None:
    (translations.FOLDER / "airdesk_vi.ts").unlink()
    assert any("airdesk_vi.ts is missing" in fault for fault in translations.faults())


def test_anything_else_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main([]) == 2
    assert "update|check" in capsys.readouterr().out


def test_every_way_to_write_a_text_is_read() -> None:
    source = """
x = tr("C", "plain") + tr("C", "two " "parts")
y = tr("C", "dis", "here")
tr("C", "of %n", "", len(names) // 2).format(
    inner=tr("C", "in\\n\\"side\\"", disambiguation="x"))
tr("C", "n %n", n=count)
self.tr("not ours")
"""
    assert translations.texts_only(source).splitlines() == [
        'translate("C", "plain")',
        'translate("C", "two parts")',
        'translate("C", "dis", "here")',
        'translate("C", "of %n", "", 1)',
        'translate("C", "in\\n\\"side\\"", "x")',
        'translate("C", "n %n", "", 1)',
    ]
