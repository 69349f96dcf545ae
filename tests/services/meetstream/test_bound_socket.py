from __future__ import annotations

import socket

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.meetstream.bound_socket import bound_socket


async def test_it_listens_where_it_was_told_to() -> None:
    with await bound_socket("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()[:2]):
        assert listener.getsockname()[0] == "127.0.0.1"


async def test_a_name_is_looked_up() -> None:
    with await bound_socket("localhost", 0) as listener:
        assert listener.getsockname()[0] in ("127.0.0.1", "::1")


async def test_without_a_host_it_listens_everywhere() -> None:
    with await bound_socket("", 0) as listener:
        assert listener.getsockname()[0] in ("::", "0.0.0.0")


async def test_a_port_that_is_taken_is_told() -> None:
    with await bound_socket("127.0.0.1", 0) as listener:
        with pytest.raises(Trouble) as told:
            await bound_socket("127.0.0.1", listener.getsockname()[1])
        assert told.value.code is Code.INGEST_PORT


async def test_an_address_that_is_not_of_this_computer_is_told() -> None:
    with pytest.raises(Trouble) as told:
        await bound_socket("192.0.2.1", 0)
    assert told.value.code is Code.INGEST_ADDRESS
