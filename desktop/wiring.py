"""The composition root: every object, in order, in one AsyncExitStack, taken down in reverse.

The only place where the rooms meet. Nothing here decides anything about the work itself.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.call_entrance import CallEntrance
from desktop.control import choices
from desktop.control.attendance import Attendance
from desktop.control.bots import Bots
from desktop.control.desk import Desk
from desktop.control.health import Health
from desktop.control.in_force import InForce
from desktop.control.ingest_desk import IngestDesk
from desktop.control.invitations import Invitations
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.control.pictures import Pictures
from desktop.control.pulls import Pulls
from desktop.control.reception import Place, Reception
from desktop.control.recordings import Recordings
from desktop.control.secrets_desk import MEETSTREAM_KEY, SecretsDesk
from desktop.control.services import MeetStreamCheck
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.stream_check import StreamCheck
from desktop.control.views import Views
from desktop.control.vitals import Vitals
from desktop.core.errors import Code, Trouble
from desktop.core.heap import Heap
from desktop.core.io_thread import IoThread
from desktop.core.launch import Launch, SecretsKind
from desktop.core.tasks import Tasks
from desktop.media.booth import Booth
from desktop.media.headphones import Headphones
from desktop.media.intake import Intake, Tap
from desktop.media.recorder import Recorder
from desktop.media.roll import RecordingEvent
from desktop.mezon_entrance import MezonEntrance
from desktop.mix_entrance import MixEntrance
from desktop.paths import Paths
from desktop.remote_entrance import RemoteEntrance
from desktop.services.http import Http
from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.bots import BotsClient
from desktop.settings.schema import Listen, Settings
from desktop.settings.secrets import DEMO_SERVICE, SERVICE, KeyringSecrets, MemorySecrets, Secrets
from desktop.settings.store import Store
from desktop.ui.console import Console
from desktop.ui.faults import Faults
from desktop.ui.main_window import MainWindow
from desktop.ui.opening import open_window
from desktop.ui.post import Post

if TYPE_CHECKING:
    from desktop.control.state_file import StateFile
    from desktop.demo_sitting import DemoSitting
    from desktop.mezon_wiring import MezonRooms


class Wiring:
    """Builds one sitting at the desk. Everything of it hangs on the stack."""

    def __init__(
        self, stack: AsyncExitStack, paths: Paths, launch: Launch, faults: Faults, opened: MainWindow | None = None
    ) -> None:
        self._stack = stack
        self._paths = paths
        self._launch = launch
        self._faults = faults
        self._opened = opened
        self._outside = AsyncExitStack()  # the demo's: comes late, and is left after all who speak to it
        stack.push_async_exit(self._outside)
        self._loop = asyncio.get_running_loop()
        self._post = Post()
        self._state: StateFile | None = None  # its last words are said when all recordings are saved
        self._windows: list[Console] = []  # one, or none if something failed on the way to it

    def console(self) -> Console:
        """The window, with everything behind it coming up."""
        self._books()
        self._media()
        self._meetstream()
        desk = self._desk()
        console = self._window(desk)
        self._tasks.start(self._bring_up(desk), "bring up")
        return console

    def _books(self) -> None:
        """Settings, notices, secrets, background work."""
        launch = self._launch
        self._store = Store(self._paths.settings_of(launch.demo))
        self._store.load()
        self._stack.callback(self._store.flush)
        self._notices = Notices(later=self._loop.call_later)
        self._store.failed.connect(self._say)
        self._store.recovered.connect(lambda: self._notices.solve(Code.SETTINGS_SAVE))
        if self._store.fault is not None:
            self._say(self._store.fault)
        if (fault := self._paths.fault) is not None:
            self._say(Trouble(Code.SETTINGS_SAVE, str(fault), reason=fault.strerror or ""))
        self._faults.tell = self._fault
        self._stack.callback(setattr, self._faults, "tell", None)
        self._tasks = Tasks("desk", self._faults.from_task)
        self._heap = Heap(self._tasks)
        memory = launch.demo if launch.secrets is None else launch.secrets is SecretsKind.MEMORY
        self.secrets: Secrets = MemorySecrets() if memory else KeyringSecrets(DEMO_SERVICE if launch.demo else SERVICE)
        self._secrets_desk = SecretsDesk(self.secrets, self._notices, self._tasks)

    def _media(self) -> None:
        """The I/O thread, the recorder, the headphones, the pictures."""
        self._io = IoThread()
        self._io.start()
        self._stack.callback(self._io.stop)
        self._stack.push_async_callback(self._end)
        self._recorder = Recorder(self._folder, lambda: choices.disk_limits(self._settings.recording))
        self._stack.push_async_callback(asyncio.to_thread, self._recorder.close)
        self._sources = Sources()
        self._headphones = Headphones(lambda: self._post(self._sound_needed))
        self._listening = Listening(
            self._sources, self._headphones, self._settings.monitoring.listen, self._keep_listen_mode
        )
        self._booth = Booth(lambda details: self._post(self._say, Trouble(Code.PICTURES_BROKEN, details)))
        self._booth.set_hardware(choices.decodes_in_hardware(self._settings.monitoring, self._launch))
        self._stack.push_async_callback(asyncio.to_thread, self._booth.close)
        measured = partial(choices.is_measured, lambda: self._settings.monitoring, self._sources)
        self._pictures = Pictures(self._sources, self._headphones, self._listening, self._booth, self._post, measured)
        self._stack.callback(self._pictures.close)

    def _meetstream(self) -> None:
        """Who is let in, who is asked, what has arrived."""
        self._http = Http("MeetStream")
        self._stack.push_async_callback(self._http.aclose)
        self._stack.push_async_callback(self._tasks.aclose)
        self._admissions = Admissions(allow_unknown_loopback=self._launch.open_ingest)
        self._ingest = IngestDesk(
            self._io,
            lambda: choices.listener(self._settings.ingest, self._launch),
            self._admissions,
            self._notices,
            self._tasks,
        )
        self._stack.push_async_callback(self._ingest.stop)
        self._invitations = Invitations(
            self._client,
            self._notices,
            self._tasks,
            lambda source: self._sources.changed.emit(source.id),
            self._admissions.bind,
            lambda: self._settings.meetstream.poll_s,
        )
        self._stack.push_async_callback(self._invitations.settle)
        self._attendance = Attendance(
            self._sources,
            self._ingest,
            self._notices,
            lambda source_id: self._invitations.is_followed(source_id) or self._pulls.is_pulled(source_id),
            lambda: self._settings.monitoring.stalled_after_s,
            self._over,
        )
        self._reception = Reception(
            self._intake, self._attendance, self._post, lambda: self._settings.recording.automatic
        )
        self._pulls = Pulls(self._sources, self._reception, self._notices, self._tasks, self._io, self._post)
        self._stack.push_async_callback(self._pulls.aclose)
        heard = self._listening.is_heard
        self._stream_check = StreamCheck(self._sources, self._attendance, self._notices, self._pictures.stats, heard)
        self._recordings = Recordings(
            self._recorder, self._sources, self._attendance, self._reception, self._notices, self._io, self._folder
        )

    def _desk(self) -> Desk:
        """What the window gets."""
        rooms = (self._attendance, self._invitations, self._recordings, self._pictures, self._listening)
        views = Views(self._sources, *rooms, lambda: self._settings.monitoring.loudness)
        self._sources.look = views.look
        people = (self._sources, self._invitations, self._admissions, self._reception)
        bots = Bots(*people, self._notices, self._tasks, self._ingest.address)
        self._sources.removed.connect(bots.forget)
        self._sources.removed.connect(self._pulls.forget)
        self._sources.removed.connect(self._attendance.forget)
        vitals = Vitals(
            self._recordings.disk, self._pictures.frames, lambda: bool(self._sources.ids), lambda: self._booth.pid
        )
        self._post.tell_waits(vitals.waited)
        self._in_force = InForce(
            self._admissions,
            self._ingest,
            self._listening,
            self._booth,
            self._notices,
            self._launch,
        )
        self._store.changed.connect(self._in_force.change)
        return Desk(
            sources=self._sources,
            bots=bots,
            pulls=self._pulls,
            pictures=self._pictures,
            notices=self._notices,
            recordings=self._recordings,
            listening=self._listening,
            meetstream=MeetStreamCheck(self._client, self._secrets_desk, self._tasks),
            ingest=self._ingest,
            vitals=vitals,
            health=Health(self._sources, vitals),
            store=self._store,
            secrets=self._secrets_desk,
            demo=self._launch.demo,
            open_ingest=self._launch.open_ingest,
        )

    def _window(self, desk: Desk) -> Console:
        """The window, with the desk behind it."""
        if self._launch.print_state is not None:
            from desktop.control.state_file import StateFile  # noqa: PLC0415 - for those who measure

            self._state = StateFile(self._launch.print_state, desk.sources, desk.ingest, desk.vitals)
            self._tasks.start(self._state.keep(), "state file")
        self._console = Console(
            desk, self._opened or open_window(self._paths, self._launch), self._headphones.render, self._launch
        )
        self._windows.append(self._console)
        self._stack.push_async_callback(self._console.close)
        self._stack.push_async_callback(CallEntrance(self._console, self.secrets, self._faults.from_task).aclose)
        RemoteEntrance(self._stack, self._console, self._io, self.secrets, self._faults.from_task).go()
        self._stack.callback(self._attendance.leave)
        self._stack.callback(desk.panic.close)
        return self._console

    async def _bring_up(self, desk: Desk) -> None:
        """Behind the window: the demo studio, the watches, the ingest, the keys."""
        demo = None
        if self._launch.demo:
            from desktop.demo_sitting import DemoSitting  # noqa: PLC0415 - no part of a real evening

            place, on_air = self._paths.cache, self._launch.demo_on_air
            demo = await DemoSitting.entered(self._outside, place, self.secrets, self._store, on_air=on_air)
        for work, name in (
            (desk.vitals.watch(), "vitals"),
            (self._attendance.watch(), "attendance"),
            (self._stream_check.watch(), "stream check"),
            (self._recordings.watch(), "recordings"),
            (self._pictures.watch(), "pictures"),
        ):
            self._tasks.start(work, name)
        self._in_force.begin(self._settings)
        await self._ingest.start(self._reception)
        asrun = self._paths.asrun_of(demo is not None)
        entrance = MezonEntrance(self._console, partial(self._mezon, demo), self.secrets, self._notices, asrun)
        failed = self._faults.from_task
        mix = MixEntrance(self._stack, self._console, self.secrets, self._paths, failed, self._state)
        await entrance.go(self._tasks, at_once=demo is not None)
        await self._secrets_desk.look()
        if demo is not None:
            self._console.test_source = demo.invite_the_cast(desk.bots)
        await mix.go(self._tasks)

    def _mezon(self, demo: DemoSitting | None) -> MezonRooms:
        from desktop.mezon_wiring import MezonRooms  # noqa: PLC0415 - many evenings nobody needs it

        paths, failed = self._paths, self._faults.from_task
        rooms = MezonRooms(self.secrets, self._store, self._notices, paths, failed, demo, safe=self._launch.safe)
        self._stack.push_async_callback(rooms.aclose)
        if self._state is not None:
            self._state.live = rooms.desk.live
        return rooms

    async def _end(self) -> None:
        """Reached when all recordings are saved."""
        self._post.deliver_all()
        self._post.close()
        if self._state is not None:
            self._state.write()
        for console in self._windows:
            await console.destroy()

    # What the parts ask each other

    @property
    def _settings(self) -> Settings:
        return self._store.settings

    def _say(self, trouble: Trouble) -> None:
        self._notices.trouble(trouble)

    def _fault(self, details: str) -> None:
        self._post(self._say, Trouble(Code.DESK_FAULT, details))

    def _folder(self) -> Path:
        return choices.recordings_folder(self._settings.recording, self._paths.recordings, self._launch)

    def _client(self) -> BotsClient:
        return choices.bots_client(self._settings.meetstream, self._http, lambda: self.secrets.get(MEETSTREAM_KEY))

    def _intake(self, place: Place, flow: Tap, former: Intake | None) -> Intake:
        """For each stream that arrives. I/O thread."""

        def happened(event: RecordingEvent) -> None:
            self._post(self._recordings.happened, place.source_id, event)

        return Intake(
            place.name or "bot",
            self._recorder,
            self._pictures.screen_for(place.source_id),
            flow,
            happened,
            record=place.record,
            follows=former.recording if former is not None else None,
        )

    def _over(self, source: Source) -> None:
        self._pictures.end(source.id)
        self._heap.tidy_soon()

    def _sound_needed(self) -> None:
        (self._console.start_sound if self._headphones.needed else self._console.stop_sound)()

    def _keep_listen_mode(self, mode: Listen) -> None:
        self._store.update(monitoring=msgspec.structs.replace(self._settings.monitoring, listen=mode))
