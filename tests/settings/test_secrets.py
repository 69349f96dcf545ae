"""Keys in the keyring: against backends of our own, and against a real GNOME keyring."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from desktop.core.errors import Code, Trouble
from desktop.core.model import Keeping
from desktop.settings.secrets import KeyringSecrets, MemorySecrets, Secrets
from tests.settings.keyring_shelf import Shelf

NAME = "meetstream.api_key"
SECRET = "ms_live_9f8e7d"


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    before = keyring.get_keyring()
    mine = Shelf()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def recent(date: datetime | None) -> bool:
    return date is not None and timedelta() <= datetime.now(UTC) - date < timedelta(minutes=1)


@pytest.mark.parametrize("kind", [MemorySecrets, KeyringSecrets])
async def test_set_get_forget(shelf: Shelf, kind: type[Secrets]) -> None:
    secrets = kind()
    assert await secrets.get(NAME) is None
    assert secrets.stored_at(NAME) is None
    stored = await secrets.set(NAME, SECRET)
    assert stored.name == NAME
    assert await secrets.get(NAME) == SECRET
    assert secrets.stored_at(NAME) == (None if kind is MemorySecrets else stored.stored_at)
    assert recent(stored.stored_at)
    await secrets.forget(NAME)
    assert await secrets.get(NAME) is None
    assert secrets.stored_at(NAME) is None
    await secrets.forget(NAME)
    assert shelf.entries == {}


async def test_another_session_finds_value_and_date(shelf: Shelf) -> None:
    stored = await KeyringSecrets().set(NAME, "Khóa 🔑 'quote\" \\")
    later = KeyringSecrets()
    assert await later.get(NAME) == "Khóa 🔑 'quote\" \\"
    assert later.stored_at(NAME) == stored.stored_at


async def test_the_loop_never_waits_for_the_keyring(shelf: Shelf) -> None:
    await KeyringSecrets().set(NAME, SECRET)
    assert shelf.threads
    assert threading.main_thread() not in shelf.threads


@pytest.mark.parametrize(
    "error", [NoKeyringError("none"), InitError("no prompt"), OSError(1783, "bad data"), RuntimeError("dbus")]
)
async def test_any_failure_of_a_backend_is_keyring_trouble(shelf: Shelf, error: Exception) -> None:
    shelf.refuses = error
    for wish in (KeyringSecrets().get(NAME), KeyringSecrets().forget(NAME)):
        with pytest.raises(Trouble) as caught:
            await wish
        assert caught.value.code is Code.KEYRING
        assert type(error).__name__ in caught.value.details


async def test_a_locked_keyring_is_told_as_locked(shelf: Shelf) -> None:
    shelf.refuses = KeyringLocked("Failed to unlock the collection!")
    with pytest.raises(Trouble) as caught:
        await KeyringSecrets().get(NAME)
    assert caught.value.code is Code.KEYRING_LOCKED


async def test_what_cannot_be_stored_lasts_for_the_session(shelf: Shelf) -> None:
    secrets = KeyringSecrets()
    shelf.refuses = KeyringLocked("locked")
    with pytest.raises(Trouble) as caught:
        await secrets.set(NAME, SECRET)
    assert caught.value.code is Code.KEYRING_MEMORY
    assert secrets.keeping is Keeping.REFUSED
    assert await secrets.get(NAME) == SECRET
    assert secrets.stored_at(NAME) is None
    shelf.refuses = None
    assert await secrets.get(NAME) == SECRET
    await secrets.set(NAME, SECRET + "2")
    assert secrets.keeping is Keeping.KEYRING
    assert await KeyringSecrets().get(NAME) == SECRET + "2"


async def test_a_refused_replacement_hides_the_old_key_but_keeps_it(shelf: Shelf) -> None:
    secrets = KeyringSecrets()
    await secrets.set(NAME, "old")
    shelf.refuses = OSError("gone")
    with pytest.raises(Trouble):
        await secrets.set(NAME, "new")
    shelf.refuses = None
    assert await secrets.get(NAME) == "new"
    assert await KeyringSecrets().get(NAME) == "old"


async def test_no_error_carries_the_secret(shelf: Shelf) -> None:
    secret = 'se"cret\\value'
    for said in (f"cannot store {secret}", f"bad JSON {json.dumps(secret)}"):
        shelf.refuses = OSError(said)
        with pytest.raises(Trouble) as caught:
            await KeyringSecrets().set(NAME, secret)
        whole = f"{caught.value!r} {caught.value.details} {caught.value.values} {caught.value.__cause__!r}"
        assert "cret" not in whole


async def test_a_prompt_nobody_answers_ends(shelf: Shelf) -> None:
    shelf.hangs = threading.Event()
    try:
        with pytest.raises(Trouble) as caught:
            await KeyringSecrets(patience_s=0.05).get(NAME)
        assert caught.value.code is Code.KEYRING
    finally:
        shelf.hangs.set()


async def test_calls_take_their_turn(shelf: Shelf) -> None:
    secrets = KeyringSecrets()
    await asyncio.gather(*(secrets.set(NAME, str(n)) for n in range(8)))
    assert await KeyringSecrets().get(NAME) == "7"


@pytest.mark.parametrize("unsafe", [null.Keyring, fail.Keyring])
async def test_a_keyring_that_keeps_nothing_is_refused(shelf: Shelf, unsafe: type[KeyringBackend]) -> None:
    keyring.set_keyring(unsafe())
    secrets = KeyringSecrets()
    with pytest.raises(Trouble) as caught:
        await secrets.set(NAME, SECRET)
    assert caught.value.code is Code.KEYRING_MEMORY
    with pytest.raises(Trouble) as caught:
        await KeyringSecrets().get(NAME)
    assert caught.value.code is Code.KEYRING


IN_A_SESSION = """
import asyncio, sys
from desktop.core.errors import Trouble
from desktop.settings.secrets import KeyringSecrets

