"""The mixer with all that it needs: the service as the settings have it, scenes, callbacks. Main loop only.

Made when somebody opens the mixer, or at the start where ZEGOCLOUD is set up: until then nothing of it is loaded.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec

from desktop.control.mix_check import MixCheck
from desktop.control.mix_memory import MixMemory
from desktop.control.mix_notices import MixNotices
from desktop.control.mixer import Mixer
from desktop.control.notices import Notices
from desktop.control.scenes import Scenes
from desktop.control.secrets_desk import ZEGO_CALLBACK_SECRET, ZEGO_SECRET, SecretsDesk
from desktop.core.errors import Code, Trouble
from desktop.core.mix import MixState, Sender
from desktop.core.mix_setup import MixSetup
from desktop.core.tasks import Tasks
from desktop.services.http import Http
from desktop.services.zego.callbacks import Callback, CallbackDoor, Event
from desktop.services.zego.client import ZegoClient
from desktop.services.zego.mixing import Mixing
from desktop.services.zego.naming import Naming
from desktop.services.zego.place import Place, base_address
from desktop.services.zego.rates import Rates
from desktop.services.zego.receiver import Receiver
from desktop.settings.schema import Settings, Zego
from desktop.settings.secrets import Secrets
from desktop.settings.store import Store

ANSWER_WITHIN_S = 8.0


class MixDesk:
    """`mixer`, `scenes` and `check` are for the window. `open` after it is shown, `aclose` at the end."""

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        secrets_desk: SecretsDesk,
        notices: Notices,
        files: tuple[Path, Path],
        on_failure: Callable[[str, BaseException], None],
    ) -> None:
        """`files`: where the running mix is remembered, and where the scenes are."""
        self._store = store
        self._secrets = secrets
        self._secrets_desk = secrets_desk
        self._notices = notices
        self._tasks = Tasks("mixer", on_failure)
        self._http = Http("ZEGOCLOUD", timeout_s=ANSWER_WITHIN_S, connect_s=5.0)
        self._rates = Rates()
        self._receiver: Receiver | None = None
        self._looked_back = self._left = False
        self._listening = asyncio.Lock()
        self._asks_with: object = None
        self.mixer = Mixer(self._tasks, self._mixing, MixMemory(files[0], notices=notices))
        self.scenes = Scenes(files[1], self.mixer)
        self.check = MixCheck(self._tasks, self._mixing)
        self._told = MixNotices(self.mixer, notices)
        self.mixer.choose(store.settings.zego.setup)
        self.mixer.setup_changed.connect(self._keep)
        self.mixer.changed.connect(self._hear)

    async def open(self) -> None:
        """Read the scenes, listen for callbacks, look for a mix of a former run. Nothing after `aclose`."""
        if self._left:
            return
        self.scenes.load()
        if self.scenes.fault is not None:
            self._notices.trouble(self.scenes.fault)
        self._store.changed.connect(self._settings_changed)
        self._secrets_desk.changed.connect(self._secrets_changed)
        self._set_up()
        await self._listen()

    async def aclose(self) -> None:
        """A running mix goes on."""
        self._left = True
        async with AsyncExitStack() as stack:  # each of them, whatever happens to the others
            stack.push_async_callback(self._http.aclose)
            stack.push_async_callback(self._tasks.aclose)
            if self._receiver is not None:
                stack.push_async_callback(self._receiver.aclose)
            stack.push_async_callback(self.mixer.aclose)
            self._store.changed.disconnect(self._settings_changed)
            self._secrets_desk.changed.disconnect(self._secrets_changed)

    @property
    def _chosen(self) -> Zego:
        return self._store.settings.zego

    @property
    def _naming(self) -> Naming:
        return Naming(self._chosen.app_id, self._chosen.test)

    def _mixing(self) -> Mixing:
        chosen = self._chosen
        place = Place(chosen.app_id, base_address(chosen.region.value, chosen.base), chosen.test)
        client = ZegoClient(self._http, place, lambda: self._secrets.get(ZEGO_SECRET), self._rates)
        return Mixing(client, place.naming)

    def _set_up(self) -> None:
        chosen = self._chosen
        ready = bool(chosen.app_id) and self._secrets_desk.is_set(ZEGO_SECRET)
        self.mixer.set_up(chosen.room.strip(), ready=ready)
        if ready and not self._looked_back:
            self._looked_back = True
            self._tasks.start(self.mixer.look_back(), "look for a mix of a former run")
        asks_with = (ready, chosen.app_id, chosen.region, chosen.base, chosen.test)
        if asks_with != self._asks_with:
            self._asks_with = asks_with
            (self.check.test if ready else self.check.forget)()

    def _secrets_changed(self) -> None:
        """One of them was stored, perhaps another in the place of one that there was."""
        self._asks_with = None
        self._set_up()
        if self._chosen.callback_port:
            self._tasks.start(self._listen(), "listen for callbacks")

    def _hear(self) -> None:
        self.check.hear(self.mixer.room_trouble)

    def _settings_changed(self, new: Settings, old: Settings) -> None:
        if new.zego == old.zego:
            return
        self._set_up()
        if new.zego.setup != self.mixer.mix.setup:
            self.mixer.choose(new.zego.setup)
        if (new.zego.callback_port, new.zego.app_id) != (old.zego.callback_port, old.zego.app_id):
            self._tasks.start(self._listen(), "listen for callbacks")

    def _keep(self, setup: MixSetup) -> None:
        self._store.update(zego=msgspec.structs.replace(self._chosen, setup=setup))

    async def _listen(self) -> None:
        async with self._listening:
            await self._listen_anew()

    async def _listen_anew(self) -> None:
        former, self._receiver = self._receiver, None
        if former is not None:
            await former.aclose()
        port = self._chosen.callback_port
        if not port:
            return
        try:
            secret = await self._secrets.get(ZEGO_CALLBACK_SECRET)
            if not secret:
                raise Trouble(Code.MIX_CALLBACKS, "there is no callback secret", port=port)
            receiver = Receiver(CallbackDoor(self._chosen.app_id, secret), self._heard)
            await receiver.open(port)
            self._receiver = receiver
        except Trouble as trouble:
            self._notices.trouble(trouble)

    def _heard(self, told: Callback) -> None:
        mixer, stream_id = self.mixer, self._naming.shown(told.stream_id)
        of_room = told.room_id == mixer.mix.room
        match told.event:
            case Event.STREAM_CREATE if of_room:
                mixer.heard(stream_id, Sender(stream_id, told.user_id, told.user_name))
            case Event.STREAM_CLOSE if of_room:
                mixer.heard(stream_id, None)
            case Event.MIX_START | Event.MIX_STOP if told.task_id == mixer.mix.task_id:
                if mixer.mix.state in (MixState.RUNNING, MixState.LOST):
                    mixer.check()  # what it says may be old: the service knows
