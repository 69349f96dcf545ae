"""Whether the call service is set up. Apart from the desk of calls: the window asks it at each start."""

from __future__ import annotations

from desktop.control.secrets_desk import CALLS_SECRET, CALLS_TOKEN, SecretsDesk
from desktop.settings.schema import Calls


def is_set_up(chosen: Calls, secrets: SecretsDesk) -> bool:
    """Whether there is enough to ask it: an app, a user, and what signs the user in."""
    key = CALLS_SECRET if chosen.development else CALLS_TOKEN
    return all(text.strip() for text in (chosen.base, chosen.api_key, chosen.user_id)) and secrets.is_set(key)
