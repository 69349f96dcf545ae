"""How the call service refuses: the error body of stream-calls.md, section 3. Pure."""

from __future__ import annotations

from enum import IntEnum
from typing import Any


class Code(IntEnum):
    """The service's error codes."""

    INTERNAL = -1
    ACCESS_KEY = 2
    INPUT = 4
    AUTHENTICATION = 5
    RATE_LIMIT = 9
    MISSING = 16
    NOT_ALLOWED = 17
    TOKEN_EXPIRED = 40
    TOKEN_NOT_YET = 41
    TOKEN_BEFORE_IAT = 42
    SIGNATURE = 43
    SUSPENDED = 99


_STATUS = {
    Code.INTERNAL: 500,
    Code.INPUT: 400,
    Code.RATE_LIMIT: 429,
    Code.MISSING: 404,
    Code.NOT_ALLOWED: 403,
    Code.SUSPENDED: 403,
}


class Refused(Exception):
    """One answer that is no success."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.status = _STATUS.get(code, 401)

    def body(self, operation: str) -> dict[str, Any]:
        """As the service writes it; without an operation nobody is named."""
        message = f'{operation} failed with error: "{self}"' if operation else str(self)
        return {
            "code": int(self.code),
            "message": message,
            "StatusCode": self.status,
            "duration": "0.00ms",
            "more_info": "https://getstream.io/chat/docs/api_errors_response",
            "details": [],
        }
