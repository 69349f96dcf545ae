from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.core.account import Attempt, Role, Seat, SeatState
from desktop.core.channel import ChannelsState
from desktop.core.errors import Code
from desktop.core.model import Remedy
from desktop.core.sign_in import SendCode
from desktop.settings.schema import Settings
from desktop.ui.bind.account import AccountBinding
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in_dialog import SignInDialog
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk


class Scene:
    def __init__(self, window: MainWindow, desk: FakeDesk, signed_in: bool = True) -> None:
        self.window, self.desk, self.mezon = window, desk, FakeMezon()
        if not signed_in:
            self.mezon.account.seats[Role.USER] = Seat()
            self.mezon.channels.state = ChannelsState.SIGNED_OUT
        self.room = AccountBinding(window, cast("Desk", desk), cast("MezonDesk", self.mezon), window.binding)

    @property
    def wishes(self) -> list[tuple[object, ...]]:
        return self.mezon.account.wishes

    @property
    def dialog(self) -> SignInDialog:
        assert self.room.dialog is not None
        return self.room.dialog

    def question(self) -> str:
        return self.window.binding.confirm._text.text()

    def agree(self) -> None:
        self.window.binding.confirm._acting.click()


@pytest.fixture
def scene(window: MainWindow, desk: FakeDesk) -> Scene:
    return Scene(window, desk)


@pytest.fixture
def stranger(window: MainWindow, desk: FakeDesk) -> Scene:
    return Scene(window, desk, signed_in=False)


def test_strip_lamp_and_menu_say_who_is_signed_in(scene: Scene) -> None:
    window = scene.window
    assert window.top_strip.user.text() == "thao.op"
    assert window.status.mezon.accessibleName() == "Mezon: Working"
    assert window.actions_.action("file.sign_out").isVisible()
    scene.mezon.account.show(user=Seat(SeatState.DEAD, 7, "thao.op"))
    assert window.status.mezon.accessibleName() == "Mezon: Refused"
    scene.mezon.channels.state = ChannelsState.SIGNED_OUT
    scene.mezon.account.show(user=Seat())
    assert window.top_strip.user.isHidden()
    assert not window.actions_.action("file.sign_out").isVisible()
    assert window.actions_.action("file.sign_in").isVisible()


def test_signing_in_from_the_dialog_to_the_seat(stranger: Scene) -> None:
    stranger.window.actions_.action("file.sign_in").trigger()
    dialog = stranger.dialog
    dialog.app_id.setText("1")
    dialog.token.setText("secret")
    dialog.gateway.setText("gw.example")
    dialog.submit.click()
    assert stranger.wishes[-1][0] == "sign_in"
    assert stranger.desk.store.settings.mezon.gateway == "gw.example"
    assert dialog.is_busy
    stranger.mezon.account.show(attempt=Attempt(Role.BOT, code=Code.MEZON_REFUSED, reason="unknown app"))
    assert "unknown app" in dialog.note.text
    dialog.submit.click()
    stranger.mezon.account.show(attempt=Attempt(), bot=Seat(SeatState.SIGNED_IN, 1, "airdesk-bot"))
    assert stranger.room.dialog is None
    stranger.room.open_dialog()
    assert stranger.dialog.gateway.text() == "gw.example"


def test_a_code_is_sent_and_a_wait_is_given_up(stranger: Scene) -> None:
    stranger.room.open_dialog()
    dialog = stranger.dialog
    dialog.email.setText("ana@studio.example")
    dialog.send_code.click()
    request = stranger.wishes[-1][1]
    assert isinstance(getattr(request, "way", None), SendCode)
    stranger.mezon.account.show(attempt=Attempt(Role.USER, code_sent_to="ana@studio.example"))
    assert dialog.code.isEnabled()
    dialog.send_code.click()
    dialog.reject()
    assert stranger.wishes[-1] == ("stop",)
    assert stranger.room.dialog is None


