"""A request that the stand-in does not grant."""

from __future__ import annotations

UNAUTHENTICATED, NOT_FOUND, INVALID, DENIED, EXHAUSTED, INTERNAL = 16, 5, 3, 7, 8, 13
_STATUS = {UNAUTHENTICATED: 401, NOT_FOUND: 404, INVALID: 400, DENIED: 403, EXHAUSTED: 429, INTERNAL: 500}


class Refused(Exception):
    """`code` is one of gRPC's, which also decides the HTTP status; `message` is for people."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def status(self) -> int:
        """The HTTP status."""
        return _STATUS.get(self.code, 500)

    @property
    def body(self) -> dict[str, object]:
        """What the service writes into the answer."""
        return {"code": self.code, "message": self.message}
