from __future__ import annotations

from pathlib import Path

import glossary
import translations
from glossary import Term, strays

WALL = Term("wall", ("tường hình",), ("bức tường",))


def test_a_term_has_its_word() -> None:
    assert strays([("Go to the wall", "Tới tường hình"), ("Walls", "Tường hình")], [WALL]) == []
    (said,) = strays([("Go to the wall", "Tới tường")], [WALL])
    assert "'wall' is 'tường hình'" in said


def test_a_word_that_was_given_up_is_found_anywhere() -> None:
    (said,) = strays([("Large", "Bức tường lớn")], [WALL])
    assert said.startswith("never 'bức tường'")


def test_placeholders_and_parts_of_words_are_no_terms() -> None:
    assert strays([("{wall}", "{wall}"), ("Wallpaper", "Giấy")], [WALL]) == []
    assert strays([("as in https://wall.example.net", "như https://wall.example.net")], [WALL]) == []
    assert strays([("Go to the wall.", "Tới tường.")], [WALL]) != []


def test_one_of_several_words_is_enough() -> None:
    host = Term("host", ("chủ phòng", "máy chủ"), ())
    assert strays([("Ask the host", "Hãy nhờ chủ phòng"), ("a host name", "tên máy chủ")], [host]) == []


def test_every_term_is_whole_and_used() -> None:
    known = glossary.terms()
    sources = [key[1] for key in translations.messages(translations.kept("vi"))]
    assert len(known) > 40
    assert all(term.english and term.words for term in known)
    assert [term.english for term in known] == sorted({term.english for term in known})
    unused = [term.english for term in known if not any(term.pattern.search(source) for source in sources)]
    assert unused == []


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "glossary.csv"
    file.write_text('english,vietnamese,never,note\nhost,a|b,,"x, y"\n', encoding="utf-8")
    assert glossary.terms(file) == [Term("host", ("a", "b"), ())]
