"""Sessions and keys in a real keyring (Secret Service), from the desk's side: kept, read, forgotten, locked, absent."""

from __future__ import annotations

import asyncio
import gc
import importlib
import subprocess
import sys
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import keyring
import pytest

from desktop.control.notices import Notices
from desktop.control.secrets_desk import MEETSTREAM_KEY, SecretsDesk
from desktop.core.account import SESSION_NAMES, Role, SeatState
from desktop.core.errors import Code
from desktop.core.sign_in import BotSignIn, SignInRequest
from desktop.core.tasks import Tasks
from desktop.settings.secrets import KeyringSecrets
from desktop.sim.mezon.founding import Founded, found
from desktop.sim.mezon.gateway import Gateway
from tests.control.parts import told, until
from tests.flows import secret_service
from tests.flows.desk import Desk

KEY = "ms_live_Qx7-Tr41"
OPENS = "throw-away"

pytestmark = pytest.mark.skipif(
    bool(secret_service.missing()),
    reason=f"not installed: {secret_service.missing()} (packaging/dev.py test installs the packages as root)",
)


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[secret_service.SecretService]:
    """An open keyring that this process uses as the system's, found as in the program: by what is there."""
    made = secret_service.SecretService()
    try:
        made.start()
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        for name, value in made.environment.items():
            monkeypatch.setenv(name, value)
        made.start_daemon(OPENS)
        monkeypatch.delattr(keyring.backend.get_all_keyring, "saved_result", raising=False)  # looked for once a process
        importlib.import_module("keyring.backends.SecretService")  # it makes itself known when it is loaded
        kinds = keyring.backend.KeyringBackend
        real = {kind for kind in kinds._classes if kind.__module__.startswith("keyring.")}  # none that a test has made
        monkeypatch.setattr(kinds, "_classes", real)
        monkeypatch.setattr(keyring.core, "_keyring_backend", None)
        yield made
    finally:
        made.stop()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its connection where it is locked
            gc.collect()


class Program:
    """The console's secrets, from its start to its end: what is kept is found by the next one."""

    def __init__(self, gateway: Gateway, home: Path) -> None:
        self.secrets = KeyringSecrets()
        self.notices = Notices()
        self.tasks = Tasks("program")
        self.desk = Desk(gateway, home, self.secrets, self.notices)
        self.keys = SecretsDesk(self.secrets, self.notices, self.tasks)

    async def settled(self) -> None:
        await until(lambda: not len(self.tasks) and not len(self.desk.tasks))

    async def aclose(self) -> None:
        await self.settled()
        await self.desk.aclose()
        await self.tasks.aclose()


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=20, said=2)


async def test_kept_read_and_forgotten(
    keys: secret_service.SecretService, gateway: Gateway, founded: Founded, tmp_path: Path
) -> None:
    first = Program(gateway, tmp_path)
    await first.desk.sign_in()
    first.desk.account.sign_in(
        SignInRequest(BotSignIn(str(founded.bot.person.id), founded.bot.bot_token), gateway.base)
    )
    await until(lambda: first.desk.account.seat(Role.BOT).state is SeatState.SIGNED_IN)
    first.keys.set(MEETSTREAM_KEY, KEY)
    await until(lambda: first.keys.is_set(MEETSTREAM_KEY))
    tokens = first.desk.account.exported(Role.USER)
    assert first.keys.stored_at(MEETSTREAM_KEY) is not None
    await first.aclose()
    assert not first.notices.history()

    second = Program(gateway, tmp_path)
    await second.keys.look()
    await second.desk.account.restore()
    await second.desk.ready()
    assert second.keys.is_set(MEETSTREAM_KEY)
    assert await second.secrets.get(MEETSTREAM_KEY) == KEY
    assert second.desk.account.exported(Role.USER) == tokens
    assert second.desk.account.seat(Role.BOT).user_id == founded.bot.person.id
    second.desk.account.sign_out(Role.USER)
    second.keys.forget(MEETSTREAM_KEY)
    await until(lambda: not second.keys.is_set(MEETSTREAM_KEY))
    await second.aclose()

    third = Program(gateway, tmp_path)
    await third.keys.look()
    await third.desk.account.restore()
    assert not third.keys.is_set(MEETSTREAM_KEY)
    assert third.desk.account.seat(Role.USER).state is SeatState.SIGNED_OUT
    assert third.desk.account.seat(Role.BOT).state is SeatState.SIGNED_IN
    await third.aclose()
    _nothing_in_files(tmp_path, keys.home, KEY, tokens["token"], founded.bot.bot_token)


async def test_a_renewed_session_replaces_the_kept_one(
    keys: secret_service.SecretService, gateway: Gateway, founded: Founded, tmp_path: Path
) -> None:
    first = Program(gateway, tmp_path)
    await first.desk.sign_in()
    await first.settled()
    gateway.sockets.renew(founded.operator.person.id)
    former = first.desk.account.exported(Role.USER)["token"]
    await until(lambda: first.desk.account.exported(Role.USER)["token"] != former)
    pushed = first.desk.account.exported(Role.USER)
    await first.aclose()
    kept = await KeyringSecrets().get(SESSION_NAMES[Role.USER])
    assert kept is not None
    assert pushed["token"] in kept
    assert former not in kept


