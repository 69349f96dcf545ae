"""A mixer's desk with its settings and its notices; as a program of its own it starts a mix and waits to be killed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from desktop.control.mix_desk import MixDesk
from desktop.control.notices import Notices
from desktop.control.secrets_desk import ZEGO_CALLBACK_SECRET, ZEGO_SECRET, SecretsDesk
from desktop.core.mix import Hindrance, MixState, StripState
from desktop.core.mix_setup import MixMode, MixSetup, Output
from desktop.core.tasks import Tasks
from desktop.settings.schema import Zego
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from tests.control.parts import until

APP_ID, SECRET = 1_234_567, "00112233445566778899aabbccddeeff"
DESK = MixSetup(MixMode.DESK, (Output("out"),))


class Console:
    """A mixer's desk, its settings and its notices."""

    def __init__(self, folder: Path, zego: Zego) -> None:
        self.notices = Notices()
        self.secrets = MemorySecrets()
        self.tasks = Tasks("console")
        store = Store(folder / "settings.json")
        store.update(zego=zego)
        self.secrets_desk = SecretsDesk(self.secrets, self.notices, self.tasks)
        files = (folder / "mix.json", folder / "scenes.json")
        self.failures: list[str] = []
        self.desk = MixDesk(store, self.secrets, self.secrets_desk, self.notices, files, self._failed)
        self.mixer = self.desk.mixer
        self.store = store

    def _failed(self, name: str, error: BaseException) -> None:
        self.failures.append(f"{name}: {error!r}")

    async def open(self, secret: str) -> None:
        await self.secrets.set(ZEGO_SECRET, secret)
        await self.secrets.set(ZEGO_CALLBACK_SECRET, "cb")
        await self.secrets_desk.look()
        await self.desk.open()

    async def close(self) -> None:
        await self.desk.aclose()
        await self.tasks.aclose()
        self.store.flush()
        assert self.failures == []

    async def run(self, *others: str) -> None:
        """Start it with the three of the room."""
        await until(lambda: len(self.mixer.mix.strips) >= 3)
        assert self.mixer.start() is Hindrance.NONE
        await until(lambda: self.mixer.mix.state is MixState.RUNNING)

    def state(self, key: str) -> StripState:
        strip = self.mixer.mix.strip(key)
        assert strip is not None
        return self.mixer.mix.state_of(strip)

    async def fade(self, key: str, percent: int) -> None:
        self.mixer.touch(lambda strips: strips.move(key, percent))
        await until(lambda: self.state(key) is StripState.APPLIED)


async def main(base: str, folder: str, *muted: str) -> None:
    """Start a mix, ride a fader, mute all where that is asked for, say so, and go on until somebody kills it."""
    one = Console(Path(folder), Zego(app_id=APP_ID, base=base, room="room", setup=DESK))
    await one.open(SECRET)
    await one.run()
    await one.fade("a", 30)
    await until(lambda: b'"fader":30' in (Path(folder) / "mix.json").read_bytes())
    if muted:
        one.mixer.touch(lambda strips: strips.mute("c", True))
        await until(lambda: one.state("c") is StripState.APPLIED)
        one.mixer.hush(True)
        await until(lambda: all(strip.silent for strip in one.mixer.all_strips))
    sys.stdout.write("riding\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
