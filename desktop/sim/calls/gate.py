"""Who asks the call service: its key, the user's token, the clock (stream-calls.md, sections 2 and 3)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from desktop.sim.calls import jwt
from desktop.sim.calls.refused import Code, Refused
from desktop.sim.calls.switches import Switches

SERVER = ""  # who asks with a server's token and names nobody


class Gate:
    """One app of the service."""

    def __init__(self, api_key: str, secret: str, switches: Switches, clock: Callable[[], float] = time.time) -> None:
        self._api_key = api_key
        self._secret = secret
        self._switches = switches
        self._clock = clock

    @property
    def now_s(self) -> float:
        """The service's clock."""
        return self._clock() + self._switches.skew_s

    def check(self, query: Mapping[str, str], token: str) -> str:
        """The id of the user who asks. Raises Refused."""
        if query.get("api_key", "") != self._api_key:
            raise Refused(Code.ACCESS_KEY, "api_key not valid")
        if self._switches.suspended:
            raise Refused(Code.SUSPENDED, "app is suspended")
        if not token:
            raise Refused(Code.AUTHENTICATION, "missing auth token")
        try:
            claims = jwt.read(self._secret, token, check=self._switches.user_checks)
        except jwt.BadToken as bad:
            raise Refused(Code.SIGNATURE, f"signature is not valid: {bad}") from None
        self._check_times(claims)
        if claims.get("server") is True:
            return query.get("user_id", SERVER)
        user_id = claims.get("user_id")
        if not isinstance(user_id, str) or not user_id:
            raise Refused(Code.AUTHENTICATION, "token has no user_id")
        if query.get("user_id", user_id) != user_id:
            raise Refused(Code.AUTHENTICATION, "user_id does not match the token")
        return user_id

    def _check_times(self, claims: Mapping[str, object]) -> None:
        now = self.now_s
        for name, code in (
            ("exp", Code.TOKEN_EXPIRED),
            ("nbf", Code.TOKEN_NOT_YET),
            ("iat", Code.TOKEN_BEFORE_IAT),
        ):
            at = claims.get(name)
            if not isinstance(at, int | float):
                continue
            if (at <= now) if name == "exp" else (at > now):
                raise Refused(code, f"token {name} does not fit the clock")
