"""The console's Mezon without a window: account, channels, chat and conversations, over a real connection."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from desktop.control.account import Account
from desktop.control.channels import Channels
from desktop.control.chat import Chat
from desktop.control.conversations import Conversations
from desktop.control.link import Link
from desktop.control.notices import Notices
from desktop.core.account import Role, SeatState
from desktop.core.channel import Channel, ChannelsState, ChannelType
from desktop.core.chat_line import ChatState
from desktop.core.errors import Trouble
from desktop.core.sign_in import PasswordSignIn, SignInRequest
from desktop.core.tasks import Tasks
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import SessionKeeper
from desktop.settings.secrets import MemorySecrets, Secrets
from desktop.settings.store import Store
from desktop.sim.mezon.founding import EMAIL, PASSWORD, Founded, message
from desktop.sim.mezon.gateway import Gateway
from tests.control.parts import until


class Desk:
    """The console's Mezon, without a window."""

    def __init__(
        self, gateway: Gateway, home: Path, secrets: Secrets | None = None, notices: Notices | None = None
    ) -> None:
        self.gateway = gateway
        self.tasks = Tasks("desk")
        self.notices = notices or Notices()
        store = self.store = Store(home / "settings.json")
        self.account = Account(secrets or MemorySecrets(), store, self.notices, self.tasks, link_for=self._link)
        self.channels = Channels(store, self.tasks)
        self.chat = Chat(self.tasks, lambda: self.account.seat(Role.USER).name)
        self.conversations = Conversations(self.tasks)
        for one in (self.channels, self.chat, self.conversations):
            self.account.link_changed.connect(one.bind)

        self.failed: list[Trouble] = []
        self.states: list[SeatState] = []
        self.backoff: Callable[[], Backoff] = lambda: Backoff(0.001, 0.005, 0.01)
        for one in (self.channels, self.chat, self.conversations):
            one.failed.connect(self.failed.append)
        self.account.changed.connect(lambda: self.states.append(self.account.seat(Role.USER).state))

    def _link(self, keeper: SessionKeeper) -> Link:
        return Link(keeper, self.backoff())

    async def sign_in(self) -> None:
        self.account.sign_in(SignInRequest(PasswordSignIn(EMAIL, PASSWORD), self.gateway.base))
        await self.ready()

    async def ready(self) -> None:
        await until(lambda: self.channels.state is ChannelsState.SHOWN and self.chat.online and self.conversations.all)

    async def connected(self, generation: int) -> None:
        """Over at least the connection of this number, and everything read over it."""
        await until(lambda: self.account.link is not None and self.account.link.socket.generation >= generation)
        await self.ready()
        await until(lambda: not len(self.tasks))

    async def open(self) -> Channel:
        """A channel in which everybody may write."""
        wanted = next(one for one in self.channels.channels if one.kind is ChannelType.TEXT and not one.private)
        self.chat.open(wanted)
        await until(lambda: self.chat.state is ChatState.OPEN)
        return wanted

    def texts(self) -> list[str]:
        return [line.message.text for line in self.chat.lines]

    async def aclose(self) -> None:
        for one in (self.channels, self.chat, self.conversations):
            one.close()
        await self.account.aclose()
        await self.tasks.aclose()


def speak(gateway: Gateway, founded: Founded, channel: Channel, *texts: str) -> None:
    """Somebody else says something."""
    bot = founded.bot.person
    where = gateway.world.channel(channel.id, bot.id)
    for text in texts:
        gateway.talk.say(bot, where, message(text))


class Minute(Backoff):
    """The pauses of the real one, a thousand times shorter; `waited_s` is what the desk believes to have waited."""

    def __init__(self) -> None:
        super().__init__()
        self.waited_s = 0.0

    def next_s(self) -> float:
        pause_s = super().next_s()
        self.waited_s += pause_s
        return pause_s / 1000


class Clock:
    """The service's clock: the computer's, and what it was put forward."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead_s
