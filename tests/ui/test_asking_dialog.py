from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout

from desktop.ui.asking_dialog import AskingDialog
from desktop.ui.popover import Question
from desktop.ui.theme import Theme


def test_it_asks_beside_a_control_and_acts_only_then(theme: Theme, parent: QMainWindow) -> None:
    dialog = AskingDialog(theme, parent)
    anchor = QPushButton("Forget…")
    QVBoxLayout(dialog).addWidget(anchor)
    dialog.show()
    done: list[bool] = []
    dialog.ask(anchor, Question("Forget it?", "It is gone then.", "Keep", "Forget"), lambda: done.append(True))
    assert not dialog.isModal()
    assert done == []
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Forget").click()
    assert done == [True]
