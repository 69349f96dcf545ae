from __future__ import annotations

import pytest

from desktop.core.chat import HERE, Mention
from desktop.ui.chat.naming import MOST_CHOICES, Person, begun, choices, named

PEOPLE = [Person(1, "Linh Trần"), Person(2, "Linh"), Person(3, "Minh Khoa"), Person(4, "Đặng Mai")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("@", ""), ("hi @Li", "Li"), ("@Linh Tr", "Linh Tr"), ("mail@x", None), ("no", None), ("@ x", None),
     ("@a\nb", None), ("@" + "x" * 60, None)],
)  # fmt: skip
def test_a_name_that_is_begun(text: str, name: str | None) -> None:
    assert begun(text, len(text)) == name


def test_who_may_be_meant() -> None:
    assert [one.user_id for one in choices(PEOPLE, "linh")] == [2, 1]
    assert [one.user_id for one in choices(PEOPLE, "dang")] == [4]
    assert [one.user_id for one in choices(PEOPLE, "kho")] == [3]
    assert len(choices([Person(n, f"A{n}") for n in range(50)], "a")) == MOST_CHOICES


def test_the_longest_name_is_meant_and_each_place_once() -> None:
    text = "😀 @Linh Trần and @Linh, not @Linhh nor a@Linh"
    assert named(text, PEOPLE) == (
        Mention(1, name="Linh Trần", start=2, end=12),
        Mention(2, name="Linh", start=17, end=22),
    )
    assert named("nobody", PEOPLE) == ()


def test_a_role_is_named_by_its_own_id() -> None:
    assert named("@Crew", [Person(9, "Crew", role=True)]) == (Mention(0, 9, "Crew", 0, 5),)


def test_thousands_of_members_are_looked_through() -> None:
    crowd = [Person(n, f"Person {n:05}") for n in range(20_000)]
    assert [one.user_id for one in choices(crowd, "person 1999")] == list(range(19990, 19996))


def test_everybody_is_called_only_by_who_means_it() -> None:
    found = choices([Person(HERE, "here"), Person(9, "Crew", role=True), Person(1, "Zoe")], "")
    assert [one.name for one in found] == ["Zoe", "Crew", "here"]
