"""What the console knows, whole at any moment, and without a secret."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from desktop.control import state_file as module
from desktop.control.notices import Notices
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.state_file import StateFile
from desktop.control.vitals import Disk, Reading, Vitals
from desktop.core.mix import Level, Mix, MixState, Origin, Strip
from desktop.core.mix_setup import MixMode, MixSetup, Output
from desktop.core.model import DecodeMode, RecordingState, RecordingView, SourceState, SourceView
from tests.control.parts import LINK, idle_ingest, until
from tests.ui.fake_mezon import FakeLive

if TYPE_CHECKING:
    from desktop.control.live import Live
    from desktop.control.mixer import Mixer


class Known:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.sources = Sources()
        self.sources.look = self._look
        self.ingest = idle_ingest(Notices())
        self.vitals = Vitals(lambda: Disk(None, None, 0), lambda: (0, 0), lambda: False)
        self.recording = RecordingView(RecordingState.RECORDING, path=Path("/films/one.mp4"))
        self.latency: float | None = 41.26
        self.file = StateFile(path, self.sources, self.ingest, self.vitals)

    def _look(self, source: Source, number: int) -> SourceView:
        return SourceView(
            source.id,
            number,
            source.name,
            source.state,
            source.since,
            bot_id="bot-7",
            meeting_link=LINK,
            latency_ms=self.latency,
            recording=self.recording,
            decode_mode=DecodeMode.FULL,
            bytes_received=90,
            bytes_recorded=80,
            frames_decoded=30,
            frames_shown=20,
            frames_dropped=5,
        )

    def read(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.path.read_text(encoding="utf-8"))
        return found


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(tmp_path / "state.json")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_the_way_leads_nowhere(known: Known, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("of somebody else")
    (tmp_path / f".state.json.{os.getpid()}").symlink_to(other)
    known.file.write()
    assert known.read()["sources"] == []
    assert other.read_text() == "of somebody else"
    assert not known.path.is_symlink()


def test_everything_that_is_measured_is_in_it(known: Known) -> None:
    known.sources.add(Source("a", "Đà Nẵng"))
    known.vitals.reading = Reading(12.34, 5000, loop_stall_p99_ms=3.456, loop_stall_max_ms=78.901)
    known.file.write()
    assert known.read() == {
        "ingest": {"address": "", "state": "stopped"},
        "sources": [
            {
                "id": "a",
                "name": "Đà Nẵng",
                "bot_id": "bot-7",
                "state": SourceState.INVITED,
                "bytes_received": 90,
                "bytes_recorded": 80,
                "recording_path": str(Path("/films/one.mp4")),
                "recording_state": "recording",
                "frames_decoded": 30,
                "frames_shown": 20,
                "frames_dropped": 5,
                "decode_mode": "full",
                "latency_ms": 41.3,
            }
        ],
        "live": {
            "state": "off",
            "sound": "",
            "channel": None,
            "since": None,
            "on_air_since": None,
            "track": None,
            "attempt": 0,
            "fault": "",
        },
        "mix": {"state": "off"},
        "loop": {"stall_p99_ms": 3.46, "stall_max_ms": 78.9},
        "process": {"cpu_percent": 12.3, "rss_bytes": 5000},
    }


def test_what_is_not_known_is_null(known: Known) -> None:
    known.recording, known.latency = RecordingView(RecordingState.OFF), None
    known.sources.add(Source("a", "A"))
    known.file.write()
    (source,) = known.read()["sources"]  # type: ignore[misc]  # a list, as the test above shows
    assert (source["recording_path"], source["latency_ms"]) == (None, None)


def test_it_is_replaced_whole_and_nothing_lies_beside_it(known: Known, tmp_path: Path) -> None:
    known.path.write_text("x" * 100_000)
    known.file.write()
    assert known.read()["sources"] == []
    assert [entry.name for entry in tmp_path.iterdir()] == ["state.json"]


def test_the_link_and_the_secret_address_are_not_in_it(known: Known) -> None:
    known.sources.add(Source("a", "A", link=LINK))
    known.ingest.spare_address()
    known.file.write()
    assert LINK not in known.path.read_text()
    assert "/in/" not in known.path.read_text()


def test_a_disk_that_does_not_take_it_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Known(tmp_path / "gone" / "state.json")
    with caplog.at_level(logging.WARNING):
        known.file.write()
        known.file.write()
    assert caplog.text.count("could not be written") == 1
    (tmp_path / "gone").mkdir()
    known.file.write()
    assert known.read()["sources"] == []
    (tmp_path / "gone" / "state.json").unlink()
    (tmp_path / "gone").rmdir()
    with caplog.at_level(logging.WARNING):
        known.file.write()
    assert caplog.text.count("could not be written") == 2


async def test_it_is_kept_until_cancelled(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PERIOD_S", 0.01)
    keeping = asyncio.create_task(known.file.keep())
    await until(known.path.exists)
    known.sources.add(Source("a", "A"))
    await until(lambda: known.read()["sources"])
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping


def test_the_broadcast_is_in_it_without_its_address(known: Known) -> None:
    known.file.live = cast("Live", live := FakeLive())
    live.programme.add("https://clips.example/a.ogg?key=secret", "Night Desk")
    live.ready()
    known.file.write()
    assert known.read()["live"]["state"] == "off"  # type: ignore[index]  # an object, as the test above shows
    live.on_air()
    known.file.write()
    told = known.read()["live"]
    assert isinstance(told, dict)
    assert (told["state"], told["sound"], told["track"]) == ("on_air", "playing", "Night Desk")
    assert told["channel"] == {"id": str(1 << 60), "clan_id": "7", "name": "evening-show"}
    began = datetime.fromisoformat(told["since"])
    assert abs((datetime.now(UTC) - began).total_seconds()) < 5
    assert told["on_air_since"] == told["since"] or told["on_air_since"] is not None
    assert "secret" not in known.path.read_text(encoding="utf-8")


def test_the_mix_is_in_it_without_its_addresses(known: Known) -> None:
    setup = MixSetup(MixMode.DESK, (Output("out"),))
    strips = (Strip("a", confirmed=Level()), Strip("rtmp://x/key", Origin.ADDRESS))
    mix = Mix(MixState.RUNNING, setup, setup, "night-desk", strips=strips)
    known.file.mixer = cast("Mixer", SimpleNamespace(mix=mix))
    known.file.write()
    assert known.read()["mix"] == {
        "state": "running",
        "mode": "desk",
        "room": "night-desk",
        "strips": [{"key": "a", "state": "applied", "volume": 100}],
    }
