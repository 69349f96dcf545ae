"""Where the page comes from, and what it may reach."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.paths import Paths
from desktop.ui.calls.page_files import find, policy

PAGE = Paths.resources() / "call"


def test_only_files_of_the_page_are_found(tmp_path: Path) -> None:
    assert find(PAGE, "/index.html") == (PAGE / "index.html").resolve()
    assert find(PAGE, "/adapters/agora.js") is not None
    for path in ("/", "/../tokens.json", "/adapters", "/../../README.md", "/none.js", "//etc/passwd"):
        assert find(PAGE, path) is None
    (tmp_path / "secret.txt").write_text("x")
    assert find(tmp_path, "/secret.txt") is None


def test_the_demo_reaches_the_studio_alone_and_a_real_call_the_providers() -> None:
    assert "connect-src 'self' ws://127.0.0.1:4711;" in policy("127.0.0.1:4711")
    real = policy("")
    assert "wss://*.agora.io:*" in real
    assert "https://*.100ms.live:*" in real
    assert "127.0.0.1" not in real
    for strict in ("default-src 'none'", "script-src 'self'", "frame-src 'none'", "form-action 'none'"):
        assert strict in real
    assert "unsafe" not in real


@pytest.mark.parametrize("place", ["example.net:80", "127.0.0.1", "127.0.0.1:80; script-src *", "192.168.0.1:80"])
def test_no_other_place_is_a_studio(place: str) -> None:
    with pytest.raises(ValueError, match="not this computer"):
        policy(place)


def test_the_desk_itself_loads_no_web_engine() -> None:
    code = (
        "import sys; import desktop.ui.bind.calls, desktop.ui.bind.call_pages; "
        "print([name for name in sys.modules if 'WebEngine' in name or 'WebChannel' in name])"
    )
    root = Path(__file__).resolve().parents[3]
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert ran.stdout.strip() == "[]"
