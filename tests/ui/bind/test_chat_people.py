from __future__ import annotations

import time

from desktop.core.channel import Viewer
from desktop.core.chat import HERE
from desktop.core.errors import Code, Trouble
from desktop.core.member import ClanRole, Member, Roster
from desktop.services.mezon import pushes
from desktop.ui.bind import chat_people as module
from desktop.ui.chat.tabs import Tab
from tests.control.mezon_parts import ME, FakeLink
from tests.ui.bind.conftest import DIRECT, LOBBY, STREAM
from tests.ui.bind.mezon_window import MezonWindow


async def test_viewers_come_and_may_be_gone(mezon: MezonWindow, link: FakeLink) -> None:
    await mezon.until(lambda: mezon.panel.tabs.tabText(Tab.VIEWERS) == "Viewers 1")
    mezon.panel.show_tab(Tab.VIEWERS)
    rows = mezon.panel.viewers.list.people
    assert [one.name for one in rows.rows] == ["Hà Vy"]
    link.watching = (*link.watching, Viewer(9, 11, "Mei"))
    link.socket.pushed.emit(pushes.ViewerJoined(1, Viewer(9, 11, "Mei")))
    await mezon.until(lambda: len(rows.rows) == 2)
    assert "since" in rows.rows[1].second
    long_ago = time.monotonic() - module.DOUBTFUL_S - 1
    mezon.rooms.channels._audience.reset([Viewer(8, 11, "Hà Vy")], long_ago)
    mezon.binding.people._show_viewers()
    assert rows.rows[0].doubtful


async def test_viewers_are_asked_for_again_while_they_are_shown(mezon: MezonWindow, link: FakeLink) -> None:
    people = mezon.binding.people
    mezon.panel.show_tab(Tab.VIEWERS)
    link.watching = ()
    people._asked_s -= 60
    people._look_again()
    await mezon.until(lambda: not mezon.panel.viewers.list.people.rows)
    mezon.panel.show_tab(Tab.CHAT)
    assert not people._look.isActive()


async def test_who_is_known_can_be_written_to(mezon: MezonWindow, link: FakeLink) -> None:
    assert {one.name for one in mezon.binding.people.reachable()} == {"Bảo", "Hà Vy", "linh"}
    mezon.panel.conversations.new_wanted.emit()
    dialog = mezon.binding.people.dialog
    assert dialog is not None
    assert len(dialog.list.people.rows) == 3
    dialog.list.chosen.emit(8)
    dialog.submit.click()
    await mezon.until(lambda: mezon.rooms.chat.channel.id == 98)
    assert mezon.binding.people.dialog is None
    assert mezon.panel.tab is Tab.MESSAGES
    field = mezon.panel.chat.composer.field
    assert field.window().focusWidget() is field, "one goes on writing"


async def test_leaving_is_asked(mezon: MezonWindow, link: FakeLink) -> None:
    mezon.binding.open(DIRECT)
    mezon.binding.people.leave(DIRECT)
    assert "linh" in mezon.confirm._title.text()
    mezon.confirm._acting.click()
    await mezon.until(lambda: ("leave", DIRECT.id) in link.done)
    assert mezon.rooms.chat.channel == STREAM
    assert not mezon.panel.conversations.list.people.rows


async def test_a_list_that_cannot_be_read(mezon: MezonWindow, link: FakeLink) -> None:
    link.fails = Trouble(Code.SERVICE_SLOW, service="Mezon")
    mezon.panel.show_tab(Tab.MESSAGES)
    mezon.panel.conversations.retry_wanted.emit()
    page = mezon.panel.conversations
    await mezon.until(page.strip.isVisible)
    link.fails = None
    page.retry_wanted.emit()
    await mezon.until(lambda: not page.strip.isVisible())


async def test_members_and_roles_can_be_named_before_they_were_met(mezon: MezonWindow, link: FakeLink) -> None:
    link.rosters = {
        1: Roster((Member(20, "Linh Trần", (90,)), Member(21, "Linh\nĐỗ"), Member(ME, "Me")), (ClanRole(90, "Crew"),)),
        2: Roster((Member(22, "Wei"),)),
    }
    mezon.rooms.chat.members.bind(link.link)
    mezon.binding.open(LOBBY)
    await mezon.until(lambda: mezon.rooms.chat.members.of(LOBBY))
    composer = mezon.panel.chat.composer
    composer.field.setPlainText("hi @li")
    composer.field.moveCursor(composer.field.textCursor().MoveOperation.End)
    rows = mezon.panel.chat.names.list.people.rows
    assert [one.name for one in rows] == ["linh", "Linh Đỗ", "Linh Trần"]
    text = "@Linh Trần and @Crew and @here"
    composer.field.setPlainText(text)
    composer.send.click()
    await mezon.until(lambda: any(one[0] == "send" for one in link.done))
    named = mezon.rooms.chat.lines[-1].message.mentions
    assert [(one.user_id, one.role_id, one.name) for one in named] == [
        (20, 0, "Linh Trần"), (0, 90, "Crew"), (HERE, 0, "here"),
    ]  # fmt: skip
    mezon.binding.open(DIRECT)
    assert "here" not in [one.name for one in mezon.binding.people.nameable()]


async def test_the_members_of_all_clans_can_be_written_to(mezon: MezonWindow, link: FakeLink) -> None:
    link.rosters = {2: Roster((Member(22, "Wei"),))}
    mezon.panel.conversations.new_wanted.emit()
    dialog = mezon.binding.people.dialog
    assert dialog is not None
    dialog.list.chosen.emit(8)
    await mezon.until(lambda: "Wei" in [one.name for one in dialog.list.people.rows])
    assert [one.id for one in dialog.list.people.rows if one.chosen] == [8]
    dialog.search.setText("we")
    assert [one.id for one in dialog.list.people.rows] == [22, 8]
    dialog.reject()


async def test_of_two_with_one_name_the_chosen_is_meant(mezon: MezonWindow, link: FakeLink) -> None:
    link.rosters = {1: Roster((Member(31, "Ann", username="ann.a"), Member(32, "Ann", username="ann.b")))}
    mezon.rooms.chat.members.bind(link.link)
    mezon.binding.open(LOBBY)
    await mezon.until(lambda: mezon.rooms.chat.members.of(LOBBY))
    composer = mezon.panel.chat.composer
    composer.field.setPlainText("@an")
    composer.field.moveCursor(composer.field.textCursor().MoveOperation.End)
    rows = mezon.panel.chat.names.list.people.rows
    assert [(one.id, one.second) for one in rows] == [(31, "ann.a"), (32, "ann.b")]
    mezon.panel.chat.names.list.chosen.emit(32)
    composer.send.click()
    await mezon.until(lambda: any(one[0] == "send" for one in link.done))
    assert [one.user_id for one in mezon.rooms.chat.lines[-1].message.mentions] == [32]
    assert composer.chosen == []