def test_a_dialog_that_is_closed_meanwhile_is_closed_once(stranger: Scene) -> None:
    stranger.room.open_dialog()
    dialog, results = stranger.dialog, list[int]()
    dialog.finished.connect(results.append)
    dialog.app_id.setText("1")
    dialog.token.setText("secret")
    dialog.submit.click()
    stranger.mezon.account.stop = lambda: stranger.mezon.account.show(attempt=Attempt())
    dialog.reject()
    assert results == [0]
    stranger.room.open_dialog()
    assert not stranger.dialog.is_busy
    assert not stranger.dialog.note.text


def test_what_was_stopped_elsewhere_leaves_the_dialog_open(stranger: Scene) -> None:
    stranger.room.open_dialog()
    stranger.dialog.app_id.setText("1")
    stranger.dialog.token.setText("secret")
    stranger.dialog.submit.click()
    stranger.mezon.account.show(attempt=Attempt())
    assert stranger.dialog.isVisible()
    assert not stranger.dialog.is_busy
    assert stranger.dialog.token.text() == "secret"


def test_a_former_failure_is_not_said_again(stranger: Scene) -> None:
    stranger.mezon.account.show(attempt=Attempt(Role.BOT, code=Code.MEZON_REFUSED))
    stranger.room.open_dialog()
    stranger.mezon.account.show(bot=Seat())
    assert not stranger.dialog.note.text


def test_a_notice_leads_to_the_sign_in(scene: Scene) -> None:
    scene.desk.notices.raise_(Code.MEZON_TOKEN)
    (notice,) = scene.desk.notices.open()
    assert notice.remedy is Remedy.SIGN_IN
    scene.window.wall_header.notices.remedy_wanted.emit(notice)
    assert scene.dialog.isVisible()


def test_signing_out_asks(scene: Scene) -> None:
    scene.window.actions_.action("file.sign_out").trigger()
    assert "Channels and chat close." in scene.question()
    assert scene.wishes == []
    scene.agree()
    assert scene.wishes == [("sign_out", Role.USER), ("sign_out", Role.BOT)]


def test_a_person_who_leaves_leaves_the_bot_behind(scene: Scene) -> None:
    scene.mezon.account.show(bot=Seat(SeatState.SIGNED_IN, 1, "airdesk-bot"))
    scene.room.ask_to_leave(scene.window.top_strip, Role.USER)
    assert "Channels and chat go on as the bot." in scene.question()


def test_a_bot_that_leaves_takes_no_chat_with_it(scene: Scene) -> None:
    scene.mezon.account.show(bot=Seat(SeatState.SIGNED_IN, 1, "airdesk-bot"))
    scene.room.ask_to_leave(scene.window.top_strip, Role.BOT)
    assert "Channels and chat stay" in scene.question()
    scene.agree()
    assert scene.wishes == [("sign_out", Role.BOT)]


def test_on_air_the_broadcast_ends_first(scene: Scene) -> None:
    live = scene.mezon.live
    live.ready()
    live.on_air()
    scene.room.ask_to_leave(scene.window.top_strip)
    assert "evening-show" in scene.question()
    scene.agree()
    assert live.wishes[-1] == ("end",)
    assert scene.wishes == []
    live.off()
    assert scene.wishes == [("sign_out", Role.USER), ("sign_out", Role.BOT)]
    live.off()
    assert len(scene.wishes) == 2


def test_the_facts_open_at_the_name_and_at_the_lamp(scene: Scene) -> None:
    for button in (scene.window.top_strip.user, scene.window.status.mezon):
        button.click()
        (popover,) = (one for one in scene.window.findChildren(InfoPopover) if one.isVisible())
        words = [one.text() for one in popover.findChildren(QPushButton)]
        assert words == ["Settings…", "Sign in…", "Sign out…"]
        popover.hide()


def test_when_mezon_works_the_welcome_is_over(stranger: Scene) -> None:
    stranger.desk.store.settings = Settings()
    stranger.window.show_first_run(True)
    stranger.mezon.channels.state = ChannelsState.SHOWN
    stranger.mezon.account.show(user=Seat(SeatState.SIGNED_IN, 7, "thao.op"))
    assert not stranger.window.is_first_run
    assert stranger.desk.store.settings.welcomed
