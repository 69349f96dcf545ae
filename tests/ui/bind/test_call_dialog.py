"""The dialog between call, page and service."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QImage

from desktop.control.call_invitations import Invited
from desktop.core.call import Call, CallState, Ending, JoinWish
from desktop.core.call_kind import CallKind
from desktop.core.errors import Code
from desktop.ui.bind.call_dialog import CallDialogBinding, invitation_words, invited_words
from desktop.ui.calls.page_words import Devices, Levels
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, ROOM, CallWindow, FakeWebPage
from tests.ui.fake_desk import FakeDesk


@pytest.fixture
def binding(call: CallWindow) -> CallDialogBinding:
    call.do("call.join")
    found = call.binding.dialog
    assert found is not None
    return found


def test_the_devices_are_tried_before_joining(call: CallWindow, binding: CallDialogBinding) -> None:
    dialog, page = binding.dialog, call.page
    assert page.studio == "127.0.0.1:9"
    assert (page.setup.microphone_on, page.setup.muted, page.setup.camera_on) == (True, True, False)
    dialog.video.click()
    assert page.setup.camera_on
    page.levels.emit(Levels(-12.0))
    assert dialog.fields.level.level == -12.0
    page.devices_found.emit(Devices(("Other",)))
    dialog.fields.boxes["microphone"].choose("Other")
    assert page.setup.microphone == "Other"
    image = QImage(16, 9, QImage.Format.Format_RGB32)
    page.picture.emit("someone", image)
    assert dialog.picture.image is None
    page.picture.emit("me", image)
    assert dialog.picture.image is not None
    dialog.fields.test.click()
    assert page.tested == 1


def test_joining_closes_it_and_keeps_the_choice(call: CallWindow, binding: CallDialogBinding, desk: FakeDesk) -> None:
    dialog = binding.dialog
    dialog.video.click()
    dialog.fields.boxes["camera"].choose("BRIO")
    dialog.id.edit.setText("night")
    dialog.footer.join.click()
    name, wish = call.calls.wishes[-1]
    assert (name, wish.call_id, wish.kind, wish.camera) == ("join", "night", CallKind.VIDEO, True)
    call.calls.show(Call(CallState.JOINING, wish, ROOM))
    assert dialog.steps.isVisible()
    call.calls.show(JOINED)
    assert call.binding.dialog is None
    kept = desk.store.settings.calls
    assert (kept.kind, kept.camera) == (CallKind.VIDEO, "BRIO")
    assert not call.page.is_over


def test_a_failure_opens_the_preview_again(call: CallWindow, binding: CallDialogBinding) -> None:
    dialog, first = binding.dialog, call.page
    dialog.id.edit.setText("night")
    dialog.footer.join.click()
    first.close()
    call.calls.show(
        Call(CallState.ENDED, JoinWish("night"), ending=Ending.SERVICE, trouble=Code.CALL_RIGHTS),
    )
    assert dialog.box.title == "You may not join this call."
    assert call.page is not first
    assert call.page.setup.microphone_on


def test_closing_ends_the_preview_and_stops_joining(call: CallWindow, binding: CallDialogBinding) -> None:
    binding.dialog.id.edit.setText("night")
    binding.dialog.footer.join.click()
    call.calls.show(Call(CallState.JOINING, JoinWish("night"), ROOM))
    binding.dialog.footer.mute_wanted.emit()
    assert call.calls.wishes[-1] == ("set_microphone", False)
    binding.dialog.footer.cancel.click()
    assert call.calls.wishes[-1] == ("leave",)
    call.calls.show(Call(CallState.ENDED, JoinWish("night"), ending=Ending.LEFT))
    binding.dialog.reject()
    assert all(page.is_over for page in FakeWebPage.made)
    call.do("call.join")
    assert call.binding.dialog is not binding


def test_a_started_call_tells_the_channel(call: CallWindow) -> None:
    call.do("call.start")
    found = call.binding.dialog
    assert found is not None
    call_id = found.dialog.id.edit.text()
    found.dialog.footer.join.click()
    assert call.made[0].told == [invitation_words(call_id)]
    assert call.calls.wishes[-1][1].started_here
    assert call.made[0].links == []  # not without being asked
    assert call.made[0].read == 0


def test_a_started_call_is_told_in_mezon_where_that_is_wished(call: CallWindow) -> None:
    call.do("call.start")
    found = call.binding.dialog
    assert found is not None
    footer = found.dialog.footer
    assert "night-desk" in footer.mezon.text()
    footer.mezon.click()
    footer.join.click()
    words = invitation_words(found.dialog.id.edit.text())
    assert call.made[0].links == [(words.text, "night-desk")]


def test_what_an_invitation_says_of_the_call_need_not_be_asked_for(
    call: CallWindow, binding: CallDialogBinding
) -> None:
    assert call.made[0].read == 1
    call.made[0].room = ROOM
    binding.dialog.id.edit.setText('{"call": {"id": "night", "type": "video"}}')
    binding.dialog.footer.join.click()
    wish = call.calls.wishes[-1][1]
    assert (wish.call_id, wish.room) == ("night", ROOM)


def test_a_retired_service_asks_for_no_devices(call: CallWindow) -> None:
    call.porch._made  # noqa: B018 - made, as by an earlier wish
    call.made[0].retire()
    call.binding.join()
    found = call.binding.dialog
    assert found is not None
    assert found.dialog.box.title == "This service has retired calls."
    assert not FakeWebPage.made
    found.dialog.footer.bot.click()
    assert call.window.binding.invite.dialog is not None


def test_push_to_talk_is_kept_at_once(binding: CallDialogBinding, desk: FakeDesk) -> None:
    binding.dialog.fields.talk.click()
    assert desk.store.settings.calls.push_to_talk


def test_who_has_invited_is_said_beside_the_id(call: CallWindow, binding: CallDialogBinding) -> None:
    field, invitations = binding.dialog.id, call.made[0].invitations
    field.edit.setText("night")
    assert not field._invited.isVisible()
    invitations.tell(night=Invited("Lan"), early=Invited("Lan", ended=True))
    assert "Lan" in field._invited.text()
    assert field._known.stringList() == ["night", "early"]
    field.edit.setText("airdesk://call/early?type=audio")
    assert field._invited.text() == "The invitation says that this call has ended."
    field.edit.setText("two words")
    assert not field._invited.isVisible()
    binding.dialog.reject()
    invitations.tell()


def test_words_of_an_invitation() -> None:
    at = datetime(2026, 11, 20, 21, 47, tzinfo=UTC)
    assert invited_words(Invited()) == "Somebody has invited to this call."
    assert "2026" in invited_words(Invited("Lan", at)) or "Nov" in invited_words(Invited("Lan", at))
