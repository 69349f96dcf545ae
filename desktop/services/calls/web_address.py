"""Where a call can be opened in a browser. Pure.

Agora has no page of its own. 100ms hosts one for each app, at an address that the call service does not tell:
https://<name>.app.100ms.live/meeting/<room>/<role> (github.com/100mslive/100ms-web, its wiki). The role stands in the
token. The page asks for a name and gets a token of its own.
"""

from __future__ import annotations

from urllib.parse import quote

from desktop.core.call import CallRoom, Provider
from desktop.services.calls.token_life import claims_of


def web_address(page: str, room: CallRoom, token: str) -> str:
    """Of this call, with the app's hosted pages at `page`; "" where it is not known."""
    if room.provider is not Provider.HMS or not page.strip():
        return ""
    claims = claims_of(token)
    parts = (room.room_id or claims.get("room_id"), claims.get("role"))
    texts = [part for part in parts if isinstance(part, str) and part]
    if len(texts) != len(parts):
        return ""
    return "/".join((page.strip().rstrip("/"), "meeting", *(quote(text, safe="") for text in texts)))
