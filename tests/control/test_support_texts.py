"""Each part says what support asks for; what may be a key of somebody else's is not in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import msgspec
import pytest

from desktop import __version__
from desktop.control import support_texts
from desktop.control.notices import Notices
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.core.mix_setup import Advanced, Extra, MixSetup
from desktop.core.redaction import HIDDEN
from desktop.settings.schema import Settings, Zego


def test_of_a_long_file_the_end_counts_from_a_whole_line_on(tmp_path: Path) -> None:
    file = tmp_path / "airdesk.log"
    file.write_bytes(b"first line\nsecond\nthird \xff\n")
    assert support_texts.end_of(file) == "first line\nsecond\nthird �\n"
    assert support_texts.end_of(file, 20) == "second\nthird �\n"


def test_a_file_that_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert support_texts.end_of(tmp_path / "none") == ""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    with pytest.raises(OSError, match="Not a file"):
        support_texts.end_of(tmp_path / "log")


def test_the_newest_log_comes_first(tmp_path: Path) -> None:
    names = [path.name for path in support_texts.logs(tmp_path / "airdesk.log")]
    assert names == ["airdesk.log", "airdesk.log.1", "airdesk.log.2", "airdesk.log.3"]


def test_versions_name_every_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support_texts, "LIBRARIES", ("msgspec", "no-such-library"))
    text = support_texts.versions(f"Airdesk {__version__}")
    assert text.splitlines() == [f"Airdesk {__version__}", f"msgspec {msgspec.__version__}", "no-such-library ?"]


def test_settings_come_without_what_is_for_others() -> None:
    advanced = Advanced(user_data="their key", extra=(Extra("Token", "their token"),))
    chosen = Settings(zego=Zego(app_id=7, setup=MixSetup(advanced=advanced)))
    tree = json.loads(support_texts.settings(chosen))
    assert tree["zego"]["app_id"] == 7
    assert tree["zego"]["setup"]["advanced"]["user_data"] == HIDDEN
    assert tree["zego"]["setup"]["advanced"]["extra"] == [{"key": "Token", "value": HIDDEN}]
    assert tree["monitoring"] == msgspec.to_builtins(Settings().monitoring)


def test_notices_are_told_with_what_became_of_them() -> None:
    notices = Notices()
    notices.raise_(Code.SOURCE_STALLED, name="Guest", seconds=6)
    notices.raise_(Code.DESK_FAULT, details="ValueError('x')")
    notices.solve(Code.SOURCE_STALLED)
    fault, stalled = support_texts.notices(notices.history()).splitlines()
    assert fault.endswith("error desk.fault x1 open ValueError('x')")
    assert stalled.endswith("warn src.stalled x1 solved name='Guest' seconds=6")


def test_every_stream_has_its_figures() -> None:
    sources = Sources()
    for source_id in ("a", "b"):
        sources.add(Source(source_id, "Guest"))
    text = support_texts.streams(sources)
    assert text.count('"frames_shown": 0') == 2
    assert support_texts.streams(Sources()) == ""
