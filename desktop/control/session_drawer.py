"""What the keyring holds of Mezon: the two sessions, and what a bot signs in with anew. Whole or not at all, in order.

A keyring may ask the operator and take its time: what is wished meanwhile comes after. Its failures are notices.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

import msgspec

from desktop.control.notices import Notices
from desktop.core.account import SESSION_NAMES, Role
from desktop.core.errors import Code, Trouble
from desktop.settings.secrets import Secrets

BOT_TOKEN = "mezon.bot.token"  # what a bot signs in with anew when its session has ended

BotKey = tuple[str, str]  # app id and token


class KeptSession(msgspec.Struct, frozen=True):
    """One session as it was exported, and whose it is."""

    name: str
    exported: dict[str, str]

    def __repr__(self) -> str:
        return f"KeptSession({self.name!r})"


class SessionDrawer:
    """Main loop only. Raises nothing: what the keyring refuses is a notice."""

    def __init__(self, secrets: Secrets, notices: Notices) -> None:
        self._secrets = secrets
        self._notices = notices
        self._turn = asyncio.Lock()

    async def read(
        self, known: Mapping[Role, str | None] | None = None
    ) -> tuple[dict[Role, KeptSession], BotKey | None]:
        """All that is kept; `known` are the sessions, where somebody has asked for them already."""
        async with self._turn:
            try:
                texts = known or {role: await self._secrets.get(name) for role, name in SESSION_NAMES.items()}
                token = await self._secrets.get(BOT_TOKEN)
            except Trouble as trouble:
                self._notices.trouble(trouble)
                return {}, None
        key: BotKey | None = None
        if token is not None:
            with suppress(msgspec.MsgspecError):
                key = msgspec.json.decode(token, type=BotKey)
        found: dict[Role, KeptSession] = {}
        for role, text in texts.items():
            if text is not None:
                try:
                    exported = msgspec.json.decode(text, type=dict[str, str])
                except msgspec.MsgspecError:  # not one of ours, or damaged
                    self.complain(role)
                else:
                    found[role] = KeptSession(exported.get("name", ""), exported)
        return found, key

    def complain(self, role: Role) -> None:
        """What was kept for this role is no session."""
        self._notices.raise_(Code.MEZON_TOKEN, details=f"what the keyring holds for {role} is no session")

    async def keep(self, role: Role, kept: KeptSession, key: BotKey | None) -> None:
        """Instead of what was kept before."""
        async with self._turn:
            await self._store(SESSION_NAMES[role], {**kept.exported, "name": kept.name})
            if role is Role.BOT and key is not None:
                await self._store(BOT_TOKEN, key)
            elif role is Role.BOT:
                await self._forget(BOT_TOKEN)

    async def forget(self, role: Role) -> None:
        """All of this role."""
        async with self._turn:
            await self._forget(SESSION_NAMES[role], *([BOT_TOKEN] if role is Role.BOT else []))

    async def _forget(self, *names: str) -> None:
        try:
            for name in names:
                await self._secrets.forget(name)
        except Trouble as trouble:
            self._notices.trouble(trouble)

    async def _store(self, name: str, value: object) -> None:
        try:
            await self._secrets.set(name, msgspec.json.encode(value).decode())
        except Trouble as trouble:
            self._notices.trouble(trouble)
