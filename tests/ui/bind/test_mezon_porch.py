from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from desktop.ui.main_window import MainWindow
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk


@pytest.fixture
def asked(window: MainWindow) -> list[str]:
    found: list[str] = []
    window.wait_for_mezon(lambda: found.append("rooms"))
    return found


def open_rooms(window: MainWindow) -> FakeMezon:
    made = FakeMezon()
    list(window.join_mezon(cast("MezonDesk", made)))
    window.porch.carry_out()
    return made


def test_the_docks_say_that_nobody_is_signed_in(window: MainWindow, asked: list[str]) -> None:
    assert window.porch.channels.isVisible()
    assert window.porch.chat.signed_out.isVisible()
    assert window.porch.bar.isVisible()
    assert not window.porch.bar.guard.isEnabled()
    assert window.mezon is None
    assert asked == []


@pytest.mark.parametrize("command_id", ["file.sign_in", "file.as_run", "air.channel", "air.playlist"])
def test_what_needs_the_rooms_asks_for_them(window: MainWindow, asked: list[str], command_id: str) -> None:
    window.actions_.action(command_id).trigger()
    assert asked == ["rooms"]


def test_the_wish_is_carried_out_once_they_are_open(window: MainWindow, asked: list[str]) -> None:
    window.sign_in_wanted.emit()
    assert asked == ["rooms"]
    open_rooms(window)
    assert window.mezon is not None
    assert window.mezon.account._dialog is not None
    assert window.mezon.account._dialog.isVisible()
    window.mezon.account._dialog.close()


def test_afterwards_the_rooms_hear_wishes_themselves(window: MainWindow, asked: list[str]) -> None:
    open_rooms(window)
    window.actions_.action("air.playlist").trigger()
    assert asked == []
    assert not window.porch.channels.isVisible()
