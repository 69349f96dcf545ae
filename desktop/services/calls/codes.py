"""The call service's errors as Trouble: every one of stream-calls.md, section 3."""

from __future__ import annotations

import math
from enum import IntEnum

from desktop.core.errors import Code, Trouble, Value
from desktop.services.calls.messages import ApiFault
from desktop.services.http import Answer, clean

SERVICE = "Stream Chat"
CREATE = "CreateCall"  # operations, as the service's messages name them
JOIN = "GetCallToken"


class ApiCode(IntEnum):
    """`code` of an error body."""

    INTERNAL = -1
    ACCESS_KEY = 2
    AUTHENTICATION_FAILED = 3
    INPUT = 4
    AUTHENTICATION = 5
    RATE_LIMIT = 9
    MISSING = 16
    NOT_ALLOWED = 17
    COOL_DOWN = 60
    TIMEOUT = 23
    TOO_LARGE = 22
    TOKEN_EXPIRED = 40
    TOKEN_NOT_YET = 41
    TOKEN_BEFORE_IAT = 42
    SIGNATURE = 43
    SUSPENDED = 99


_SENTENCES: dict[int, Code] = {
    ApiCode.INTERNAL: Code.SERVICE_DOWN,
    ApiCode.ACCESS_KEY: Code.CALL_KEY,
    ApiCode.AUTHENTICATION_FAILED: Code.CALL_KEY,
    ApiCode.AUTHENTICATION: Code.CALL_KEY,
    ApiCode.SIGNATURE: Code.CALL_KEY,
    ApiCode.INPUT: Code.CALL_SETUP,
    ApiCode.TOO_LARGE: Code.CALL_SETUP,
    ApiCode.RATE_LIMIT: Code.CALL_LIMIT,
    ApiCode.COOL_DOWN: Code.CALL_LIMIT,
    ApiCode.NOT_ALLOWED: Code.CALL_RIGHTS,
    ApiCode.TIMEOUT: Code.SERVICE_SLOW,
    ApiCode.TOKEN_EXPIRED: Code.CALL_SIGN_IN,
    ApiCode.TOKEN_NOT_YET: Code.CALL_CLOCK,
    ApiCode.TOKEN_BEFORE_IAT: Code.CALL_CLOCK,
    ApiCode.SUSPENDED: Code.CALL_SUSPENDED,
}
# Where the body has no code that we know, its status is all there is.
_BY_STATUS: dict[int, Code] = {
    400: Code.CALL_SETUP,
    401: Code.CALL_KEY,
    403: Code.CALL_RIGHTS,
    408: Code.SERVICE_SLOW,
    410: Code.CALL_RETIRED,
    413: Code.CALL_SETUP,
    429: Code.CALL_LIMIT,
}


class Refused(Trouble):
    """The service said no: `number` is its code (0: none was given), `status` that of HTTP."""

    def __init__(self, sentence: Code, number: int, status: int, details: str, **values: Value) -> None:
        super().__init__(sentence, details, service=SERVICE, code=number or status, **values)
        self.number = number
        self.status = status


def refusal(operation: str, answer: Answer, missing: Code, now_s: float, hide: str = "") -> Refused:
    """What an answer that is no success means for `operation`; `missing` is what is not there when nothing is.

    A missing call and an operation that is gone have one status and one code. The service's own operations name
    themselves in their message; an answer to an address that leads nowhere cannot (inferred: nobody has seen either).
    """
    fault = ApiFault.read(answer.json())
    details = clean(f"{operation}: HTTP {answer.status}, code {fault.code}: {fault.message}", hide)
    code = _SENTENCES.get(fault.code) or _BY_STATUS.get(answer.status)
    values: dict[str, Value] = {}
    if fault.code == ApiCode.MISSING or (answer.status == 404 and code is None):
        code = missing if operation.casefold() in fault.message.casefold() else Code.CALL_RETIRED
    if code is Code.CALL_RIGHTS and operation == CREATE:
        values["starting"] = 1
    if code is Code.CALL_LIMIT:
        values["seconds"] = _wait_s(answer, now_s)
    if code is None:
        code = Code.SERVICE_DOWN if answer.status >= 500 else Code.SERVICE_UNKNOWN
    return Refused(code, fault.code, answer.status, details, **values)


def _wait_s(answer: Answer, now_s: float) -> int:
    reset = answer.headers.get("x-ratelimit-reset", "")
    if reset.isascii() and reset.isdigit() and len(reset) <= 12:
        return min(3600, max(1, math.ceil(int(reset) - now_s)))
    return int(answer.retry_after_s(60.0))
