from __future__ import annotations

import pytest

from desktop.core.loopback import is_here


@pytest.mark.parametrize("host", ["localhost", "gateway.localhost", "127.0.0.1", "127.8.9.10", "::1"])
def test_this_computer(host: str) -> None:
    assert is_here(host)


@pytest.mark.parametrize("host", ["", "example.net", "localhost.example.net", "192.168.1.4", "0.0.0.0", "::2"])
def test_any_other(host: str) -> None:
    assert not is_here(host)
