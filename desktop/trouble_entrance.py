"""What helps after trouble, for one sitting: to go on after a crash, safe mode, diagnostics, the second start.

Nothing of it is needed to begin with: it comes when the window has stood for a moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop.control.secrets_desk import NAMES
from desktop.core.account import SESSION_NAMES
from desktop.core.errors import Code, Trouble
from desktop.core.home_lock import HomeLock
from desktop.core.launch import Launch
from desktop.core.model import Notice, Remedy
from desktop.core.tasks import Tasks
from desktop.paths import Paths
from desktop.settings.secrets import Secrets

if TYPE_CHECKING:
    from desktop.control.diagnostics import Diagnostics, Wanted
    from desktop.control.sitting_memory import SittingMemory
    from desktop.ui.bind.diagnostics import DiagnosticsBinding
    from desktop.ui.console import Console

STANDS_AFTER_S = 0.5  # by then the window has painted itself and answered
EARLY_S = 60.0  # a crash within this time may lie in what every start does
EARLY_CRASHES = 2  # in a row, and safe mode is offered
LAYOUT_EVERY_S = 15.0  # where windows stand is looked at; it is written where that has changed
KEYRING_S = 3.0  # so long the diagnostics wait for each secret that is to be taken out
NAMED = 5  # so many sources are named in one notice
ENTRY = "sitting.addresses"  # in the keyring


class TroubleEntrance:
    """`leave` at the end, first of all. Main loop only."""

    def __init__(
        self,
        console: Console,
        secrets: Secrets,
        paths: Paths,
        launch: Launch,
        lock: HomeLock | None,
        on_failure: Callable[[str, BaseException], None],
    ) -> None:
        """`lock` knows how the last run ended; without it nobody asks."""
        self._console, self._secrets, self._paths = console, secrets, paths
        self._launch, self._lock = launch, lock
        self._tasks = Tasks("troubles", on_failure)
        self._memory: SittingMemory | None = None
        self._collection: DiagnosticsBinding | None = None
        self._offer: int | None = None  # id of the notice
        self._tasks.start(self._open(), "open")

    async def leave(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """The sitting is over; a fault that ends it is no goodbye."""
        if self._memory is not None:
            await self._memory.aclose(kind is None)
        await self._tasks.aclose()

    async def _open(self) -> None:
        await asyncio.sleep(STANDS_AFTER_S)
        await self._begin()
        if self._memory is None and not self._launch.safe:
            await self._first_source()
            await self._remember()

    async def _begin(self) -> None:
        """Returns when everything has been told."""
        from desktop.ui.door import Door  # noqa: PLC0415 - the start does not wait for it

        window, answers = self._console.window, self._console.window.binding.notices.answers
        answers[Remedy.START_SAFE] = lambda _notice: self._again(safe=True)
        answers[Remedy.LEAVE_SAFE] = lambda _notice: self._again(safe=False)
        answers[Remedy.RESTORE_SITTING] = lambda _notice: self._tasks.start(self._restore(), "restore the sitting")
        answers[Remedy.NOT_NOW] = self._decline
        window.actions_.action("help.diagnostics").triggered.connect(lambda _checked=False: self._collect())
        if self._lock is not None:
            Door(window, self._paths.bell_file)
            self._tasks.start(self._settle(self._lock), "settle")
        if self._launch.safe:
            self._console.desk.notices.raise_(Code.DESK_SAFE)
            return
        if self._sitting_file.exists():
            await self._remember()
        self._tell_of_crash()
        self._tasks.start(self._keep_layout(), "keep the layout")

    async def _first_source(self) -> None:
        """An idle desk has nothing to remember, and loads nothing for it."""
        sources, came = self._console.desk.sources, asyncio.Event()
        if not sources.ids:
            sources.added.connect(lambda _source_id: came.set())
            await came.wait()

    @property
    def _sitting_file(self) -> Path:
        return self._paths.sitting_of(self._console.desk.demo)

    async def _remember(self) -> None:
        from desktop.control.sitting_memory import SittingMemory  # noqa: PLC0415 - as above

        desk = self._console.desk
        entry, bots = (f"{ENTRY}.demo", None) if desk.demo else (ENTRY, desk.bots)
        self._memory = SittingMemory(
            self._sitting_file, entry, desk.sources, bots, desk.pulls, self._secrets, self._tasks, desk.notices
        )
        await self._memory.recall()
        if self._memory.fault is not None:
            desk.notices.trouble(self._memory.fault)

    def _tell_of_crash(self) -> None:
        memory = self._memory
        offered, lost = (memory.offered, memory.lost) if memory is not None else (0, ())
        lock, notices = self._lock, self._console.desk.notices
        crashed = lock is not None and lock.crashed
        if lost:
            notices.raise_(Code.SITTING_LOST, name=_listed(lost))
        if crashed or offered or lost:
            remedy = Remedy.RESTORE_SITTING if offered else None
            self._offer = notices.raise_(Code.DESK_CRASHED, remedy=remedy, sources=offered)
        if lock is not None and crashed and lock.early_crashes >= EARLY_CRASHES:
            notices.raise_(Code.DESK_UNSTABLE)
        if lock is not None:
            lock.crashed = False  # it has been told

    async def _restore(self) -> None:
        assert self._memory is not None
        notices = self._console.desk.notices
        try:
            restored = await self._memory.restore()
        except Trouble as trouble:  # the offer stands
            notices.trouble(trouble)
            return
        self._close_offer()
        for name in restored.left_out:
            notices.raise_(Code.SITTING_LEFT_OUT, name=name)

    def _decline(self, _notice: Notice) -> None:
        assert self._memory is not None
        self._memory.decline()
        self._close_offer()

    def _close_offer(self) -> None:
        if self._offer is not None:
            self._console.desk.notices.close(self._offer)

    def _again(self, *, safe: bool) -> None:
        from desktop.ui.console import Outcome  # noqa: PLC0415 - it is there with the console

        self._console.ask_to_leave(Outcome.SAFE if safe else Outcome.NORMAL)

    async def _settle(self, lock: HomeLock) -> None:
        await asyncio.sleep(EARLY_S)
        lock.settle()

    async def _keep_layout(self) -> None:
        """A crash asks nobody where the windows stood."""
        while True:
            await asyncio.sleep(LAYOUT_EVERY_S)
            self._console.window.remember()

    # Diagnostics

    def _collect(self) -> None:
        if self._collection is None:
            from desktop.ui.bind.diagnostics import DiagnosticsBinding  # noqa: PLC0415 - most evenings nobody needs it

            self._collection = DiagnosticsBinding(self._console.window, self._diagnostics)
        self._collection.open()

    def _diagnostics(self) -> Diagnostics:
        from desktop.control.diagnostics import Diagnostics  # noqa: PLC0415 - most evenings nobody needs it

        return Diagnostics(self._wanted(), self._known_secrets, self._tasks)

    def _wanted(self) -> list[Wanted]:
        """What is gathered, in the order in which it is shown: one line for each part."""
        from desktop.control import support_texts as texts  # noqa: PLC0415 - as above
        from desktop.control.diagnostics import Wanted  # noqa: PLC0415
        from desktop.ui.about_dialog import facts  # noqa: PLC0415

        desk, paths = self._console.desk, self._paths
        return [
            Wanted("versions.txt", partial(texts.versions, facts()), off_loop=True),
            Wanted("state.json", self._state),
            Wanted("settings.json", lambda: texts.settings(desk.store.settings)),
            Wanted("streams.json", lambda: texts.streams(desk.sources)),
            Wanted("health.csv", desk.health.csv),
            Wanted("notices.txt", lambda: texts.notices(desk.notices.history())),
            *(
                Wanted(file.name, partial(texts.end_of, file), off_loop=True)
                for file in (*texts.logs(paths.log_file), paths.crash_file)
            ),
        ]

    def _state(self) -> str:
        from desktop.control.state_file import state_of  # noqa: PLC0415 - as above

        desk, window = self._console.desk, self._console.window
        live = window.mezon.desk.live if window.mezon is not None else None
        mixer = window.mixer.desk.mixer if window.mixer is not None else None
        known = state_of(desk.sources, desk.ingest, desk.vitals, live, mixer)
        return json.dumps(known, indent=2, ensure_ascii=False) + "\n"

    async def _known_secrets(self) -> Collection[str]:
        """All that is to be taken out by its value, besides what looks like a secret: keys, sessions, addresses."""
        from desktop.control.remote import TOKEN as REMOTE_TOKEN  # noqa: PLC0415 - most evenings nobody needs it

        desk, window = self._console.desk, self._console.window
        names = [name for name in NAMES if desk.secrets.is_set(name)]  # no other: it might ask the operator
        if desk.store.settings.remote.enabled:
            names.append(REMOTE_TOKEN)
        known = [output.address for output in desk.store.settings.zego.setup.outputs]
        for source_id in desk.sources.ids:
            known += desk.pulls.address(source_id), desk.bots.address_of(source_id)
        if window.mezon is not None:
            names += SESSION_NAMES.values()
            known += [track.address for track in window.mezon.desk.live.programme.tracks]
        for name in names:
            with contextlib.suppress(Trouble, TimeoutError):
                async with asyncio.timeout(KEYRING_S):
                    known.append(await self._secrets.get(name) or "")
        return known


def _listed(names: Sequence[str]) -> str:
    """As many as a notice has room for."""
    return ", ".join([*names[:NAMED], *(["…"] if len(names) > NAMED else [])])
