from __future__ import annotations

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from desktop.core.chat import Attachment, MessageCode, Reply
from desktop.core.chat_line import Delivery, Tally
from desktop.ui.chat.message_list import MessageList
from desktop.ui.chat.message_painter import file_line, initials
from desktop.ui.chat.pictures import Pictures
from desktop.ui.theme import Theme
from tests.ui.chat.lines import line


@pytest.mark.parametrize(("name", "letters"), [("Linh Trần", "LT"), ("bảo", "B"), ("Minh Khoa Lê", "ML"), ("<b>", "<")])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_what_a_file_says_of_itself(languages: object) -> None:
    assert file_line("image/png", 1_200_000) == "Image · 1.20 MB"
    assert file_line("application/pdf", 1_000) == "PDF · 1.00 kB"
    assert file_line("application/vnd.ms-excel", 0) == "File"
    assert file_line("", 0) == ""
    assert "\u202e" not in file_line("\u202eimage", 3)


def test_hostile_messages_are_painted_as_text(theme: Theme, qtbot: QtBot) -> None:
    messages = MessageList(theme, Pictures())
    qtbot.addWidget(messages)
    messages.resize(320, 500)
    messages.show()
    evil = "\u202e<img src=x onerror=alert(1)>\x00\x1b[31m" + "W" * 3_000
    held = [
        line(1, evil, files=(Attachment(evil, evil, evil, 1 << 62),), tallies=(Tally(1, evil, 10**9),)),
        line(2, evil, sender=-5, mentions_me=True),
        line(3, "", sender=3, delivery=Delivery.FAILED),
    ]
    messages.show_lines(held)
    messages.show_now()
    assert not messages.grab().isNull()


def test_a_role_stands_beside_the_name(theme: Theme, qtbot: QtBot) -> None:
    messages = MessageList(theme, Pictures())
    qtbot.addWidget(messages)
    messages.resize(320, 200)
    messages.show()
    messages.show_lines([line(1, sender=5)])
    messages.show_now()
    plain = messages.grab().toImage()
    messages.show_titles({6: "Presenters"})
    assert messages.grab().toImage() == plain
    messages.show_titles({5: "Presenters"})
    assert messages.grab().toImage() != plain
    messages.resize(140, 200)  # no room for it: who it is comes first
    narrow = messages.grab().toImage()
    messages.show_titles({})
    assert messages.grab().toImage() == narrow


def test_the_worst_that_can_be_sent_is_one_row_of_bounded_height(theme: Theme, qtbot: QtBot) -> None:
    messages = MessageList(theme, Pictures())
    qtbot.addWidget(messages)
    messages.resize(272, 500)
    messages.show()
    zalgo, turned = "Z" + "\u0337" * 5_000, "\u202egpj.exe"
    worst = line(
        1,
        zalgo * 3 + "\n" * 900,
        files=tuple(Attachment(turned, "", "", -1) for _ in range(200)),
        tallies=tuple(Tally(n, f":{'e' * 200}{n}:", n) for n in range(500)),
    )
    answered = msgspec.structs.replace(
        worst, key=2, message=msgspec.structs.replace(worst.message, id=2, references=(Reply(77, turned, zalgo),))
    )
    messages.show_lines([worst, answered])
    messages.show_now()
    assert not messages.grab().isNull()
    for row in range(2):
        assert messages.visualRect(messages.model().index(row, 0)).height() < 60 * 24 + 6 * 60 + 31 * 30


def test_lines_of_the_service_have_no_head(theme: Theme, qtbot: QtBot) -> None:
    messages = MessageList(theme, Pictures())
    qtbot.addWidget(messages)
    messages.resize(320, 500)
    messages.show()
    told = line(2, "Ana has joined.", sender=1)
    told = msgspec.structs.replace(told, message=msgspec.structs.replace(told.message, code=MessageCode.WELCOME))
    messages.show_lines([line(1, sender=1), told, line(3, sender=1)])
    messages.show_now()
    layouts = [messages._painter.layout_of(messages.model().index(row, 0)) for row in range(3)]
    assert [one.head for one in layouts] == [True, False, True]
    assert layouts[1].system
    assert not layouts[1].icon.isEmpty()
    assert layouts[1].text.text().endswith(":30")  # with its time
    assert not messages.grab().isNull()
