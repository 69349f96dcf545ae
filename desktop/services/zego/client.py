"""Requests to ZEGOCLOUD's server API: signed, limited, answered or refused. Main loop only.

One request is one try: who asks knows what the newest wish is, and asks again with that.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode

from desktop.core.errors import Code, Trouble
from desktop.services.http import Answer, Http, clean
from desktop.services.zego.codes import Refused, ReturnCode, sentence_of
from desktop.services.zego.messages import Head, PlayInfo, Request, RoomStream, TaskInfo
from desktop.services.zego.place import Place
from desktop.services.zego.rates import Rates
from desktop.services.zego.signing import MOST_SKEW_S, VERSION, new_nonce, signature

log = logging.getLogger(__name__)

Secret = Callable[[], Awaitable[str | None]]
_CREDENTIAL = {"Accept": "application/json"}
_OF_TIME = frozenset({ReturnCode.SIGNATURE_EXPIRED, ReturnCode.SIGNATURE_WRONG, ReturnCode.AUTHENTICATION})


class ZegoClient:
    """One App ID. Every method raises Refused for a code that is not 0, else Trouble:
    MIX_KEY_MISSING, MIX_CLOCK, SERVICE_*."""

    def __init__(
        self, http: Http, place: Place, secret: Secret, rates: Rates, clock: Callable[[], float] = time.time
    ) -> None:
        """`secret` gives the ServerSecret; `clock` is this computer's, in seconds of the epoch."""
        self._http = http
        self._place = place
        self._secret = secret
        self._rates = rates
        self._clock = clock

    async def start(self, request: Request) -> tuple[PlayInfo, ...]:
        """Start a mix, or change a running one of the same TaskId."""
        return PlayInfo.read_all((await self._post(request)).data)

    async def stop(self, request: Request) -> None:
        """End a mix. NO_TASK if there is none."""
        await self._post(request)

    async def task(self, task_id: str) -> TaskInfo:
        """A running mix; NO_TASK if it does not run."""
        await self._rates.turn()
        head = await self._ask("GET", "GetMixTaskInfo", {"TaskId": task_id})
        return TaskInfo.read(head.data) or TaskInfo(task_id)

    async def streams(self, room_id: str) -> tuple[RoomStream, ...]:
        """Who sends in a room. Waits until its list may be asked for again."""
        await self._rates.list_turn(room_id)
        try:
            head = await self._ask("GET", "DescribeSimpleStreamList", {"RoomId": room_id})
        finally:
            self._rates.listed(room_id)
        return RoomStream.read_all(head.data)

    async def _post(self, request: Request) -> Head:
        await self._rates.turn()
        return await self._ask("POST", request.action, {}, request.body())

    async def _ask(self, method: str, action: str, query: dict[str, str], body: object = None) -> Head:
        place = self._place
        secret = ((await self._secret()) or "").strip()
        if not secret or not place.app_id:
            raise Trouble(Code.MIX_KEY_MISSING)
        nonce, now_s = new_nonce(), int(self._clock())
        signed = {
            "Action": action,
            "AppId": str(place.app_id),
            "SignatureNonce": nonce,
            "Timestamp": str(now_s),
            "Signature": signature(place.app_id, nonce, secret, now_s),
            "SignatureVersion": VERSION,
            **({"IsTest": "true"} if place.test else {}),
            **query,
        }
        url = f"{place.base}?{urlencode(signed)}"
        # A signature opens everything for ten minutes: it is sent as a credential, never over http:// to elsewhere.
        answer = await self._http.request(method, url, headers=_CREDENTIAL, json=body)
        return self._judged(action, answer, secret)

    def _judged(self, action: str, answer: Answer, secret: str) -> Head:
        head = Head.read(answer.json())
        if head is None:
            code = Code.SERVICE_DOWN if answer.status >= 500 else Code.SERVICE_UNKNOWN
            raise self._http.trouble(code, f"{action}: status {answer.status} without a code", code=answer.status)
        if head.code == ReturnCode.OK:
            return head
        message = clean(head.message, secret)
        log.info("%s: %d %s (request %s)", action, head.code, message, clean(head.request_id, secret))
        if head.code in _OF_TIME and (skew_s := self._skew_s(answer)) is not None and abs(skew_s) > MOST_SKEW_S:
            minutes = max(1, round(abs(skew_s) / 60))
            raise Refused(Code.MIX_CLOCK, head.code, message, minutes=minutes)
        raise Refused(sentence_of(head.code), head.code, message)

    def _skew_s(self, answer: Answer) -> float | None:
        """How far this clock is before the service's; None if it does not say what time it is."""
        try:
            date = parsedate_to_datetime(answer.headers.get("date", ""))
        except (TypeError, ValueError):
            return None
        return self._clock() - date.timestamp() if date.tzinfo is not None else None
