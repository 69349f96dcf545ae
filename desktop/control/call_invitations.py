"""Telling others of a call: in the app's channel at the call service, and as a link in the open Mezon channel.

Main loop only. What is written is the interface's: texts come translated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.control.calls import Calls
from desktop.core.call import CallRoom, CallState, Ending
from desktop.core.call_id import CallTarget, link_of, same_id
from desktop.core.errors import Code, Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.services.calls.client import CallsClient
from desktop.services.calls.invitations import Invitation, message
from desktop.services.calls.messages import call_object, read_room


@dataclass(frozen=True, slots=True)
class InvitationWords:
    """What others read."""

    text: str
    title: str  # of the attachment
    over: str  # its title when the call has ended


@dataclass(frozen=True, slots=True)
class Invited:
    """What somebody's invitation says of a call."""

    sender: str = ""
    sent_at: datetime | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class _Posted:
    call_id: str
    call: Mapping[str, object]
    words: InvitationWords
    message_id: str


class CallInvitations:
    """`changed` when `found` did. Failures are notices: a call goes on without its invitation."""

    changed = Signal()

    def __init__(
        self,
        calls: Calls,
        tasks: Tasks,
        client: Callable[[], CallsClient],
        channel: Callable[[], str],
        say: Callable[[Trouble], object],
    ) -> None:
        """`channel()`: the name of the app's channel, for the operator."""
        self._calls = calls
        self._tasks = tasks
        self._client = client
        self._channel = channel
        self._say = say
        self._object: Mapping[str, object] | None = None  # of the call that was started here
        self._wanted: InvitationWords | None = None  # to be posted once the operator is in the call
        self._link: tuple[str, str] | None = None  # text and place, to be said then too
        self._posted: _Posted | None = None
        self._alone = False
        self.found: tuple[Invitation, ...] = ()
        self.trouble: Trouble | None = None  # of the last reading
        # Says a text in the open Mezon channel or conversation; given when there is one. False: nobody heard.
        self.say_in_mezon: Callable[[str], bool] | None = None
        # What that channel or conversation is called; "": none is open.
        self.mezon_place: Callable[[], str] = lambda: ""
        calls.created.connect(self._created)
        calls.changed.connect(self._look)

    def post_when_joined(self, words: InvitationWords) -> None:
        """Tell the app's channel once the call that is being started has been joined; a join that fails tells nobody:
        who came would find an empty room."""
        self._wanted = words

    def post(self, words: InvitationWords) -> None:
        """Tell the app's channel of the present call."""
        call = self._calls.call
        room = call.room
        if room is None or call.state in (CallState.IDLE, CallState.ENDED):
            return
        whole = self._object if self._object is not None and _is(self._object, room.id) else call_object(room)
        self._tasks.start(self._post(room.id, whole, words), "post a call's invitation")

    def post_link_when_joined(self, text: str, place: str) -> None:
        """The same with a link in Mezon. Said only where `place` is still what is open: nobody else is told."""
        self._link = (text, place)

    def post_link(self, text: str) -> bool:
        """Say `text` with the link of the present call in the open Mezon channel or conversation. False: to nobody."""
        call = self._calls.call
        if self.say_in_mezon is None or call.wish is None or call.state in (CallState.IDLE, CallState.ENDED):
            return False
        kind = call.room.kind if call.room is not None else call.wish.kind
        return self.say_in_mezon(f"{text} {link_of(call.id, kind)}".strip())

    def tell_mezon(self, text: str, place: str) -> None:
        """The same, where `place` is still what is open, and with a word to the operator."""
        heard = self.mezon_place() == place and self.post_link(text)
        self._say(Trouble(Code.CALL_INVITED if heard else Code.CALL_INVITE, channel=place))

    def read(self) -> None:
        """Look for invitations in the app's channel."""
        self._tasks.start(self._read(), "read invitations")

    def room_for(self, target: CallTarget) -> CallRoom | None:
        """What is known of a call that somebody named: by its object, if that was pasted, or by an invitation."""
        if target.call is not None:
            return read_room(target.call)
        found = self._newest(target.call_id)
        return found.room if found is not None else None

    def about(self, call_id: str) -> Invited | None:
        """What the newest invitation to it says."""
        found = self._newest(call_id)
        return None if found is None else Invited(found.sender, _moment(found.sent_at), found.ended)

    @property
    def open_ids(self) -> tuple[str, ...]:
        """Calls to which there are invitations, newest first, but for those that have ended."""
        newest = dict[str, Invitation]()
        for one in reversed(self.found):
            newest.setdefault(one.call_id.casefold(), one)
        return tuple(one.call_id for one in newest.values() if not one.ended)

    def _newest(self, call_id: str) -> Invitation | None:
        return next((one for one in reversed(self.found) if same_id(one.call_id, call_id)), None)

    def mark_ended(self) -> None:
        """Those who read our invitation later see that the call is over. Nothing where we posted none."""
        posted, self._posted = self._posted, None
        if posted is not None:
            self._tasks.start(self._mark(posted), "mark a call as ended")

    def _created(self, call: Mapping[str, object]) -> None:
        self._object = call

    def _tell(self) -> None:
        """What was wanted when the call was started, once."""
        words, self._wanted = self._wanted, None
        if words is not None:
            self.post(words)
        link, self._link = self._link, None
        if link is not None:
            self.tell_mezon(*link)

    def _look(self) -> None:
        """Who is in is told of; a call that ended for all, or that was left by its last, is marked."""
        call = self._calls.call
        if call.state is CallState.IN_CALL:
            self._alone = not call.others
            self._tell()
        if call.state is not CallState.ENDED:
            return
        self._wanted = self._link = self._object = None
        over = call.ending is Ending.OVER or (call.ending is Ending.LEFT and self._alone)
        if over and self._posted is not None and same_id(self._posted.call_id, call.id):
            self.mark_ended()

    async def _post(self, call_id: str, call: Mapping[str, object], words: InvitationWords) -> None:
        try:
            message_id = await self._client().post(message(call, words.text, words.title))
        except Trouble as trouble:
            self._say(Trouble(Code.CALL_INVITE, f"{trouble.code}: {trouble.details}", channel=self._channel()))
            return
        self._posted = _Posted(call_id, call, words, message_id)
        self._say(Trouble(Code.CALL_INVITED, channel=self._channel()))

    async def _mark(self, posted: _Posted) -> None:
        changed = message(posted.call, posted.words.text, posted.words.over, datetime.now(UTC))
        try:
            await self._client().replace(posted.message_id, changed)
        except Trouble as trouble:  # the invitation is stale, and a join tells whoever tries it
            self.trouble = trouble

    async def _read(self) -> None:
        try:
            self.found, self.trouble = await self._client().invitations(), None
        except Trouble as trouble:
            self.trouble = trouble
        self.changed.emit()


def _moment(text: str) -> datetime | None:
    """None for what is no moment, or of no zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _is(call: Mapping[str, object], call_id: str) -> bool:
    named = call.get("id")
    return isinstance(named, str) and same_id(named, call_id)