async def test_a_locked_keyring_is_told_and_the_desk_goes_on(
    keys: secret_service.SecretService, gateway: Gateway, founded: Founded, tmp_path: Path
) -> None:
    before = Program(gateway, tmp_path)
    await before.desk.sign_in()
    await before.aclose()
    await asyncio.to_thread(keys.lock)
    program = Program(gateway, tmp_path)
    await program.desk.account.restore()
    assert told(program.notices, Code.KEYRING_LOCKED) == [True]
    assert program.desk.account.seat(Role.USER).state is SeatState.SIGNED_OUT
    await program.desk.sign_in()  # for this session, and that is said
    await program.settled()
    assert told(program.notices, Code.KEYRING_MEMORY) == [True]
    program.keys.set(MEETSTREAM_KEY, KEY)
    await until(lambda: program.keys.is_set(MEETSTREAM_KEY))
    assert await program.secrets.get(MEETSTREAM_KEY) == KEY
    assert program.keys.stored_at(MEETSTREAM_KEY) is None

    await asyncio.to_thread(keys.stop_daemon)
    await asyncio.to_thread(keys.start_daemon, OPENS)
    program.keys.set(MEETSTREAM_KEY, KEY)
    await until(lambda: told(program.notices, Code.KEYRING_LOCKED) == [False])
    assert program.keys.stored_at(MEETSTREAM_KEY) is not None
    assert await _another_process(keys, SESSION_NAMES[Role.USER]) != "None", "what was kept for the session went along"
    await program.aclose()


async def test_without_a_keyring_secrets_are_kept_for_the_session(
    keys: secret_service.SecretService, gateway: Gateway, founded: Founded, tmp_path: Path
) -> None:
    await asyncio.to_thread(keys.stop_daemon)
    program = Program(gateway, tmp_path)
    await program.desk.account.restore()
    assert told(program.notices, Code.KEYRING) == [True]
    await program.desk.sign_in()
    program.keys.set(MEETSTREAM_KEY, KEY)
    await program.settled()
    assert told(program.notices, Code.KEYRING_MEMORY) == [True]
    assert await program.secrets.get(MEETSTREAM_KEY) == KEY
    assert await program.secrets.get(SESSION_NAMES[Role.USER]) is not None
    await program.aclose()
    assert await _another_process(keys, MEETSTREAM_KEY) == "keyring"


async def test_a_keyring_that_starts_after_the_program_is_found(
    keys: secret_service.SecretService, gateway: Gateway, founded: Founded, tmp_path: Path
) -> None:
    before = Program(gateway, tmp_path)
    await before.desk.sign_in()
    await before.aclose()
    await asyncio.to_thread(keys.stop_daemon)
    program = Program(gateway, tmp_path)
    await program.desk.account.restore()
    program.keys.set(MEETSTREAM_KEY, KEY)
    await program.settled()
    assert (told(program.notices, Code.KEYRING), told(program.notices, Code.KEYRING_MEMORY)) == ([True], [True])

    await asyncio.to_thread(keys.start_daemon, OPENS)
    assert await _another_process(keys, MEETSTREAM_KEY) == "None"
    program.keys.retry()
    await until(lambda: told(program.notices, Code.KEYRING) == told(program.notices, Code.KEYRING_MEMORY) == [False])
    await program.settled()
    assert program.keys.stored_at(MEETSTREAM_KEY) is not None
    assert await _another_process(keys, MEETSTREAM_KEY) == KEY
    await program.desk.account.restore()
    assert program.desk.account.seat(Role.USER).state is SeatState.SIGNED_IN
    await program.aclose()


async def test_another_process_finds_it(keys: secret_service.SecretService) -> None:
    await KeyringSecrets().set(MEETSTREAM_KEY, KEY)
    assert await _another_process(keys, MEETSTREAM_KEY) == KEY
    await asyncio.to_thread(keys.stop_daemon)
    await asyncio.to_thread(partial(keys.start_daemon, "another", opens=False))
    assert await _another_process(keys, MEETSTREAM_KEY) == "keyring.locked"


_READ = """
import asyncio, sys
from desktop.core.errors import Trouble
from desktop.settings.secrets import KeyringSecrets
try:
    print(asyncio.run(KeyringSecrets().get(sys.argv[1])))
except Trouble as trouble:
    print(trouble.code)
"""


async def _another_process(keys: secret_service.SecretService, name: str) -> str:
    root = str(Path(__file__).parents[2])
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": root, **keys.environment}
    command = [sys.executable, "-W", "error", "-c", _READ, name]
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return str(done.stdout).strip()


def _nothing_in_files(*places: object) -> None:
    """Neither the desk's files nor those of the keyring hold a secret as it is."""
    folders = [one for one in places if isinstance(one, Path)]
    secrets = [one.encode() for one in places if isinstance(one, str)]
    for file in (one for folder in folders for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        assert not [one for one in secrets if one in content], file
