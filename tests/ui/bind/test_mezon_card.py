from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.control.mezon_check import Verdict
from desktop.core.account import Role, Seat, SeatState
from desktop.core.errors import Code, Trouble
from desktop.ui.bind.mezon_card import MezonCardBinding
from desktop.ui.main_window import MainWindow
from desktop.ui.popover import ConfirmPopover
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk


class Scene:
    def __init__(self, window: MainWindow, desk: FakeDesk, *, early: bool = False) -> None:
        self.window, self.desk, self.mezon = window, desk, FakeMezon()
        if early:
            window.binding.settings.open("services")
        window.wait_for_mezon(lambda: None)
        list(window.join_mezon(cast("MezonDesk", self.mezon)))
        window.binding.settings.open("services")
        dialog = window.binding.settings.dialog
        assert dialog is not None
        room = dialog.findChild(MezonCardBinding)
        assert room is not None
        self.room: MezonCardBinding = room
        self.card = room.card

    @property
    def wishes(self) -> list[tuple[object, ...]]:
        return self.mezon.account.wishes

    def answer(self, words: str) -> None:
        popovers = [one for one in self.window.findChildren(ConfirmPopover) if one.isVisible()]
        next(one for one in popovers[0].findChildren(QPushButton) if one.text() == words).click()


@pytest.fixture
def scene(window: MainWindow, desk: FakeDesk) -> Scene:
    return Scene(window, desk)


def test_it_follows_who_is_signed_in(scene: Scene) -> None:
    assert scene.card.seats[Role.USER].name.text() == "thao.op"
    scene.mezon.account.show(bot=Seat(SeatState.SIGNED_IN, 1, "airdesk-bot"))
    assert scene.card.seats[Role.BOT].name.text() == "airdesk-bot"


def test_settings_that_were_open_before_follow_too(window: MainWindow, desk: FakeDesk) -> None:
    assert Scene(window, desk, early=True).card.isEnabled()


def test_its_buttons(scene: Scene) -> None:
    scene.card.publisher_chosen.emit(Role.BOT)
    assert scene.wishes == [("publish_as", Role.BOT)]
    scene.card.seats[Role.BOT].sign_in.click()
    dialog = scene.window.mezon.account.dialog
    assert dialog is not None
    assert dialog.app_id.isVisible()
    scene.card.seats[Role.USER].sign_in.click()
    assert scene.window.mezon.account.dialog is dialog
    assert dialog.email.isVisible(), "a person has an account"
    scene.card.seats[Role.USER].sign_out.click()
    scene.answer("Sign out")
    assert scene.wishes[-1] == ("sign_out", Role.USER)


def test_an_export_asks_and_writes(scene: Scene, tmp_path: Path) -> None:
    scene.card.seats[Role.USER].export.click()
    scene.answer("Export…")
    (chooser,) = scene.window.findChildren(QFileDialog)
    chooser.close()
    file = tmp_path / "session.json"
    scene.room.export(Role.USER, file)
    assert json.loads(file.read_text()) == {"user_id": "7", "token": "t"}
    assert scene.desk.notices.is_open(Code.SESSION_SAVED)
    scene.room.export(Role.USER, tmp_path / "none" / "session.json")
    assert scene.desk.notices.is_open(Code.SESSION_FILE)


def test_a_session_is_taken_up_from_a_file(scene: Scene, tmp_path: Path) -> None:
    scene.card.restore_wanted.emit(Role.BOT)
    (chooser,) = scene.window.findChildren(QFileDialog)
    chooser.close()
    file = tmp_path / "session.json"
    file.write_text('{"token": "t"}')
    scene.room.take(Role.BOT, file)
    assert scene.wishes[-1] == ("take", Role.BOT, {"token": "t"})
    scene.room.take(Role.BOT, tmp_path / "none.json")
    assert scene.desk.notices.is_open(Code.SESSION_FILE)


def test_a_test_is_shown_until_something_else_is_known(scene: Scene) -> None:
    scene.card.test.click()
    check = scene.mezon.check
    assert check.wishes == ["test"]
    check.show(None, busy=True)
    assert scene.card.result.text == "Asking Mezon…"
    assert scene.card.test.isEnabled(), "the focus stays there; asked twice is asked once"
    trouble = Trouble(Code.SERVICE_CLOCK, service="Mezon", minutes=9)
    check.show(Verdict(datetime.now(UTC), trouble=trouble))
    assert "9 min wrong" in scene.card.result.text
    check.show(None)
    assert "Mekong" not in scene.card.result.text
    assert "min wrong" not in scene.card.result.text


def test_another_streaming_address_is_stored_and_what_was_found_forgotten(scene: Scene) -> None:
    scene.card.streaming.setText("wss://stn.example.net/ws")
    scene.card.streaming.editingFinished.emit()
    assert scene.desk.store.settings.mezon.streaming == "wss://stn.example.net/ws"
    assert scene.mezon.check.wishes == ["forget"]
