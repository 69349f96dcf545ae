"""What changed settings mean for the parts that are at work."""

from __future__ import annotations

from typing import cast

import msgspec
import pytest

from desktop.control.in_force import InForce
from desktop.control.ingest_desk import IngestDesk
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.core.errors import Code
from desktop.core.launch import Launch
from desktop.media.booth import Booth
from desktop.services.meetstream.admissions import Admission, Admissions, RefusalReason
from desktop.settings.schema import Ingest, Listen, Monitoring, Settings


class Told:
    """Stands for the ingest, the headphones and the booth: remembers what it is told."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def restart(self) -> None:
        self.words.append("restart")

    def told_otherwise(self) -> None:
        self.words.append("told otherwise")

    def set_mode(self, mode: Listen) -> None:
        self.words.append(f"listen {mode.value}")

    def set_hardware(self, wanted: object) -> None:
        self.words.append(f"hardware {wanted}")

    def open(self) -> None:
        self.words.append("booth open")


class Bench:
    def __init__(self, *, open_ingest: bool = False, safe: bool = False) -> None:
        self.told, self.admissions, self.notices = Told(), Admissions(), Notices()
        self.in_force = InForce(
            self.admissions,
            cast(IngestDesk, self.told),
            cast(Listening, self.told),
            cast(Booth, self.told),
            self.notices,
            Launch(open_ingest=open_ingest, safe=safe),
        )

    def change(self, ingest: Ingest | None = None, monitoring: Monitoring | None = None) -> list[str]:
        old = Settings()
        new = msgspec.structs.replace(old, ingest=ingest or old.ingest, monitoring=monitoring or old.monitoring)
        self.in_force.change(new, old)
        return self.told.words


def test_nothing_changed_restarts_nothing() -> None:
    assert Bench().change() == [f"hardware {Monitoring().hardware_decoding}"]


def test_in_safe_mode_no_setting_brings_the_graphics_card_back() -> None:
    assert Bench(safe=True).change(monitoring=Monitoring(hardware_decoding=True)) == ["hardware False"]


def test_another_port_is_listened_on_anew() -> None:
    assert "restart" in Bench().change(Ingest(port=9001))


def test_another_public_address_is_told_without_ending_what_dials_in() -> None:
    words = Bench().change(Ingest(public_address="wss://studio.example.net"))
    assert "told otherwise" in words
    assert "restart" not in words


def test_the_headphones_hear_of_another_mode() -> None:
    other = next(mode for mode in Listen if mode is not Monitoring().listen)
    assert f"listen {other.value}" in Bench().change(monitoring=Monitoring(listen=other))


@pytest.mark.parametrize(("allowed", "open_ingest"), [(True, False), (False, True)])
def test_the_booth_stands_ready_where_a_picture_may_come_unannounced(allowed: bool, open_ingest: bool) -> None:
    bench = Bench(open_ingest=open_ingest)
    bench.in_force.begin(msgspec.structs.replace(Settings(), ingest=Ingest(allow_unknown=allowed)))
    assert bench.told.words == ["booth open"]
    assert bench.admissions.allow_unknown is allowed


def test_networks_that_cannot_be_read_are_told_and_the_former_ones_hold() -> None:
    bench = Bench()
    bench.in_force.begin(msgspec.structs.replace(Settings(), ingest=Ingest(allowed_networks=("not a network",))))
    assert [notice.code for notice in bench.notices.open()] == [Code.SETTINGS_BROKEN]
    path = bench.admissions.invite("one")
    assert bench.admissions.admit(path, "203.0.113.9") is RefusalReason.NETWORK  # and does not let everybody in
    assert bench.admissions.admit(path, "127.0.0.1") == Admission("one")
