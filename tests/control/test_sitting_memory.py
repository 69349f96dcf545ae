"""After a crash the sources can be brought back; nothing secret of them lies in the file; a goodbye leaves nothing."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control import sitting_memory as module
from desktop.control.bots import LeftBot
from desktop.control.invite import InviteRequest
from desktop.control.sitting_memory import SittingMemory
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.errors import Code, Trouble
from desktop.core.model import Platform, SourceState
from desktop.core.pull import read_address
from desktop.core.tasks import Tasks
from desktop.settings.secrets import MemorySecrets, NoKeyring, StoredSecret
from tests.control.parts import until

ADDRESS = "rtmp://me:pass-word@play.example.net/live/stream-key"
LINK = "https://zoom.us/j/123?pwd=meeting-password"
PATH = "/in/path-secret"
SECRETS = ("pass-word", "stream-key", "meeting-password", "path-secret", "play.example.net", "zoom.us")
ENTRY = "sitting.addresses"


class Ring(MemorySecrets):
    """A keyring that outlives the consoles, and may refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses: Trouble | None = None
        self.calls: list[str] = []

    async def get(self, name: str) -> str | None:
        self.calls.append("get")
        if self.refuses is not None:
            raise self.refuses
        return await super().get(name)

    async def set(self, name: str, value: str) -> StoredSecret:
        self.calls.append("set")
        if self.refuses is not None:
            raise self.refuses
        return await super().set(name, value)

    async def forget(self, name: str) -> None:
        self.calls.append("forget")
        await super().forget(name)


class Room:
    """One sitting: real sources, bots and addresses that only count."""

    def __init__(self, path: Path, ring: Ring, bots: bool = True) -> None:
        self.sources, self.tasks = Sources(), Tasks("test")
        self.followed: list[LeftBot] = []
        self.lefts: dict[str, LeftBot] = {}
        self.addresses: dict[str, str] = {}
        self.memory = SittingMemory(path, ENTRY, self.sources, self if bots else None, self, ring, self.tasks)

    def left(self, source_id: str) -> LeftBot | None:
        return self.lefts.get(source_id)

    def follow(self, left: LeftBot) -> None:
        self.followed.append(left)
        self.lefts[left.source_id] = left
        self.sources.add(Source(left.source_id, left.name, bot_id=left.bot_id, platform=left.platform))

    def is_pulled(self, source_id: str) -> bool:
        return source_id in self.addresses

    def address(self, source_id: str) -> str:
        return self.addresses.get(source_id, "")

    def add(self, text: str, name: str = "", *, record: bool = False) -> str:
        source_id = f"pull-{len(self.addresses)}"
        self.addresses[source_id] = read_address(text)
        self.sources.add(Source(source_id, name, platform=Platform.ADDRESS, record=record))
        return source_id

    def invite(self, source_id: str = "bot-source", name: str = "Guest") -> None:
        request = InviteRequest(LINK, name, "Airdesk", message="hello")
        left = LeftBot(source_id, name, "bot-7", Platform.ZOOM, True, request, PATH)
        self.follow(left)
        self.followed.clear()

    async def crash(self) -> None:
        """Everything stands still; nobody says goodbye."""
        await self.memory.aclose(clean=False)
        await self.tasks.aclose()

    async def leave(self) -> None:
        await self.memory.aclose(clean=True)
        await self.tasks.aclose()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SOON_S", 0.001)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path / "sitting.json")
    yield made
    for room in made.rooms:
        await room.tasks.aclose()


class House:
    """What stays when a console goes."""

    def __init__(self, path: Path) -> None:
        self.path, self.ring = path, Ring()
        self.rooms: list[Room] = []

    async def room(self, bots: bool = True) -> Room:
        self.rooms.append(Room(self.path, self.ring, bots))
        await self.rooms[-1].memory.recall()
        return self.rooms[-1]

    @property
    def text(self) -> str:
        return self.path.read_text() if self.path.exists() else ""

    async def kept(self, *names: str) -> None:
        """Until the file and the keyring have these, and no others."""

        def there() -> bool:
            return self.text.count('"name"') == len(names) and all(name in self.text for name in names)

        await until(lambda: there() and self.ring._values.get(ENTRY, "").count('"address"') >= 0)
        room = self.rooms[-1]
        await until(lambda: room.memory._stored == room.memory._present()[1] and not room.memory._storing)


