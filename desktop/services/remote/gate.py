"""Who may control the desk: judged before the upgrade, from the request alone. No I/O.

The token comes as `Authorization: Bearer …`, or as `?token=…` where a surface can only be given an address. A browser
names the page that speaks (`Origin`); no page may, unless its origin is allowed: else any page that the operator
opens could try to reach the desk from within this computer.
"""

from __future__ import annotations

import hmac
import http
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

PATHS = ("", "/", "/remote")
_MOST_FIELDS = 8
_BEARER = "bearer "


class Gate:
    """Knows the token and the allowed origins. Never shows, logs or raises the token."""

    def __init__(self, token: str, origins: Sequence[str] = ()) -> None:
        self._token = token.encode()
        self._origins = frozenset(origin.rstrip("/").casefold() for origin in origins)

    def judge(self, target: str, origins: Sequence[str], authorizations: Sequence[str]) -> http.HTTPStatus | None:
        """Why a caller is turned away; None lets it in. Takes the request target and all values of both headers."""
        try:
            parts = urlsplit(target)
            fields = parse_qs(parts.query, max_num_fields=_MOST_FIELDS)
        except ValueError:
            return http.HTTPStatus.BAD_REQUEST
        if parts.path not in PATHS:
            return http.HTTPStatus.NOT_FOUND
        if any(origin.rstrip("/").casefold() not in self._origins for origin in origins):
            return http.HTTPStatus.FORBIDDEN
        offered = [*fields.get("token", ()), *(value[len(_BEARER) :].strip() for value in authorizations
                                               if value[: len(_BEARER)].casefold() == _BEARER)]  # fmt: skip
        if len(offered) != 1 or not self._is_token(offered[0]):
            return http.HTTPStatus.UNAUTHORIZED
        return None

    def _is_token(self, offered: str) -> bool:
        """In a time that says nothing of how much of it is right."""
        return bool(self._token) and hmac.compare_digest(offered.encode("utf-8", "replace"), self._token)
