from __future__ import annotations

import pytest

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.fields import Fields


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_object_is_not_read(body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        Fields.of(body, Code.START_PARSE)
    assert refused.value.code == Code.START_PARSE


def test_values_are_taken_by_type_and_bound() -> None:
    fields = Fields.of(b'{"text": "x", "number": 3, "list": [{"inner": 1}], "nothing": null}')
    assert fields.text("text") == fields.needed("text") == "x"
    assert fields.text("absent") == fields.text("nothing") == ""
    assert fields.number("number", None, range(4)) == 3
    assert fields.number("absent", 7, range(8)) == 7
    assert [one.number("inner", 0, (0, 1)) for one in fields.items("list")] == [1]
    assert fields.items("absent") == []
    assert (fields.has("text"), fields.has("nothing")) == (True, False)


@pytest.mark.parametrize("value", [b"1", b"true", b"[]"])
def test_a_wrong_type_is_not_parsed(value: bytes) -> None:
    fields = Fields.of(b'{"value": ' + value + b"}")
    with pytest.raises(Refused, match=str(int(Code.PARSE))):
        fields.text("value")


@pytest.mark.parametrize("value", [b'"1"', b"true", b"1.0"])
def test_only_integers_are_numbers(value: bytes) -> None:
    with pytest.raises(Refused, match=str(int(Code.PARSE))):
        Fields.of(b'{"value": ' + value + b"}").number("value", 0, range(9))


def test_a_wrong_value_is_named_with_its_place() -> None:
    fields = Fields.of(b'{"list": [{"volume": 201}], "empty": "", "long": "xxxxx"}')
    with pytest.raises(Refused, match=r"110200002 .*list\[0\]\.volume must not be 201"):
        fields.items("list")[0].number("volume", 100, range(201))
    with pytest.raises(Refused, match="empty is empty"):
        fields.needed("empty")
    with pytest.raises(Refused, match="needed is empty"):
        fields.number("needed", None, range(9))
    with pytest.raises(Refused, match="long is too long"):
        fields.text("long", 4)
    with pytest.raises(Refused, match=str(int(Code.PARSE))):
        fields.items("long")
