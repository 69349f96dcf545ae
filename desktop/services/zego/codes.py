"""The service's return codes: what each means to the operator, and whether asking again can help.

Source: protocols/zego.md, section 9. Codes that are not here are UNKNOWN_CODE: not tried again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from desktop.core.errors import Code, Trouble, Value


class ReturnCode(IntEnum):
    """`Code` of an answer."""

    OK = 0
    # Room
    ROOM_FAILED = 1
    ROOM_PARAMETER = 2
    ROOM_TOO_LONG = 3
    ROOM_DECODING = 8
    ROOM_RIGHTS = 9
    NO_ROOM = 104
    NO_USER = 105
    NO_STREAM = 138
    LIST = 154
    APP_RATE = 206
    ROOM_RATE = 207
    SAME_STREAM = 1012
    NO_ROOM_5024 = 5024
    NO_ROOM_50001 = 50001
    USER_OFFLINE = 50003
    # Gateway
    HOST = 100000000
    APP_ID_FORMAT = 100000001
    TIMESTAMP_EMPTY = 100000002
    TIMESTAMP_FORMAT = 100000003
    SIGNATURE_EXPIRED = 100000004
    SIGNATURE_WRONG = 100000005
    ACTION_EMPTY = 100000006
    ACTION_UNKNOWN = 100000007
    NONCE_EMPTY = 100000008
    SIGNATURE_EMPTY = 100000009
    NO_SERVER_SECRET = 100000010
    APP_CONFIG = 100000011
    REQUEST_BODY = 100000012
    VERSION_EMPTY = 100000013
    VERSION_UNKNOWN = 100000014
    GATEWAY = 100000015
    NOT_PRODUCTION = 100000016
    NOT_ENABLED = 100000017
    # Mixing
    FAILED = 110200001
    PARAMETER = 110200002
    AUTHENTICATION = 110200003
    PARSING = 110200004
    START_LOCK = 110200005
    STOP_LOCK = 110200006
    UPDATE_FAILED = 110200007
    START_CONVERSION = 110200008
    CLOSING_OTHERS = 110200012
    OWNERSHIP = 110200013
    STOP_CONVERSION = 110200014
    STOP_FORWARDING = 110200015
    INPUT_IS_OUTPUT = 110200140
    IMAGE_PROTOCOL = 110200141
    IMAGE = 110200142
    INPUT_MISSING = 110200150
    TASK_FAILED = 110200151
    INPUT_WRONG = 110200153
    OUTPUT_WRONG = 110200154
    INPUT_FORMAT = 110200155
    OUTPUT_FORMAT = 110200156
    MIXING_NOT_ENABLED = 110200157
    TOO_MANY_INPUTS = 110200158
    DISPATCH = 110200159
    NOT_OWNER = 110200160
    WIDTH = 110200161
    WATERMARK = 110200170
    WATERMARK_EMPTY = 110200171
    EXTRA_PARAMETER = 110200172
    DUPLICATE_INPUT = 110200175
    DUPLICATE_OUTPUT = 110200176
    FOCUS_VOICES = 110200177
    TOO_MANY_OUTPUTS = 110200178
    TEXT_WATERMARK = 110200179
    START_PARSING = 110200184
    STOP_PARSING = 110200185
    START_OVERLOAD = 110200190
    STOP_OVERLOAD = 110200191
    OVERLOAD_192 = 110200192  # no text of their own: the rule “retry 190 to 194” covers them
    OVERLOAD_193 = 110200193
    OVERLOAD = 110200194
    TARGET_ROOM = 110200197
    NO_TASK = 110209001
    TOKEN = 110240002


_R = ReturnCode
RETRY = frozenset(
    {
        *(_R.FAILED, _R.START_LOCK, _R.STOP_LOCK, _R.TASK_FAILED, _R.DISPATCH),
        *(_R.START_OVERLOAD, _R.STOP_OVERLOAD, _R.OVERLOAD_192, _R.OVERLOAD_193, _R.OVERLOAD),
        *(_R.APP_RATE, _R.ROOM_RATE),
        # Their text asks for another try, and nothing of ours is wrong with them:
        *(_R.GATEWAY, _R.UPDATE_FAILED, _R.CLOSING_OTHERS, _R.OWNERSHIP, _R.STOP_FORWARDING, _R.LIST),
    }
)
NO_SUCH_ROOM = frozenset({_R.NO_ROOM, _R.NO_ROOM_5024, _R.NO_ROOM_50001})
OF_AN_INPUT = frozenset(
    {
        *(_R.INPUT_MISSING, _R.INPUT_WRONG, _R.INPUT_FORMAT, _R.INPUT_IS_OUTPUT),
        *(_R.TOO_MANY_INPUTS, _R.DUPLICATE_INPUT, _R.NO_STREAM),
    }
)

_SIGN, _SETUP = Code.MIX_SIGN, Code.MIX_SETUP
_SENTENCES: dict[ReturnCode, Code] = {
    **dict.fromkeys((_R.SIGNATURE_EXPIRED, _R.SIGNATURE_WRONG, _R.AUTHENTICATION, _R.TOKEN), _SIGN),
    **dict.fromkeys((_R.APP_ID_FORMAT, _R.NO_SERVER_SECRET, _R.APP_CONFIG), Code.MIX_APP),
    _R.NOT_PRODUCTION: Code.MIX_TEST,
    **dict.fromkeys((_R.NOT_ENABLED, _R.MIXING_NOT_ENABLED, _R.ROOM_RIGHTS), Code.MIX_ENABLE),
    **dict.fromkeys(NO_SUCH_ROOM, Code.MIX_ROOM),
    _R.TARGET_ROOM: Code.MIX_ROOM,
    **dict.fromkeys((_R.INPUT_MISSING, _R.NO_STREAM), Code.MIX_INPUT_MISSING),
    _R.TOO_MANY_INPUTS: Code.MIX_INPUTS,
    **dict.fromkeys((_R.DUPLICATE_INPUT, _R.INPUT_IS_OUTPUT, _R.SAME_STREAM), Code.MIX_DUPLICATE),
    **dict.fromkeys((_R.DUPLICATE_OUTPUT, _R.TOO_MANY_OUTPUTS, _R.OUTPUT_WRONG, _R.OUTPUT_FORMAT), Code.MIX_OUTPUTS),
    _R.NOT_OWNER: Code.MIX_OWNER,
    **dict.fromkeys((_R.START_LOCK, _R.STOP_LOCK, _R.START_OVERLOAD, _R.STOP_OVERLOAD), Code.MIX_BUSY),
    **dict.fromkeys((_R.OVERLOAD_192, _R.OVERLOAD_193, _R.OVERLOAD, _R.APP_RATE, _R.ROOM_RATE), Code.MIX_BUSY),
    _R.NO_TASK: Code.MIX_LOST,
    **dict.fromkeys(
        (_R.FAILED, _R.TASK_FAILED, _R.DISPATCH, _R.UPDATE_FAILED, _R.CLOSING_OTHERS, _R.OWNERSHIP, _R.STOP_FORWARDING),
        Code.MIX_FAILED,
    ),
    **dict.fromkeys((_R.GATEWAY, _R.LIST, _R.ROOM_FAILED), Code.MIX_FAILED),
}


def sentence_of(code: int) -> Code:
    """Which sentence a code is told with; a code of another kind means that the request itself is wrong."""
    try:
        return _SENTENCES.get(ReturnCode(code), _SETUP)
    except ValueError:
        return Code.SERVICE_UNKNOWN


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one request, in a form that state machines can keep."""

    trouble: Code | None = None  # None: Code 0
    number: int = 0  # the service's code, where it gave one
    retry: bool = False
    doubtful: bool = False  # no answer: it may have been carried out
    wait_s: float = 0.0  # at least this long before another try
    message: str = ""
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the service confirmed it."""
        return self.trouble is None

    def among(self, codes: frozenset[ReturnCode]) -> bool:
        """Whether its code is one of these."""
        return self.number in codes


CONFIRMED = Verdict()


class Refused(Trouble):
    """The service said no: `number` is its code, `retry` whether the same may be asked again later."""

    def __init__(self, code: Code, number: int, message: str, **values: Value) -> None:
        super().__init__(code, f"{number}: {message}", code=number, service="ZEGOCLOUD", **values)
        self.number = number
        self.message = message

    @property
    def retry(self) -> bool:
        """Whether asking again can help."""
        return self.number in RETRY


_NO_ANSWER = frozenset({Code.SERVICE_SLOW, Code.SERVICE_OFFLINE, Code.SERVICE_DOWN, Code.SERVICE_UNKNOWN})


def verdict_of(trouble: Trouble) -> Verdict:
    """An error of the client as a verdict."""
    values = tuple(trouble.values.items())
    if isinstance(trouble, Refused):
        return Verdict(trouble.code, trouble.number, trouble.retry, False, 0.0, trouble.message, values)
    lost = trouble.code in _NO_ANSWER
    return Verdict(trouble.code, 0, lost, lost, 0.0, trouble.details, values)
