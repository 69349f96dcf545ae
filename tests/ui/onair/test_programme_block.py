from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.onair.programme_block import ProgrammeBlock, ProgrammeFace
from desktop.ui.theme import Theme


@pytest.fixture
def block(theme: Theme, qtbot: QtBot) -> ProgrammeBlock:
    found = ProgrammeBlock(theme)
    qtbot.addWidget(found)
    found.resize(700, 72)
    found.show()
    return found


def test_title_position_and_what_follows(block: ProgrammeBlock) -> None:
    block.show_face(ProgrammeFace("Part 1.opus", 764, 1690, ("Ident.ogg", "Report.webm"), 3, 1397))
    assert block._title.text() == "Part 1.opus"
    assert (block._position.text(), block._length.text()) == ("12:44", "/ 28:10")
    assert block._bar.value() == 1000 * 764 // 1690
    assert block._next.text() == "Next  Ident.ogg, Report.webm"
    assert block._count.text().endswith(" · 23:17 left")
    assert block._bar.accessibleDescription() == "12:44 of 28:10"


def test_an_unknown_length_has_no_bar(block: ProgrammeBlock) -> None:
    block.show_face(ProgrammeFace("Part 1.opus", 764))
    assert not block._bar.isVisible()
    assert block._length.text() == ""


def test_a_failure_takes_the_third_row_with_its_details(block: ProgrammeBlock, qtbot: QtBot) -> None:
    block.show_face(ProgrammeFace("a.mp3", following=("b.ogg",), failure="The service refused the file."))
    assert block._next.text() == "The service refused the file."
    with qtbot.waitSignal(block.details_wanted):
        block.details.click()
    block.show_face(ProgrammeFace("a.ogg", following=("b.ogg",)))
    assert not block.details.isVisible()


def test_nothing_to_play_says_so(block: ProgrammeBlock) -> None:
    assert block._next.text() == "Nothing to play"
    assert block._position.text() == ""
