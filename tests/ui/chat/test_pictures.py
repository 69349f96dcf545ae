from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui.chat import pictures as module
from desktop.ui.chat.pictures import THUMB_PX, Pictures, decoded

A = "https://cdn.mezon.ai/a.png"


def data(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes, Qt text
    return bytes(buffer.data().data())


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[Pictures]:
    found = Pictures()
    yield found
    found.finish()


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_large_one_becomes_small(kind: str) -> None:
    found = decoded(data(2_000, 1_000, kind), THUMB_PX)
    assert (found.width(), found.height()) == (THUMB_PX, THUMB_PX // 2)


@pytest.mark.parametrize(
    "hostile",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n" + b"\xff" * 100,
     data(8, 8)[:40], b"GIF89a\xff\xff\xff\xff", b"RIFF1234WEBP"],
)  # fmt: skip
def test_what_is_none_of_the_four_kinds_or_broken_is_no_picture(hostile: bytes) -> None:
    assert decoded(hostile, THUMB_PX).isNull()


def test_too_many_pixels_are_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 99)
    assert decoded(data(10, 10), THUMB_PX).isNull()


def test_wished_for_once_and_kept(pictures: Pictures, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pictures.wanted) as wanted:
        assert pictures.thumb(A) is None
    assert wanted.args == [A]
    with qtbot.assertNotEmitted(pictures.wanted):
        pictures.thumb(A)
    with qtbot.waitSignal(pictures.changed):
        pictures.put(A, data(100, 50))
    thumb = pictures.thumb(A)
    assert thumb is not None
    assert thumb.width() == 100


def test_what_was_seen_longest_ago_goes_first(
    pictures: Pictures, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(module, "KEPT_BYTES", 100 * 50 * 4)
    for address in ("a", "b"):
        with qtbot.waitSignal(pictures.changed):
            pictures.put(address, data(100, 50))
    assert pictures.thumb("b") is not None
    with qtbot.waitSignal(pictures.wanted):
        assert pictures.thumb("a") is None


def test_a_large_one_is_opened(pictures: Pictures, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pictures.opened) as opened:
        pictures.open(A, data(640, 360))
    assert opened.args[1].width() == 640
    with qtbot.waitSignal(pictures.opened) as opened:
        pictures.open(A, b"no picture")
    assert opened.args[1].isNull()
