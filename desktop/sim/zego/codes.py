"""Return codes of the service (zego.md, section 9) and a request that is answered with one of them."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """What the stand-in answers on its own; any other code can be planned (`ZegoStandIn.answer_instead`)."""

    OK = 0
    # gateway
    HOST = 100000000
    APP_ID_FORMAT = 100000001
    TIMESTAMP_EMPTY = 100000002
    TIMESTAMP_FORMAT = 100000003
    SIGNATURE_EXPIRED = 100000004
    SIGNATURE_WRONG = 100000005
    ACTION_EMPTY = 100000006
    ACTION_UNSUPPORTED = 100000007
    NONCE_EMPTY = 100000008
    SIGNATURE_EMPTY = 100000009
    NO_SERVER_SECRET = 100000010
    APP_CONFIG = 100000011
    VERSION_EMPTY = 100000013
    VERSION_UNSUPPORTED = 100000014
    GATEWAY = 100000015
    NOT_IN_PRODUCTION = 100000016
    SERVICE_NOT_ENABLED = 100000017
    # mixing
    FAILED = 110200001
    PARAMETER = 110200002
    PARSE = 110200004
    START_LOCK = 110200005
    STOP_LOCK = 110200006
    UPDATE_FAILED = 110200007
    INPUT_IS_OUTPUT = 110200140
    INPUT_MISSING = 110200150
    TASK_FAILED = 110200151
    MIXING_NOT_ENABLED = 110200157
    TOO_MANY_INPUTS = 110200158
    NOT_THE_OWNER = 110200160
    WIDTH = 110200161
    INPUT_TWICE = 110200175
    OUTPUT_TWICE = 110200176
    TOO_MANY_OUTPUTS = 110200178
    START_PARSE = 110200184
    OVERLOAD = 110200194
    NO_TASK = 110209001
    # rooms
    NO_ROOM = 104
    APP_TOO_OFTEN = 206
    ROOM_TOO_OFTEN = 207


class Refused(Exception):
    """`code` is one of section 9, `message` is for people."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{int(code)} {message}")
        self.code = int(code)
        self.message = message
