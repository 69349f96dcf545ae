from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from msgspec.structs import replace

from desktop.control.call_setup import is_set_up
from desktop.control.secrets_desk import CALLS_SECRET, CALLS_TOKEN, SecretsDesk
from desktop.settings.schema import Calls

WHOLE = Calls(api_key="key", user_id="mai")


def secrets(*names: str) -> SecretsDesk:
    return cast("SecretsDesk", SimpleNamespace(is_set=lambda name: name in names))


def test_a_user_needs_a_token_and_a_developer_the_secret() -> None:
    assert is_set_up(WHOLE, secrets(CALLS_TOKEN))
    assert not is_set_up(WHOLE, secrets(CALLS_SECRET))
    assert is_set_up(replace(WHOLE, development=True), secrets(CALLS_SECRET))
    assert not is_set_up(replace(WHOLE, development=True), secrets(CALLS_TOKEN))


@pytest.mark.parametrize("field", ["base", "api_key", "user_id"])
def test_nothing_may_lack(field: str) -> None:
    assert not is_set_up(replace(WHOLE, **{field: " "}), secrets(CALLS_TOKEN))
