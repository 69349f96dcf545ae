from __future__ import annotations

from PySide6.QtCore import QTranslator

from desktop.ui.pseudo import LONGER, PseudoTranslator, mirrored, pseudo


def test_it_is_longer_by_half_marked_and_keeps_placeholders() -> None:
    source = "Ended {clock} of %n"
    made = pseudo(source)
    assert made.startswith("[Ễñ")
    assert made.endswith("]")
    assert "{clock}" in made
    assert "%n" in made
    assert round((1 + LONGER) * len(source)) <= len(made) <= (1 + LONGER) * len(source) + 4


def test_tags_stay_whole() -> None:
    assert "<b>" in pseudo("<b>bold</b> and not")


def test_a_long_sentence_breaks_into_lines_as_before() -> None:
    words = pseudo("The broadcast ends with Airdesk. " * 5).split()
    assert max(len(word) for word in words) <= 12


def test_the_mirrored_one_begins_from_the_right() -> None:
    assert mirrored("Wall") == "\u200fWall"


def test_a_source_without_a_plural_is_marked_as_it_is() -> None:
    english = QTranslator()
    assert PseudoTranslator(english).translate("Wall", "Wall") == pseudo("Wall")
    assert PseudoTranslator(english, mirrored=True).translate("Wall", "Wall") == mirrored(pseudo("Wall"))
    assert not PseudoTranslator(english).isEmpty()


def test_what_is_not_for_people_stays() -> None:
    assert PseudoTranslator(QTranslator(), mirrored=True).translate("QShortcut", "Ctrl") == "Ctrl"
    assert PseudoTranslator(QTranslator()).translate("Formats", "d MMM yyyy") == "d MMM yyyy"


def test_words_that_are_made_to_measure_stay_as_long() -> None:
    assert PseudoTranslator(QTranslator()).translate("MixerShort", "Gone {time}") == "Gỗñễ {time}"
    assert PseudoTranslator(QTranslator()).translate("Lamp", "RECONNECTING") == "RỄÇỖÑÑỄÇTĨÑG"
    assert PseudoTranslator(QTranslator()).translate("Lamp", "Not on air").startswith("[")
