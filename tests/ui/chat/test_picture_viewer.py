from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.chat import Attachment
from desktop.ui.chat.picture_viewer import PictureViewer
from desktop.ui.theme import Theme

FILE = Attachment("poster.png", "https://cdn.mezon.ai/poster.png", "image/png", 1_200_000)


def test_loading_failed_and_shown(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    viewer = PictureViewer(theme, FILE, parent)
    viewer.show()
    assert not viewer.isModal()
    assert not viewer.retry.isVisible()
    viewer.show_picture(None)
    assert viewer.retry.isVisible()
    with qtbot.waitSignal(viewer.retry_wanted) as again:
        viewer.retry.click()
    assert again.args == [FILE.url]
    viewer.show_picture(QImage(1_600, 900, QImage.Format.Format_RGB32))
    assert not viewer.retry.isVisible()
    assert "1600 × 900" in viewer._line.text()
    assert not viewer.grab().isNull()
    with qtbot.waitSignal(viewer.browser_wanted):
        viewer.browser.click()
    with qtbot.waitSignal(viewer.copy_wanted):
        viewer.copy.click()
    viewer.close()
