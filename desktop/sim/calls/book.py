"""The calls that there are: one for each id, whatever its case, and a way in for each who asks. No I/O."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from desktop.sim.calls import provider_tokens
from desktop.sim.calls.refused import Code, Refused
from desktop.sim.calls.switches import Carrier, Switches

MOST_ID = 255
_UIDS = 2**31  # int32, as the service's own description has it


@dataclass(slots=True)
class CallRecord:
    """One call."""

    id: str
    kind: str
    carrier: Carrier
    place: str  # Agora's channel, the room id of 100ms, the room of the local peer
    uids: dict[str, int] = field(default_factory=dict)


class CallBook:
    """Idempotent by id. `base` is where the local peer is signalled, ws://…; set when it is known."""

    def __init__(self, secret: str, switches: Switches, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret
        self._switches = switches
        self._clock = clock
        self._calls: dict[str, CallRecord] = {}
        self._app_id = secrets.token_hex(16)
        self.base = ""

    def create(self, call_id: object, kind: object, channel: str) -> CallRecord:
        """The call with this id, made if it is not there. Raises Refused."""
        if not isinstance(call_id, str) or not call_id or len(call_id) > MOST_ID:
            raise Refused(Code.INPUT, "id is a required field")
        if kind not in ("audio", "video"):
            raise Refused(Code.INPUT, "type must be one of [audio video]")
        known = self._calls.get(call_id.casefold())
        if known is None:
            carrier = self._switches.carriers.get(channel, self._switches.carrier)
            place = call_id.casefold() if carrier is Carrier.LOCAL else secrets.token_hex(12)
            known = self._calls[call_id.casefold()] = CallRecord(call_id, str(kind), carrier, place)
        return known

    def get(self, call_id: str) -> CallRecord:
        """Raises Refused."""
        known = self._calls.get(call_id.casefold())
        if known is None:
            raise Refused(Code.MISSING, f"call with id {call_id} does not exist")
        return known

    def call_object(self, call: CallRecord) -> dict[str, Any]:
        """As the service gives it."""
        told: dict[str, Any] = {"provider": str(call.carrier), "id": call.id, "type": call.kind}
        match call.carrier:
            case Carrier.AGORA:
                told["agora"] = {"channel": call.place}
            case Carrier.HMS:
                told["hms"] = {"room_id": call.place, "room_name": call.id}
            case Carrier.LOCAL:
                told["local"] = {"address": self._address(call)}
        return told

    def way_in(self, call: CallRecord, user_id: str) -> dict[str, Any]:
        """A fresh token, with what belongs to it."""
        now, life_s = self._clock(), self._switches.token_life_s
        match call.carrier:
            case Carrier.AGORA:
                uid = call.uids.setdefault(user_id, secrets.randbelow(_UIDS - 1) + 1)
                token = provider_tokens.agora(self._app_id, self._secret, call.place, uid, now, life_s)
                told: float | int = float(uid) if self._switches.uid_as_float else uid
                return {"token": token, "agora_uid": told, "agora_app_id": self._app_id}
            case Carrier.HMS:
                return {"token": provider_tokens.hms(self._secret, call.place, user_id, now, life_s)}
            case Carrier.LOCAL:
                token = provider_tokens.local(self._secret, call.place, user_id, now, life_s)
                return {"token": token, "local": {"address": self._address(call)}}

    def _address(self, call: CallRecord) -> str:
        return f"{self.base}/local/{quote(call.place, safe='')}"
