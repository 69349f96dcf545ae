"""The gateway's check of the common parameters: who asks, is it fresh, is it signed (zego.md, sections 1 and 9)."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.switches import Switches

CLOCK_TOLERANCE_S = 600  # inclusive
REGIONS = frozenset({"sha", "hkg", "fra", "lax", "bom", "sgp"})
_DECIMAL = re.compile(r"[0-9]{1,20}")
_REGIONAL_HOST = re.compile(r"rtc-api-([a-z]+)\.")
_LARGEST_APP_ID = 2**32 - 1


class Action(StrEnum):
    """What the stand-in can do."""

    START_AUTO_MIX = "StartAutoMix"
    STOP_AUTO_MIX = "StopAutoMix"
    START_MIX = "StartMix"
    STOP_MIX = "StopMix"
    GET_MIX_TASK_INFO = "GetMixTaskInfo"
    DESCRIBE_SIMPLE_STREAM_LIST = "DescribeSimpleStreamList"


@dataclass(frozen=True, slots=True)
class Pass:
    """A request that the gateway lets through."""

    action: Action
    is_test: bool
    region: str  # "" when the host names none


def signature(app_id: int, nonce: str, server_secret: str, timestamp_s: int) -> str:
    """Lower-case hex MD5 of the plain concatenation; neither body nor action is covered."""
    text = f"{app_id}{nonce}{server_secret}{timestamp_s}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


class Gate:
    """One app behind one gateway. The order of the checks is inferred: the document only lists the codes."""

    def __init__(self, app_id: int, server_secret: str, switches: Switches) -> None:
        self._app_id = app_id
        self._secret = server_secret
        self._switches = switches
        self._nonces: set[str] = set()

    def check(self, query: Mapping[str, str], host: str, now_s: float) -> Pass:
        """Raises Refused with a code of the gateway."""
        region = _region(host)
        app_id, timestamp_s = _numbers(query)
        action = _action(query.get("Action", ""))
        nonce = query.get("SignatureNonce", "")
        _check_version(nonce, query.get("SignatureVersion", ""))
        signed = query.get("Signature", "")
        if not signed:
            raise Refused(Code.SIGNATURE_EMPTY, "Signature is empty")
        if app_id != self._app_id:
            raise Refused(Code.NO_SERVER_SECRET, "get server secret failed")
        if abs(now_s - timestamp_s) > CLOCK_TOLERANCE_S:
            raise Refused(Code.SIGNATURE_EXPIRED, "signature expired")
        if not hmac.compare_digest(signed.encode(), signature(app_id, nonce, self._secret, timestamp_s).encode()):
            raise Refused(Code.SIGNATURE_WRONG, "signature invalid")
        if self._switches.nonce_once and nonce in self._nonces:
            raise Refused(Code.SIGNATURE_WRONG, "signature was used before")
        self._nonces.add(nonce)
        is_test = query.get("IsTest", "").lower() == "true"
        if not is_test and not self._switches.production:
            raise Refused(Code.NOT_IN_PRODUCTION, "production environment is not configured")
        return Pass(action, is_test, region)


def _region(host: str) -> str:
    found = _REGIONAL_HOST.match(host)
    if found is None:
        return ""
    if found[1] not in REGIONS:
        raise Refused(Code.HOST, "Host invalid")
    return found[1]


def _numbers(query: Mapping[str, str]) -> tuple[int, int]:
    app_id, timestamp = query.get("AppId", ""), query.get("Timestamp", "")
    if not _DECIMAL.fullmatch(app_id) or int(app_id) > _LARGEST_APP_ID:
        raise Refused(Code.APP_ID_FORMAT, "AppId format error")
    if not timestamp:
        raise Refused(Code.TIMESTAMP_EMPTY, "Timestamp is empty")
    if not _DECIMAL.fullmatch(timestamp):
        raise Refused(Code.TIMESTAMP_FORMAT, "Timestamp format error")
    return int(app_id), int(timestamp)


def _action(name: str) -> Action:
    if not name:
        raise Refused(Code.ACTION_EMPTY, "Action is empty")
    try:
        return Action(name)
    except ValueError:
        raise Refused(Code.ACTION_UNSUPPORTED, f"Action {name[:40]} is not supported") from None


def _check_version(nonce: str, version: str) -> None:
    if not nonce:
        raise Refused(Code.NONCE_EMPTY, "SignatureNonce is empty")
    if not version:
        raise Refused(Code.VERSION_EMPTY, "SignatureVersion is empty")
    if version != "2.0":
        raise Refused(Code.VERSION_UNSUPPORTED, "SignatureVersion is not supported")
