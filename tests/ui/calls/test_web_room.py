"""What the page may not do. Asked of the real engine, through a script in the page's own place."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.call_page import PageReady
from tests.ui.calls.caller import Caller
from tests.ui.calls.far_side import FAKE_DEVICES, UNGUARDED

pytestmark = pytest.mark.timeout(90)

TRYING = """
from desktop.ui.calls import page_files, web_room

own = page_files._content
page_files._content = lambda root, path: (
    own(root, path) + {script!r} if path == "/call.js" else own(root, path)
)
web_room.main()
"""
TELLING = """
;const tell = (words) => console.warn('tried', JSON.stringify(words));
"""


@pytest.fixture
def tried(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Callable[[str], Caller]]:
    made: list[Caller] = []
    caplog.set_level(logging.INFO, "desktop.ui.calls")
    for name, value in (FAKE_DEVICES | UNGUARDED).items():
        monkeypatch.setenv(name, value)

    def make(script: str) -> Caller:
        code = TRYING.format(script=(TELLING + script).encode())
        made.append(Caller(qtbot, "127.0.0.1:9", [sys.executable, "-c", code]))
        made[-1].wait_for(PageReady)
        return made[-1]

    yield make
    for one in made:
        one.page.close()
        one.page.process.join()


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def results(caplog: pytest.LogCaptureFixture) -> list[object]:
    return [json.loads(text.partition("tried ")[2]) for text in said(caplog) if "tried " in text]


def test_it_goes_nowhere_and_opens_nothing(tried: Callable[[str], Caller], caplog: pytest.LogCaptureFixture) -> None:
    caller = tried(
        "setTimeout(() => { window.open('https://example.net/');"
        "location.href = 'https://example.net/elsewhere'; }, 300);"
        "setTimeout(() => tell(['still here', location.href]), 800);"
    )
    caller.wait(lambda: bool(results(caplog)))
    assert results(caplog) == [["still here", "airdesk-call://page/index.html"]]
    assert any("not gone to example.net" in text for text in said(caplog))


def test_it_reaches_nobody_but_the_studio(tried: Callable[[str], Caller], caplog: pytest.LogCaptureFixture) -> None:
    caller = tried(
        "fetch('https://example.net/').catch((e) => tell(['fetch', e.name]));"
        "try { const s = new WebSocket('wss://example.net/'); s.onerror = () => tell(['socket', 'refused']); }"
        "catch (e) { tell(['socket', 'refused']); }"
        "try { eval('1'); tell(['eval', 'done']); } catch (e) { tell(['eval', e.name]); }"
        "fetch('/../tokens.json').then((r) => tell(['file', r.ok]), (e) => tell(['file', false]));"
    )
    caller.wait(lambda: len(results(caplog)) == 4)
    found = dict(results(caplog))  # type: ignore[arg-type, call-overload]  # pairs, as written above
    assert found == {"fetch": "TypeError", "socket": "refused", "eval": "EvalError", "file": False}
    assert any("Content Security Policy" in text for text in said(caplog))
    assert not any("Unrecognized" in text for text in said(caplog))


def test_permissions_follow_the_choice(tried: Callable[[str], Caller], caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is chosen: the page asks all the same, and is answered."""
    caller = tried(
        "for (const wish of [{audio: true}, {video: true}]) navigator.mediaDevices.getUserMedia(wish)"
        ".then(() => tell(['open', wish]), (e) => tell(['denied', wish]));"
        "Notification.requestPermission().then((word) => tell([word, 'notifications']));"
    )
    caller.wait(lambda: len(results(caplog)) == 3)
    assert {result[0] for result in results(caplog) if isinstance(result, list)} == {"denied"}


def test_a_download_is_refused(
    tried: Callable[[str], Caller], caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caller = tried(
        "const a = document.createElement('a'); a.download = 'x.txt';"
        "a.href = URL.createObjectURL(new Blob(['x'])); a.click(); setTimeout(() => tell(['clicked']), 500);"
    )
    caller.wait(lambda: bool(results(caplog)))
    assert any("refused" in text or "not gone" in text for text in said(caplog))
    assert not (Path.home() / "Downloads" / "x.txt").exists()


def test_it_leaves_with_the_desk(tried: Callable[[str], Caller]) -> None:
    caller = tried("")
    pid = caller.page.process.pid
    assert pid is not None
    caller.page.close()
    caller.page.process.join()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
