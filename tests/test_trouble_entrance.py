"""After a crash, in safe mode, and for support: what the operator is offered, and what is done about it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from qasync import QEventLoop

from desktop import trouble_entrance as module
from desktop.control import sitting_memory
from desktop.control.diagnostics import Diagnostics, Stage
from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.core.errors import Code, Trouble
from desktop.core.home_lock import HomeLock
from desktop.core.launch import Launch, SecretsKind
from desktop.core.mix_setup import Advanced, Extra, MixSetup, Output
from desktop.paths import Paths
from desktop.settings.schema import Ingest, Settings, Zego
from desktop.settings.secrets import MemorySecrets
from desktop.trouble_entrance import ENTRY, TroubleEntrance
from desktop.ui.console import Console, Outcome
from desktop.ui.faults import Faults
from desktop.wiring import Wiring
from tests.control.parts import until
from tests.evening_loop import evening_loop

ADDRESS = "rtmp://me:pull-password@127.0.0.1:1/live/pull-stream-key"
LAUNCH = Launch(secrets=SecretsKind.MEMORY, ingest_port=0)


class Sitting:
    """One console with what helps after trouble."""

    def __init__(self, console: Console, entrance: TroubleEntrance, wiring: Wiring) -> None:
        self.console, self.entrance, self.wiring = console, entrance, wiring
        self.desk, self.window = console.desk, console.window

    async def told(self, code: Code) -> None:
        await until(lambda: self.desk.notices.is_open(code))

    def press(self, text: str) -> None:
        """On the notice that is shown."""
        buttons = self.window.wall_header.findChildren(QPushButton)
        next(one for one in buttons if one.text() == text and not one.isHidden()).click()


Scene = Callable[[Sitting], Awaitable[None]]


class House:
    """A home, its lock and its keyring: what stays from one console to the next."""

    def __init__(self, home: Path, loop: QEventLoop) -> None:
        self.paths, self.loop = Paths.find(home), loop
        self.secrets = MemorySecrets()
        self.outcome: Outcome | None = None
        self.faults: list[str] = []

    def sit(self, scene: Scene, *, crashes: bool = False, launch: Launch = LAUNCH) -> None:
        """Play the scene, then leave; or everything ends as it stands."""
        lock = HomeLock(self.paths.lock_file)
        assert lock.take()
        try:
            self.loop.run_until_complete(asyncio.wait_for(self._play(scene, lock, crashes, launch), 60))
        finally:
            lock.let_go() if crashes else lock.goodbye()
        assert self.faults == []

    async def _play(self, scene: Scene, lock: HomeLock, crashes: bool, launch: Launch) -> None:
        faults = Faults()
        async with AsyncExitStack() as stack:
            wiring = Wiring(stack, self.paths, launch, faults)
            console = wiring.console()
            wiring.secrets = self.secrets
            entrance = TroubleEntrance(
                console,
                self.secrets,
                self.paths,
                launch,
                lock,
                lambda name, error: self.faults.append(f"{name} {error!r}"),
            )
            try:
                await scene(Sitting(console, entrance, wiring))
            finally:
                await entrance.leave(KeyError if crashes else None, None, None)

    def _failed(self, name: str, error: BaseException) -> None:
        self.faults.append(f"{name} {error!r}")


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(module, "STANDS_AFTER_S", 0.0)
    monkeypatch.setattr(sitting_memory, "SOON_S", 0.001)
    settings = Settings(ingest=Ingest(port=0, host="127.0.0.1"), welcomed=True)
    (tmp_path / "settings.json").write_bytes(msgspec.json.encode(settings))
    with evening_loop(qapp) as loop:
        yield House(tmp_path, loop)


async def with_a_source(sitting: Sitting) -> None:
    await idle(sitting)
    assert sitting.entrance._memory is None  # an idle desk has nothing to remember
    source_id = sitting.desk.pulls.add(ADDRESS, "Arena")
    await until(lambda: sitting.entrance._memory is not None and sitting.entrance._memory._recalled)
    await kept(sitting)
    assert sitting.desk.sources.ids == (source_id,)


async def kept(sitting: Sitting) -> None:
    """Until the disk and the keyring have all of it."""
    memory = sitting.entrance._memory
    assert memory is not None
    file = sitting.wiring._paths.sitting_of(False)
    await until(lambda: file.exists() and memory._stored == memory._present()[1] and not memory._storing)


async def idle(sitting: Sitting) -> None:
    """Everything has been told."""
    tasks = sitting.entrance._tasks
    await until(lambda: any(task.get_name().endswith("keep the layout") for task in tasks._running))


def test_a_quiet_evening_says_nothing_and_leaves_nothing(house: House) -> None:
    house.sit(with_a_source)

    async def scene(sitting: Sitting) -> None:
        await idle(sitting)
        assert [notice.code for notice in sitting.desk.notices.history() if "desk." in notice.code] == []

    house.sit(scene)
    assert not house.paths.sitting_of(False).exists()
    assert ENTRY not in house.secrets._values


def test_after_a_crash_everything_can_be_brought_back(house: House) -> None:
    house.sit(with_a_source, crashes=True)
    assert "pull-" not in house.paths.sitting_of(False).read_text()

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_CRASHED)
        assert sitting.desk.sources.ids == ()
        sitting.press("Restore")
        await until(lambda: sitting.desk.sources.ids)
        (source,) = sitting.desk.sources.all()
        assert (source.name, sitting.desk.pulls.address(source.id)) == ("Arena", ADDRESS)
        await until(lambda: not sitting.desk.notices.is_open(Code.DESK_CRASHED))

    house.sit(scene)
    house.sit(nothing_is_offered)


async def nothing_is_offered(sitting: Sitting) -> None:
    await idle(sitting)
    assert not sitting.desk.notices.is_open(Code.DESK_CRASHED)


def test_who_does_not_want_it_is_not_asked_again(house: House) -> None:
    house.sit(with_a_source, crashes=True)

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_CRASHED)
        sitting.press("Not now")
        assert not sitting.desk.notices.is_open(Code.DESK_CRASHED)
        assert sitting.desk.sources.ids == ()
        await until(lambda: not house.paths.sitting_of(False).exists())

    house.sit(scene)
    house.sit(nothing_is_offered)


def test_a_crash_with_nothing_to_bring_back_is_told_all_the_same(house: House) -> None:
    house.sit(idle, crashes=True)

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_CRASHED)
        (notice,) = (one for one in sitting.desk.notices.open() if one.code is Code.DESK_CRASHED)
        assert (notice.remedy, notice.instead) == (None, None)
        assert not sitting.desk.notices.is_open(Code.DESK_UNSTABLE)

    house.sit(scene)


def test_a_keyring_that_does_not_answer_leaves_the_offer_open(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.sit(with_a_source, crashes=True)

    async def scene(sitting: Sitting) -> None:
        get = house.secrets.get

        async def locked(_name: str) -> str | None:
            raise Trouble(Code.KEYRING_LOCKED)

        monkeypatch.setattr(house.secrets, "get", locked)
        await sitting.told(Code.DESK_CRASHED)
        sitting.press("Restore")
        await sitting.told(Code.KEYRING_LOCKED)
        assert sitting.desk.notices.is_open(Code.DESK_CRASHED)
        monkeypatch.setattr(house.secrets, "get", get)
        await sitting.entrance._restore()
        assert len(sitting.desk.sources.ids) == 1

    house.sit(scene)


def test_what_cannot_be_brought_back_is_named(house: House) -> None:
    house.sit(with_a_source, crashes=True)
    house.secrets._values.clear()

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_CRASHED)
        crashed, lost = sitting.desk.notices.open()
        assert (crashed.code, crashed.remedy, crashed.values) == (Code.DESK_CRASHED, None, {"sources": 0})
        assert (lost.code, lost.values) == (Code.SITTING_LOST, {"name": "Arena"})

    house.sit(scene)
    house.sit(nothing_is_offered)


def test_what_cannot_be_brought_back_after_all_is_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.sit(with_a_source, crashes=True)

    async def scene(sitting: Sitting) -> None:
        get = house.secrets.get

        async def locked(_name: str) -> str | None:
            raise Trouble(Code.KEYRING_LOCKED)

        monkeypatch.setattr(house.secrets, "get", locked)
        await sitting.told(Code.DESK_CRASHED)
        monkeypatch.setattr(house.secrets, "get", get)
        house.secrets._values.clear()
        sitting.press("Restore")
        await sitting.told(Code.SITTING_LEFT_OUT)
        assert sitting.desk.notices.open()[0].values == {"name": "Arena"}

    house.sit(scene)


def test_a_damaged_file_is_said_with_where_it_is_kept(house: House) -> None:
    house.paths.sitting_of(False).write_text('{"sources": [{"id": 7}]}')

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.SITTING_BROKEN)
        await idle(sitting)
        assert not sitting.desk.notices.is_open(Code.DESK_CRASHED)
        (notice,) = sitting.desk.notices.open()
        assert notice.values == {"file": "sitting.broken.json", "sources": 0}

    house.sit(scene)
    assert (house.paths.data / "sitting.broken.json").exists()


def test_only_some_are_named() -> None:
    assert module._listed(("a", "b")) == "a, b"
    assert module._listed([str(number) for number in range(7)]) == "0, 1, 2, 3, 4, …"


def test_two_crashes_soon_after_the_start_offer_safe_mode(house: House) -> None:
    for _ in range(2):
        house.sit(idle, crashes=True)

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_UNSTABLE)
        sitting.press("Start in safe mode")
        assert await sitting.console.stay() is Outcome.SAFE

    house.sit(scene)


def test_a_run_that_stood_for_a_minute_does_not_count(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[bool] = []
    settle = HomeLock.settle

    def watched(lock: HomeLock) -> None:
        settle(lock)
        settled.append(True)

    monkeypatch.setattr(HomeLock, "settle", watched)
    monkeypatch.setattr(module, "EARLY_S", 0.0)

    async def stands(sitting: Sitting) -> None:
        await until(lambda: settled)

    for _ in range(2):
        house.sit(stands, crashes=True)
        settled.clear()

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_CRASHED)
        assert not sitting.desk.notices.is_open(Code.DESK_UNSTABLE)

    house.sit(scene)


def test_safe_mode_restores_nothing_forgets_nothing_and_can_be_left(house: House) -> None:
    house.sit(with_a_source, crashes=True)
    before = house.paths.sitting_of(False).read_bytes()

    async def scene(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_SAFE)
        assert sitting.desk.sources.ids == ()
        assert not sitting.desk.notices.is_open(Code.DESK_CRASHED)
        sitting.press("Start normally")
        assert await sitting.console.stay() is Outcome.NORMAL

    house.sit(scene, launch=msgspec.structs.replace(LAUNCH, safe=True))
    assert house.paths.sitting_of(False).read_bytes() == before

    async def offered(sitting: Sitting) -> None:
        await sitting.told(Code.DESK_CRASHED)

    house.sit(offered)


def test_where_windows_stand_is_kept_while_they_stand(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAYOUT_EVERY_S", 0.01)

    async def scene(sitting: Sitting) -> None:
        await until(house.paths.layout_file.exists)

    house.sit(scene, crashes=True)


SECRETS = {
    "in the keyring": "ms-key-Zq81xx",
    "in a session": "session-token-Kx93",
    "in a pulled address": "pull-password",
    "its stream key": "pull-stream-key",
    "in an output of the mix": "mix-stream-key-Vb27",
    "in a parameter for the mixer": "extra-Mn64",
    "in the log, known": "ms-key-Zq81xx",
    "in the log, as a header": "bearer-Pd55",
    "in the log, in an address": "query-Hh12",
    "in a notice": "notice-Ty70",
    "in a track": "track-token-Lk09",
}


def chosen() -> Settings:
    outputs = (Output(address=f"rtmp://out.example.net/live/{SECRETS['in an output of the mix']}"),)
    advanced = Advanced(extra=(Extra("Key", SECRETS["in a parameter for the mixer"]),))
    setup = MixSetup(outputs=outputs, advanced=advanced)
    return Settings(ingest=Ingest(port=0, host="127.0.0.1"), welcomed=True, zego=Zego(setup=setup))


def test_nothing_secret_goes_to_support(house: House, tmp_path: Path) -> None:
    """Secrets in every place where one can be."""
    house.paths.settings_file.write_bytes(msgspec.json.encode(chosen()))
    key = SECRETS["in the keyring"]
    house.paths.log_file.write_text(
        f"INFO key {key} sent\nDEBUG Authorization: Bearer {SECRETS['in the log, as a header']}\n"
        f"INFO GET https://api.example.net/x?sig={SECRETS['in the log, in an address']}\n"
        f"INFO session {SECRETS['in a session']} and stream {SECRETS['its stream key']}\n"
        f"INFO fetched {SECRETS['in a track']} for track\nINFO the last line\n"
    )
    house.paths.crash_file.write_text("Fatal Python error: Segmentation fault\n")
    zipped = tmp_path / "support.zip"

    async def scene(sitting: Sitting) -> None:
        await sitting.wiring.secrets.set(MEETSTREAM_KEY, key)
        await house.secrets.set(MEETSTREAM_KEY, key)
        sitting.desk.secrets._set.add(MEETSTREAM_KEY)
        await house.secrets.set("mezon.user.session", json.dumps({"token": SECRETS["in a session"]}))
        sitting.desk.pulls.add(ADDRESS, "Arena")
        sitting.desk.notices.raise_(Code.DESK_FAULT, details=f"password={SECRETS['in a notice']} {key}")
        track = SimpleNamespace(address=f"https://music.example.net/a.ogg?t={SECRETS['in a track']}")
        sitting.window.mezon = cast("Any", mezon_with(track))
        try:
            made = sitting.entrance._diagnostics()
            await collected(made, zipped)
        finally:
            sitting.window.mezon = None

    house.sit(scene)
    texts = unpacked(zipped)
    assert set(texts) >= {"versions.txt", "state.json", "settings.json", "streams.json", "notices.txt", "airdesk.log"}
    assert texts["airdesk.log"].endswith("the last line\n")
    assert "out.example.net" in texts["settings.json"]
    assert "Segmentation fault" in texts["crash.log"]
    assert "desk.fault" in texts["notices.txt"]
    assert json.loads(texts["state.json"])["sources"][0]["name"] == "Arena"
    whole = zipped.read_bytes() + "".join(texts.values()).encode()
    assert {where: secret for where, secret in SECRETS.items() if secret.encode() in whole} == {}


def mezon_with(track: object) -> object:
    """The rooms of Mezon as far as the collection looks into them. What was said in a chat is no part of it."""
    from desktop.core.air import Air

    live = SimpleNamespace(air=Air(), programme=SimpleNamespace(tracks=[track]))
    return SimpleNamespace(desk=SimpleNamespace(live=live), close=lambda: None)


async def collected(made: Diagnostics, target: Path) -> None:
    made.gather()
    await until(lambda: made.stage is Stage.READY)
    made.save(target)
    await until(lambda: made.stage is Stage.SAVED)


def unpacked(file: Path) -> dict[str, str]:
    import zipfile

    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_support_is_a_command_of_the_menu(house: House) -> None:
    async def scene(sitting: Sitting) -> None:
        await idle(sitting)
        sitting.window.actions_.action("help.diagnostics").trigger()
        collection = sitting.entrance._collection
        assert collection is not None
        dialog = collection.dialog
        assert dialog is not None
        await until(lambda: dialog.list.count() >= 3)
        dialog.reject()

    house.sit(scene)


def test_a_keyring_that_is_silent_holds_no_collection_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEYRING_S", 0.01)

    async def scene(sitting: Sitting) -> None:
        await idle(sitting)
        sitting.desk.secrets._set.add(MEETSTREAM_KEY)

        async def never(_name: str) -> str | None:
            await asyncio.Event().wait()
            return None

        monkeypatch.setattr(house.secrets, "get", never)
        made = sitting.entrance._diagnostics()
        made.gather()
        await until(lambda: made.stage is Stage.READY)

    house.sit(scene)
