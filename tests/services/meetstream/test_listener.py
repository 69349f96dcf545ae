"""How the ingest listens unless it is told otherwise."""

import subprocess
import sys

import pytest

from desktop.services.meetstream.listener import IngestConfig, ListenAddress


def test_unless_told_otherwise_messages_of_64_mib_are_taken_on_every_address() -> None:
    config = IngestConfig()
    assert (config.port, config.host, config.max_message_mib) == (8787, "", 64)
    assert config.certificate == config.certificate_key == ""


def test_an_address_does_not_change() -> None:
    address = ListenAddress("127.0.0.1", 8787, tls=False)
    with pytest.raises(AttributeError):
        address.port = 1  # type: ignore[misc]  # what the test is about


def test_naming_them_loads_no_server() -> None:
    program = "import sys; import desktop.services.meetstream.listener; print('websockets' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
