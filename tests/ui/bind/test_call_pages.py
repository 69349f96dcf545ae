"""One page from the preview to the end of the call."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.core.call import Provider
from desktop.core.errors import Code, Trouble
from desktop.ui.bind.call_pages import PARTS, CallPages
from tests.ui.bind.call_window import FakeWebPage


@pytest.fixture
def pages(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> CallPages:
    FakeWebPage.made = []
    monkeypatch.setattr("desktop.ui.bind.call_pages.WebPage", FakeWebPage)
    owner = QObject()
    found = CallPages("127.0.0.1:9", owner)
    found.owner = owner  # type: ignore[attr-defined]  # lives as long
    return found


def test_the_page_of_the_preview_becomes_the_calls(pages: CallPages) -> None:
    looked = pages.preview()
    assert pages.preview() is looked
    taken = pages.take(Provider.LOCAL)
    assert taken is looked
    assert [page.ready_told for page in FakeWebPage.made] == [1]
    pages.end_preview()
    assert not taken.is_over  # the call has it
    pages.close()
    assert taken.is_over
    assert pages.page is None


def test_a_preview_without_a_call_is_ended(pages: CallPages) -> None:
    looked = pages.preview()
    pages.end_preview()
    assert looked.is_over


def test_a_page_is_for_one_call(pages: CallPages) -> None:
    first = pages.take(Provider.LOCAL)
    second = pages.take(Provider.LOCAL)
    assert second is not first
    assert first.is_over
    second.close()
    assert pages.preview() is not second


def test_a_part_that_was_not_brought_in_is_named(
    pages: CallPages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop.ui.bind.call_pages.Paths.resources", lambda: tmp_path)
    for provider, name in ((Provider.AGORA, "Agora"), (Provider.HMS, "100ms")):
        with pytest.raises(Trouble) as found:
            pages.take(provider)
        assert found.value.code is Code.CALL_PAGE_MISSING
        assert found.value.values["name"] == name
    assert not FakeWebPage.made
    (tmp_path / "call" / "sdk").mkdir(parents=True)
    (tmp_path / "call" / "sdk" / PARTS[Provider.AGORA]).touch()
    pages.take(Provider.AGORA)
