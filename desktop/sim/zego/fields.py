"""Reading the body of a request: types and bounds, each fault with the code of its action."""

from __future__ import annotations

import json
from collections.abc import Container

from desktop.sim.zego.codes import Code, Refused


class Fields:
    """One JSON object of a body. A wrong type is `parse_code`, a wrong value 110200002."""

    def __init__(self, raw: object, parse_code: int = Code.PARSE, place: str = "") -> None:
        self._parse_code = parse_code
        self._place = place
        if not isinstance(raw, dict):
            raise Refused(parse_code, f"{place or 'body'} is not an object")
        self._raw = raw

    @classmethod
    def of(cls, body: bytes, parse_code: int = Code.PARSE) -> Fields:
        """The object that a body is. Raises Refused."""
        try:
            return cls(json.loads(body), parse_code)
        except (ValueError, RecursionError):
            raise Refused(parse_code, "body is not JSON") from None

    def text(self, name: str, most_bytes: int = 4096) -> str:
        """A string; "" if it is absent."""
        value = self._raw.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise Refused(self._parse_code, f"{self._place}{name} is not a string")
        if len(value.encode("utf-8", "surrogatepass")) > most_bytes:
            raise self.wrong(name, "is too long")
        return value

    def needed(self, name: str, most_bytes: int = 256) -> str:
        """A string that must be there."""
        value = self.text(name, most_bytes)
        if not value:
            raise self.wrong(name, "is empty")
        return value

    def number(self, name: str, default: int | None, allowed: Container[int]) -> int:
        """An integer; it must be there if there is no default."""
        value = self._raw.get(name, default)
        if value is None:
            raise self.wrong(name, "is empty")
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refused(self._parse_code, f"{self._place}{name} is not an integer")
        if value not in allowed:
            raise self.wrong(name, f"must not be {value}")
        return value

    def items(self, name: str) -> list[Fields]:
        """A list of objects; empty if it is absent."""
        value = self._raw.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise Refused(self._parse_code, f"{self._place}{name} is not an array")
        return [Fields(one, self._parse_code, f"{name}[{index}].") for index, one in enumerate(value)]

    def has(self, name: str) -> bool:
        """Whether it was sent at all."""
        return self._raw.get(name) is not None

    def wrong(self, name: str, why: str) -> Refused:
        """A value that is not taken."""
        return Refused(Code.PARAMETER, f"input params error: {self._place}{name} {why}")
