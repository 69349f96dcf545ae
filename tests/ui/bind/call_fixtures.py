"""Kept apart from conftest.py: only the tests of calls pay for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.settings.schema import Calls
from desktop.ui.main_window import MainWindow
from tests.ui.bind.call_window import CallWindow, FakeWebPage
from tests.ui.fake_desk import FakeDesk


@pytest.fixture
def call(window: MainWindow, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> Iterator[CallWindow]:
    """A service is set up."""
    FakeWebPage.made = []
    monkeypatch.setattr("desktop.ui.bind.call_pages.WebPage", FakeWebPage)
    desk.store.update(calls=Calls(api_key="key", user_id="mai", channel="messaging:newsroom"))
    found = CallWindow(window, desk)
    yield found
    found.porch.close()
