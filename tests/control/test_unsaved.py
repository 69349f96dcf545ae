from __future__ import annotations

import errno

import pytest

from desktop.control.notices import Notices
from desktop.control.unsaved import Unsaved
from desktop.core.errors import Code

FULL = OSError(errno.ENOSPC, "No space left on device")


def test_it_is_told_once_until_it_is_over_and_then_anew() -> None:
    notices = Notices()
    unsaved = Unsaved("mix.json", notices)
    unsaved.hear(None)
    assert notices.history() == ()
    for _ in range(3):
        unsaved.hear(FULL)
    (told,) = notices.history()
    assert (told.code, told.count, told.open) == (Code.DESK_UNSAVED, 1, True)
    assert told.values == {"file": "mix.json", "reason": "No space left on device"}
    assert unsaved.failing
    unsaved.hear(None)
    assert not unsaved.failing
    assert not notices.is_open(Code.DESK_UNSAVED)
    unsaved.hear(FULL)
    assert notices.is_open(Code.DESK_UNSAVED)


def test_who_closed_the_notice_is_not_told_again() -> None:
    notices = Notices()
    unsaved = Unsaved("mix.json", notices)
    unsaved.hear(FULL)
    notices.close(notices.open()[0].id)
    unsaved.hear(FULL)
    assert not notices.is_open(Code.DESK_UNSAVED)


def test_each_file_is_told_of_by_itself() -> None:
    notices = Notices()
    mix, sitting = Unsaved("mix.json", notices), Unsaved("sitting.json", notices)
    mix.hear(FULL)
    sitting.hear(FULL)
    mix.hear(None)
    assert [notice.values["file"] for notice in notices.open()] == ["sitting.json"]


def test_without_notices_the_log_has_it_once(caplog: pytest.LogCaptureFixture) -> None:
    unsaved = Unsaved("mix.json", None)
    unsaved.hear(OSError())
    unsaved.hear(OSError())
    assert caplog.text.count("mix.json could not be written: OSError") == 1
