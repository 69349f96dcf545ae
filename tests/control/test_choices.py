"""What the operator's choices and the command line mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.control import choices
from desktop.core.launch import Launch
from desktop.media.disk import GIB
from desktop.settings.schema import Ingest, Monitoring, Recording

DEFAULT = Path("/data/recordings")


@pytest.mark.parametrize(
    ("chosen", "demo", "folder"),
    [
        ("", False, DEFAULT),
        ("", True, DEFAULT / "Demo"),
        ("/elsewhere", False, Path("/elsewhere")),
        ("/elsewhere", True, Path("/elsewhere")),
        ("~/films", False, Path.home() / "films"),
        ("~nobody-of-this-name/films", False, DEFAULT),
        ("/no\0where", False, DEFAULT),
    ],
)
def test_where_recordings_go(chosen: str, demo: bool, folder: Path) -> None:
    assert choices.recordings_folder(Recording(folder=chosen), DEFAULT, Launch(demo=demo)) == folder


def test_disk_limits_are_hours_and_gigabytes() -> None:
    limits = choices.disk_limits(Recording(warn_hours=1.5, warn_gb=10, stop_gb=0.5))
    assert (limits.warn_s, limits.warn_bytes, limits.stop_bytes) == (5400, 10 * GIB, GIB / 2)


def test_the_listener_is_what_was_chosen() -> None:
    chosen = Ingest(
        port=9000,
        host="192.0.2.1",
        certificate="/a.pem",
        certificate_key="/a.key",
        public_address="wss://studio.example.net",
        max_connections=3,
        max_message_mib=7,
    )
    config, settings = choices.listener(chosen, Launch())
    assert (config.port, config.host, config.certificate, config.certificate_key) == (
        9000,
        "192.0.2.1",
        "/a.pem",
        "/a.key",
    )
    assert (config.max_connections, config.max_message_mib) == (3, 7)
    assert settings == chosen


@pytest.mark.parametrize(
    ("launch", "port"),
    [
        (Launch(ingest_port=1234), 1234),
        (Launch(ingest_port=0), 0),
        (Launch(demo=True), 0),  # the demo must not be in the way of a real desk
        (Launch(demo=True, ingest_port=1234), 1234),
        (Launch(open_ingest=True), 9000),
    ],
)
def test_the_command_line_has_the_last_word_on_the_port(launch: Launch, port: int) -> None:
    assert choices.listener(Ingest(port=9000), launch)[0].port == port


@pytest.mark.parametrize("launch", [Launch(demo=True), Launch(open_ingest=True)])
def test_demo_and_open_ingest_stay_on_this_computer(launch: Launch) -> None:
    config, settings = choices.listener(Ingest(host="", public_address="wss://studio.example.net"), launch)
    assert (config.host, settings.public_address) == ("127.0.0.1", "")


@pytest.mark.parametrize(
    ("new", "otherwise"),
    [
        (Ingest(), False),
        (Ingest(public_address="wss://studio.example.net"), False),
        (Ingest(allowed_networks=("10.0.0.0/8",)), False),
        (Ingest(allow_unknown=True), False),
        (Ingest(port=9000), True),
        (Ingest(host="127.0.0.1"), True),
        (Ingest(certificate="/a.pem"), True),
        (Ingest(certificate_key="/a.key"), True),
        (Ingest(max_connections=3), True),
        (Ingest(max_message_mib=3), True),
    ],
)
def test_what_makes_the_listener_begin_anew(new: Ingest, otherwise: bool) -> None:
    assert choices.listens_otherwise(new, Ingest()) is otherwise


@pytest.mark.parametrize(("wanted", "safe", "used"), [(True, False, True), (False, False, False), (True, True, False)])
def test_safe_mode_decodes_without_the_graphics_card(wanted: bool, safe: bool, used: bool) -> None:
    assert choices.decodes_in_hardware(Monitoring(hardware_decoding=wanted), Launch(safe=safe)) is used
