from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from desktop.ui.images import Images
from tests.ui.conftest import ROOT

ICONS = ROOT / "resources/icons"
RED, GREY = QColor("#ff0000"), QColor("#888888")


@pytest.fixture
def images(qapp: QApplication, tmp_path: Path) -> Images:
    return Images(ICONS, tmp_path / "icons")


def colours(image: QImage) -> set[str]:
    found = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {colour.name() for colour in found if colour.alpha() == 255}


def test_every_icon_can_be_drawn(images: Images) -> None:
    names = [path.stem for path in ICONS.glob("*.svg")]
    assert names
    for name in names:
        image = images.pixmap(name, RED, 20, 1.0).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20)), name


def test_it_has_the_colour_and_the_pixels_of_the_screen(images: Images) -> None:
    pixmap = images.pixmap("record", RED, 16, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    assert colours(pixmap.toImage()) == {"#ff0000"}
    assert pixmap.toImage().pixelColor(0, 0).alpha() == 0  # nothing is seen where nothing is drawn


def test_the_same_picture_is_made_once(images: Images) -> None:
    first = images.pixmap("bot", RED, 16, 1.0).cacheKey()
    assert images.pixmap("bot", RED, 16, 1.0).cacheKey() == first
    assert images.pixmap("bot", GREY, 16, 1.0).cacheKey() != first
    images.clear()
    assert images.pixmap("bot", RED, 16, 1.0).cacheKey() != first


def test_an_icon_is_grey_when_disabled(images: Images) -> None:
    icon = images.icon("record", RED, GREY, 16)
    assert colours(icon.pixmap(16).toImage()) == {"#ff0000"}
    assert colours(icon.pixmap(16, QIcon.Mode.Disabled).toImage()) == {"#888888"}


def test_only_some_icons_are_mirrored(images: Images) -> None:
    left = {name: images.pixmap(name, RED, 20, 1.0).toImage() for name in ("chevron-right", "play")}
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert images.pixmap("play", RED, 20, 1.0).toImage() == left["play"]
        turned = images.pixmap("chevron-right", RED, 20, 1.0).toImage()
        assert turned != left["chevron-right"]
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_file_for_the_style_sheet(images: Images, tmp_path: Path) -> None:
    path = images.tinted_file("check", RED, tmp_path / "new")
    assert b"#ff0000" in path.read_bytes()
    assert b"currentColor" not in path.read_bytes()


def test_a_disk_that_takes_no_file_keeps_no_window_away(images: Images, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.write_text("not a folder")
    assert not images.tinted_file("record", RED, folder).exists()


def test_a_file_that_was_cut_short_is_written_again(images: Images, tmp_path: Path) -> None:
    path = images.tinted_file("record", RED, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(b"")
    assert images.tinted_file("record", RED, tmp_path).read_bytes() == whole


def test_a_shape_is_drawn_once_and_loaded_from_then_on(
    images: Images, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = images.pixmap("chat", RED, 17, 1.5).toImage()
    assert [path.name.rsplit("-", 1)[0] for path in (tmp_path / "icons").iterdir()] == ["chat-26"]
    monkeypatch.setattr("desktop.ui.images._drawn", lambda *_: pytest.fail("it is drawn already"))
    assert Images(ICONS, tmp_path / "icons").pixmap("chat", RED, 17, 1.5).toImage() == drawn


def test_a_picture_that_was_drawn_anew_is_not_the_kept_one(tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "drawings"
    folder.mkdir()
    for dot in ("<rect width='20' height='10'/>", "<rect width='10' height='20'/>"):
        (folder / "dot.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'>{dot}</svg>")
        last = Images(folder, tmp_path / "icons").pixmap("dot", RED, 20, 1.0).toImage()
    assert [last.pixelColor(*at).alpha() for at in ((15, 5), (5, 15))] == [0, 255]


def test_a_kept_shape_that_is_no_picture_is_drawn_again(images: Images, tmp_path: Path) -> None:
    first = images.pixmap("chat", RED, 20, 1.0).toImage()
    [kept] = (tmp_path / "icons").iterdir()
    kept.write_bytes(kept.read_bytes()[:20])
    assert Images(ICONS, tmp_path / "icons").pixmap("chat", RED, 20, 1.0).toImage() == first


def test_a_disk_that_keeps_no_shape_still_shows_it(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "icons").write_text("not a folder")
    assert colours(Images(ICONS, tmp_path / "icons").pixmap("record", RED, 16, 1.0).toImage()) == {"#ff0000"}


def test_a_full_disk_leaves_no_half_picture_and_is_said_once(
    images: Images, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert colours(images.pixmap("record", RED, 16, 1.0).toImage()) == {"#ff0000"}
    images.tinted_file("record", RED, tmp_path / "icons")
    assert list((tmp_path / "icons").iterdir()) == []
    assert caplog.text.count("No space left") == 1
