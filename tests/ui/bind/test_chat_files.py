from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.chat import Attachment
from desktop.core.chat_line import ChatLine
from tests.control.mezon_parts import FakeLink
from tests.ui.bind.mezon_window import MezonWindow
from tests.ui.chat.test_pictures import data

PICTURE = Attachment("a.png", "https://example.org/a.png", "image/png", 10)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(QUrl(url).toString()))
    return found


def with_file(mezon: MezonWindow, file: Attachment) -> ChatLine:
    line: ChatLine = mezon.rooms.chat.lines[0]
    return replace(line, message=replace(line.message, attachments=(file,)))


async def test_a_plain_address_opens_and_a_doubtful_one_asks(mezon: MezonWindow, opened: list[str]) -> None:
    files = mezon.binding.files
    files.open_link("https://example.org/page")
    assert opened == ["https://example.org/page"]
    for doubtful in ("https://exаmple.org/", "https://bank.example@evil.example/", "https://xn--exmple-4nf.org/"):
        files.open_link(doubtful)
        assert mezon.confirm.isVisible()
        assert mezon.confirm._text.text().isascii()
        mezon.confirm.refuse()
    assert len(opened) == 1


async def test_a_file_asks_with_its_address_and_other_schemes_never_open(mezon: MezonWindow, opened: list[str]) -> None:
    files = mezon.binding.files
    files.open_file(with_file(mezon, Attachment("r.pdf", "https://example.org/r.pdf", "application/pdf")), 0)
    assert mezon.confirm._text.text() == "https://example.org/r.pdf"
    mezon.confirm._acting.click()
    assert opened == ["https://example.org/r.pdf"]
    for evil in ("file:///etc/passwd", "javascript:alert(1)", "", "http://[bad"):
        files.open_file(with_file(mezon, Attachment("a.png", evil, "image/png")), 0)
        assert not mezon.confirm.isVisible()
        assert files.viewer is None
    assert len(opened) == 1


async def test_a_picture_is_viewed(mezon: MezonWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    previews, files = mezon.rooms.chat.previews, mezon.binding.files
    wanted: list[bool] = []
    monkeypatch.setattr(previews, "want", lambda _address, *, pressed=False: wanted.append(pressed) or True)
    files.open_file(with_file(mezon, PICTURE), 0)
    viewer = files.viewer
    assert viewer is not None
    assert wanted == [True]
    previews.arrived.emit(PICTURE.url)
    assert viewer.retry.isVisible()
    previews._keep(PICTURE.url, data(300, 200))
    previews.arrived.emit(PICTURE.url)
    await mezon.until(lambda: viewer._canvas.image.width() == 300)
    assert mezon.panel.pictures.thumb(PICTURE.url) is not None
    viewer.close()
    assert files.viewer is None


async def test_files_folders_and_too_many(mezon: MezonWindow, tmp_path: Path) -> None:
    files, page = mezon.binding.files, mezon.panel.chat
    files.attach([str(tmp_path)])
    assert "Folders" in page.news.text
    paths = []
    for number in range(12):
        path = tmp_path / f"{number}.txt"
        path.write_text("x")
        paths.append(str(path))
    page.composer.files_wanted.emit(paths)
    assert "ten files" in page.news.text
    parcels = mezon.rooms.chat.uploads.of(11)
    assert len(parcels) == 10
    page.tray.cancel_wanted.emit(parcels[0].id)
    assert len(mezon.rooms.chat.uploads.of(11)) == 9


async def test_a_pasted_picture_becomes_a_file(mezon: MezonWindow, link: FakeLink) -> None:
    link.upload.hold.set()
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    mezon.panel.chat.composer.picture_wanted.emit(image)
    await mezon.until(lambda: mezon.rooms.chat.uploads.of(11))
    assert mezon.rooms.chat.uploads.of(11)[0].name.endswith(".png")
    await mezon.until(mezon.panel.chat.composer.send.isEnabled)


async def test_chosen_in_the_window_of_the_system(mezon: MezonWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    mezon.panel.chat.composer.attach.click()
    chooser = mezon.window.findChildren(QFileDialog)[0]
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    assert [one.name for one in mezon.rooms.chat.uploads.of(11)] == ["a.txt"]