async def test_what_a_crash_took_is_brought_back(house: House) -> None:
    room = await house.room()
    assert room.memory.offered == 0
    room.add(ADDRESS, "Arena", record=True)
    room.invite()
    await house.kept("Arena", "Guest")
    await room.crash()
    room = await house.room()
    assert room.memory.offered == 2
    assert room.sources.ids == ()  # nothing before somebody wants it
    restored = await room.memory.restore()
    assert (restored.sources, restored.left_out) == (2, ())
    assert list(room.addresses.values()) == [ADDRESS]
    (source,) = (one for one in room.sources.all() if one.platform is Platform.ADDRESS)
    assert (source.name, source.record) == ("Arena", True)
    (left,) = room.followed
    assert (left.source_id, left.bot_id, left.path, left.platform) == ("bot-source", "bot-7", PATH, Platform.ZOOM)
    assert left.request is not None
    assert (left.request.link, left.request.message) == (LINK, "hello")
    assert room.memory.offered == 0
    assert (await room.memory.restore()).sources == 0


async def test_nothing_secret_lies_in_the_file(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    room.invite()
    await house.kept("Arena", "Guest")
    assert [secret for secret in SECRETS if secret in house.text] == []
    assert all(secret in house.ring._values[ENTRY] for secret in SECRETS)
    if os.name == "posix":
        assert house.path.stat().st_mode & 0o077 == 0


async def test_a_goodbye_leaves_nothing(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.leave()
    assert not house.path.exists()
    assert house.ring._values == {}


async def test_a_goodbye_soon_after_it_was_brought_back_leaves_nothing_either(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    room = await house.room()
    await room.memory.restore()
    await room.leave()
    assert not house.path.exists()
    assert house.ring._values == {}


async def test_an_idle_desk_writes_nothing_and_asks_no_keyring(house: House) -> None:
    room = await house.room()
    room.memory._keep()
    await room.leave()
    assert not house.path.exists()
    assert house.ring.calls == []


async def test_what_does_not_change_is_not_written_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    room = await house.room()
    source_id = room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    written: list[Path] = []
    monkeypatch.setattr(module, "write_page", lambda path, _text: written.append(path))
    for _ in range(5):
        room.sources.changed.emit(source_id)
        room.memory._keep()
    assert written == []
    assert house.ring.calls == ["set"]


async def test_what_is_over_does_not_come_back(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    room.invite()
    room.sources.add(Source("stranger", "Stranger"))  # it came by itself, and comes again by itself
    await house.kept("Arena", "Guest")
    source = room.sources.get("bot-source")
    assert source is not None
    source.go(SourceState.ENDED, 0.0)
    room.sources.changed.emit("bot-source")
    await house.kept("Arena")


async def test_who_does_not_want_it_back_is_not_asked_again(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    room = await house.room()
    room.memory.decline()
    assert room.memory.offered == 0
    await until(lambda: not house.path.exists() and ENTRY not in house.ring._values)
    await room.crash()
    assert (await house.room()).memory.offered == 0


async def test_an_offer_that_nobody_answered_stands_after_a_goodbye_and_after_another_crash(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    room = await house.room()
    room.invite()
    await house.kept("Arena", "Guest")
    assert all(secret in house.ring._values[ENTRY] for secret in SECRETS)
    await room.crash()
    room = await house.room()
    assert room.memory.offered == 2
    await room.leave()
    room = await house.room()
    assert (await room.memory.restore()).sources == 2


async def test_a_locked_keyring_keeps_the_offer(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    house.ring.refuses = Trouble(Code.KEYRING_LOCKED)
    room = await house.room()
    assert (room.memory.offered, room.memory.lost) == (1, ())
    with pytest.raises(Trouble):
        await room.memory.restore()
    assert room.memory.offered == 1
    room.invite()  # and what comes meanwhile must not take its address away
    asked = len(house.ring.calls)
    await until(lambda: len(house.ring.calls) > asked and not room.memory._storing)
    house.ring.refuses = None
    assert (await room.memory.restore()).sources == 1
    assert list(room.addresses.values()) == [ADDRESS]


async def test_without_a_keyring_bots_are_followed_and_addresses_are_named(house: House) -> None:
    house.ring.refuses = NoKeyring(Code.KEYRING)
    room = await house.room()
    room.add(ADDRESS, "Arena")
    room.invite()
    await until(lambda: "Arena" in house.text and "Guest" in house.text)
    await room.crash()
    room = await house.room()
    assert (room.memory.offered, room.memory.lost) == (1, ("Arena",))
    restored = await room.memory.restore()
    assert (restored.sources, restored.left_out) == (1, ())
    (left,) = room.followed
    assert (left.bot_id, left.request, left.path) == ("bot-7", None, "")


async def test_the_bots_of_the_demo_end_with_it(house: House) -> None:
    room = await house.room(bots=False)
    room.add(ADDRESS, "Arena")
    room.invite()
    await house.kept("Arena")


@pytest.mark.parametrize("text", ["", "{", '{"sources": [{"id": "../x", "name": "a"}]}', '{"sources": 7}', "[" * 9_000])
async def test_garbage_offers_nothing_and_is_told_of_once(house: House, text: str) -> None:
    house.path.write_text(text)
    room = await house.room()
    assert room.memory.offered == 0
    assert room.memory.fault is not None
    assert room.memory.fault.code is Code.SITTING_BROKEN
    assert room.memory.fault.values == {"file": "sitting.broken.json", "sources": 0}
    await until(lambda: not house.path.exists())
    await room.crash()
    assert (await house.room()).memory.fault is None


async def test_a_damaged_source_takes_no_sound_one_with_it(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    room.invite()
    await house.kept("Arena", "Guest")
    await room.crash()
    house.path.write_text(text := house.text.replace('"platform":"zoom"', '"platform":7'))
    room = await house.room()
    assert room.memory.offered == 1
    assert room.memory.fault is not None
    assert room.memory.fault.values == {"file": "sitting.broken.json", "sources": 1}
    assert house.path.with_name("sitting.broken.json").read_text() == text
    await house.kept("Arena")
    assert (await room.memory.restore()).sources == 1


async def test_what_nobody_knows_the_address_of_is_not_offered_and_not_told_of_again(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    room.add(f"{ADDRESS}2", "Gate")
    await house.kept("Arena", "Gate")
    await room.crash()
    house.ring._values.clear()  # it ended with the process
    room = await house.room()
    assert (room.memory.offered, room.memory.lost) == (0, ("Arena", "Gate"))
    await until(lambda: not house.path.exists())
    await room.crash()
    room = await house.room()
    assert (room.memory.offered, room.memory.lost) == (0, ())


async def test_a_keyring_that_is_silent_at_first_keeps_the_offer(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    monkeypatch.setattr(module, "ASKS_S", 0.01)
    never = asyncio.Event()

    async def silent(_name: str) -> str | None:
        await never.wait()
        return None

    with monkeypatch.context() as at_first:
        at_first.setattr(house.ring, "get", silent)
        room = await house.room()
        assert (room.memory.offered, room.memory.lost) == (1, ())
    house.ring._values.clear()
    assert (await room.memory.restore()).left_out == ("Arena",)


async def test_a_full_disk_is_told_once_and_tried_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    room = await house.room()

    def full(_path: Path, _text: bytes) -> OSError:
        return OSError(errno.ENOSPC, "No space left on device")

    told: list[OSError | None] = []
    monkeypatch.setattr(room.memory._unsaved, "hear", told.append)
    with monkeypatch.context() as at_first:
        at_first.setattr(module, "write_page", full)
        room.add(ADDRESS, "Arena")
        await until(lambda: told)
    assert not house.path.exists()
    room.sources.changed.emit(room.sources.ids[0])  # nothing that is kept has changed
    await house.kept("Arena")
    await until(lambda: told[-1] is None)


async def test_garbage_in_the_keyring_is_no_address(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    house.ring._values[ENTRY] = "no json"
    assert (await house.room()).memory.lost == ("Arena",)


async def test_it_is_bounded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SOURCES", 3)
    room = await house.room()
    for number in range(5):
        room.add(f"{ADDRESS}{number}", f"Arena {number}")
    await house.kept("Arena 2", "Arena 3", "Arena 4")


async def test_who_leaves_before_it_was_read_takes_nothing_away(house: House) -> None:
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    await room.crash()
    room = Room(house.path, house.ring)
    await room.leave()
    assert (await house.room()).memory.offered == 1


async def test_a_keyring_that_does_not_forget_keeps_nobody_from_leaving(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FORGETS_S", 0.01)
    room = await house.room()
    room.add(ADDRESS, "Arena")
    await house.kept("Arena")
    never = asyncio.Event()

    async def forget(_name: str) -> None:
        await never.wait()

    monkeypatch.setattr(house.ring, "forget", forget)
    await room.leave()
    assert not house.path.exists()
