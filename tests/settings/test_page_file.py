from __future__ import annotations

import logging
from pathlib import Path

import msgspec
import pytest

from desktop.settings.page_file import keep_aside, read_page, write_page


class Page(msgspec.Struct, frozen=True):
    number: int = 0


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    assert read_page(path, Page) == Page()
    assert write_page(path, msgspec.json.encode(Page(7))) is None
    assert read_page(path, Page) == Page(7)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("garbage", [b"", b"\0" * 100, b'{"number": "x"}', b"\xff\xfe", b"[" * 100_000, b"null"])
def test_garbage_is_as_good_as_no_file(tmp_path: Path, garbage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(garbage)
    with caplog.at_level(logging.WARNING):
        assert read_page(path, Page) == Page()
    assert "page.json is not readable" in caplog.text


def test_what_cannot_be_read_or_written_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "page.json").mkdir()
    with caplog.at_level(logging.WARNING):
        assert read_page(tmp_path / "page.json", Page) == Page()
    assert isinstance(write_page(tmp_path / "nowhere" / "page.json", b"{}"), FileNotFoundError)


def test_a_damaged_file_is_kept_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "page.json"
    assert keep_aside(path, b"{") == "page.broken.json"
    assert (tmp_path / "page.broken.json").read_bytes() == b"{"
    assert keep_aside(tmp_path / "nowhere" / "page.json", b"{") == ""
    assert "could not be kept aside" in caplog.text
