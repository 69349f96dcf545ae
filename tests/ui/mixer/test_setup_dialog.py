from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.mix import Hindrance
from desktop.core.mix_setup import MixSetup
from desktop.ui.mixer.setup_dialog import SetupDialog
from desktop.ui.mixer.standing import Standing
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, DESK, running, stopped


def test_a_start_shows_its_checks(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    mix = stopped(APPLIED, setup=MixSetup())
    dialog = SetupDialog(theme, parent, mix, Standing(Hindrance.OUTPUTS), starting=True)
    started: list[bool] = []
    dialog.start_wanted.connect(lambda: started.append(True))
    dialog.show()
    assert not dialog.start.isEnabled()
    assert dialog.add_output.isVisible()
    dialog.show_mix(stopped(APPLIED), Standing())
    assert dialog.start.isEnabled()
    assert not dialog.add_output.isVisible()
    assert len(dialog.lines) == 4
    dialog.start.click()
    assert started == [True]


def test_a_changed_setup_is_chosen_before_the_start(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = SetupDialog(theme, parent, stopped(APPLIED), Standing(), starting=True)
    got: list[object] = []
    dialog.setup_wanted.connect(got.append)
    dialog.start_wanted.connect(lambda: got.append("start"))
    dialog.show()
    assert not dialog.save.isEnabled()
    dialog.advanced.bypass.setChecked(True)
    assert dialog.save.isEnabled()
    dialog.start.click()
    assert isinstance(got[0], MixSetup)
    assert got[0].advanced.bypass
    assert got[0].outputs == DESK.outputs
    assert got[1] == "start"


def test_a_running_mix_says_what_needs_a_restart(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = SetupDialog(theme, parent, running(APPLIED), Standing(), starting=False)
    dialog.show()
    assert not dialog.start.isVisible()
    dialog.advanced.sound_level.setChecked(True)
    assert dialog.live.text == ""
    dialog.advanced.buffer.setValue(200)
    assert "needs a restart" in dialog.live.text
    dialog.advanced.extra.setPlainText("wrong")
    assert not dialog.save.isEnabled()
    dialog.reject()
