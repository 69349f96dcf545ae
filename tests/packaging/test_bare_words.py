from __future__ import annotations

import pytest

import translations
from bare_words import bare


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Ready")', 'QLabel("Two words")', 'button.setToolTip(f"{n} left")',
        'note.say("Wrong" if bad else "", "error")', 'box.setWindowTitle(tr("A", "Name") + " of it")',
    ],
)  # fmt: skip
def test_what_is_shown_as_it_stands_is_found(line: str) -> None:
    assert [place for place, _text in bare(line)] == [1]


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(tr("A", "Ready"))', 'QLabel("Airdesk")', 'box.setSuffix(" kbit/s")',
        'field.setObjectName("air")',
        'field.setPlaceholderText("https://clips.example.net/show.opus")', 'note.say(text, "error")',
        'field.setPlaceholderText("gw.mezon.ai")', 'label.setText(f"{n} %")', 'label.setText("–")',
    ],
)  # fmt: skip
def test_names_units_and_addresses_are_of_every_language(line: str) -> None:
    assert bare(line) == []


def test_the_window_shows_no_bare_word() -> None:
    found = [
        f"{path.relative_to(translations.ROOT)}:{line}: {text!r}"
        for path in sorted(translations.SOURCES.rglob("*.py"))
        for line, text in bare(path.read_text(encoding="utf-8"))
    ]
    assert found == []
