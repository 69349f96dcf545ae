from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.mix import Mix
from desktop.core.mix_setup import Codec, MixSetup, Output
from desktop.ui.mixer.output_dialog import OutputDialog
from desktop.ui.theme import Theme
from tests.ui.mixer.made import APPLIED, AUTO, LOW, MAIN, running, stopped


def opened(
    theme: Theme, parent: QMainWindow, mix: Mix, place: int | None = None
) -> tuple[OutputDialog, list[MixSetup]]:
    dialog = OutputDialog(theme, parent, mix, place)
    got: list[MixSetup] = []
    dialog.setup_wanted.connect(got.append)
    dialog.show()
    return dialog, got


def test_an_output_is_added(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog, got = opened(theme, parent, stopped())
    assert not dialog.submit.isEnabled()
    assert dialog.note.text == ""
    dialog.target.setText("mix-third")
    dialog.codec.choose(Codec.OPUS)
    dialog.bitrate.setValue(64)
    dialog.channels.choose(2)
    dialog.submit.click()
    assert got[0].outputs == (MAIN, LOW, Output("mix-third", "", Codec.OPUS, 64_000, 2))


def test_an_address_is_no_name(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog, got = opened(theme, parent, stopped())
    dialog.target.setText("rtmp://live.example.net/app/key")
    dialog.submit.click()
    assert got[0].outputs[-1].address == "rtmp://live.example.net/app/key"
    assert got[0].outputs[-1].stream_id == ""


def test_what_is_wrong_is_said_and_not_sent(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog, got = opened(theme, parent, stopped(APPLIED))
    for text, words in (
        ("mix-main", "same place"), ("mị x", "digits"), ("http://x/y", "rtmp://"), ("thao", "input"),
    ):  # fmt: skip
        dialog.target.setText(text)
        assert words in dialog.note.text, text
        assert not dialog.submit.isEnabled()
    dialog.reject()
    assert got == []


def test_one_is_changed_in_its_place_and_the_rest_stays(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog, got = opened(theme, parent, stopped(), 0)
    assert dialog.output == MAIN
    dialog.channels.choose(1)
    dialog.submit.click()
    assert [one.target for one in got[0].outputs] == ["mix-main", "mix-low"]
    assert got[0].outputs[0].channels == 1


def test_it_says_what_a_running_mix_does_not_take(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog, _ = opened(theme, parent, running(), 0)
    dialog.target.setText("other")
    assert "at once" in dialog.live.text
    dialog.bitrate.setValue(96)
    assert "need a restart" in dialog.live.text
    dialog.reject()
    auto, _ = opened(theme, parent, running(setup=AUTO), 0)
    auto.target.setText("other")
    assert "needs a restart" in auto.live.text
    auto.reject()


def test_an_output_that_has_gone_cannot_be_changed(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog, _ = opened(theme, parent, stopped(), 1)
    dialog.show_mix(stopped(setup=MixSetup(outputs=(MAIN,))))
    assert not dialog.isVisible()