async def main():
    for parts in (None, 1000):
        secrets = KeyringSecrets("Airdesk test", part_chars=parts)
        assert await secrets.get("k") is None
        for value in ("simple", "Khóa 🔑", "long" * 5000):
            stored = await secrets.set("k", value)
            again = KeyringSecrets("Airdesk test", part_chars=parts)
            assert await again.get("k") == value
            assert again.stored_at("k") == stored.stored_at
        await secrets.forget("k")
        await secrets.forget("k")
        assert await KeyringSecrets("Airdesk test", part_chars=parts).get("k") is None
    print("kept")

async def refused():
    try:
        await KeyringSecrets("Airdesk test").get("k")
    except Trouble as trouble:
        print(trouble.code.value)
    secrets = KeyringSecrets("Airdesk test")
    try:
        await secrets.set("k", "v")
    except Trouble as trouble:
        print(trouble.code.value, await secrets.get("k"))

asyncio.run(main() if sys.argv[1] == "kept" else refused())
"""


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody with a home of their own and no keyring chosen."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON_KEYRING", "DBUS_", "XDG_", "GNOME_"))
    }
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    places = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_RUNTIME_DIR": str(runtime)}
    return environment | places | {"PYTHONPATH": str(Path(__file__).parents[2])}


def run(session: dict[str, str], expected: str, password: str | None = "pw") -> str:
    """Run IN_A_SESSION: with a password under a message bus and a keyring daemon of its own, else without either."""
    program = [sys.executable, "-W", "error", "-c", IN_A_SESSION, expected]
    if password is not None:
        start = f"eval $(echo -n {password} | gnome-keyring-daemon --unlock --components=secrets)"
        program = ["dbus-run-session", "--", "bash", "-c", f'{start}; exec "$@"', "bash", *program]
    process = subprocess.Popen(
        program, env=session, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        out, err = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):  # the daemon is of this group and mostly ends with its bus
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0, err
    return out.strip()


needs_gnome = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs the packages dbus and gnome-keyring",
)


@needs_gnome
def test_a_real_keyring_keeps_and_forgets(session: dict[str, str]) -> None:
    assert run(session, "kept") == "kept"


@needs_gnome
def test_a_real_keyring_that_stays_locked(session: dict[str, str]) -> None:
    run(session, "kept")
    first, second = run(session, "refused", password="wrong").splitlines()
    assert first == Code.KEYRING_LOCKED
    assert second == f"{Code.KEYRING_MEMORY} v"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a keyring")
def test_no_keyring_at_all(session: dict[str, str]) -> None:
    assert run(session, "refused", password=None).splitlines() == [Code.KEYRING, f"{Code.KEYRING_MEMORY} v"]
