"""The call's page as the desk sees it: `core.call.CallPage`, and what the dialog and the panel show of it besides.

What the page says becomes the desk's words here, whatever the provider. Main thread only.
"""

from __future__ import annotations

import base64
import binascii
import logging

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QImage

from desktop.core.call import Devices, Ending, JoinParameters, Participant, Ticket
from desktop.core.call_kind import CallKind
from desktop.core.call_page import (
    PageCamera,
    PageDevices,
    PageEnded,
    PageEvent,
    PageJoined,
    PageMicrophone,
    PageParticipants,
    PageReady,
    PageReconnected,
    PageReconnecting,
    PageTokenEnds,
)
from desktop.core.signal import Signal
from desktop.ui.calls import page_words
from desktop.ui.calls.page_words import (
    Broken,
    Event,
    Expires,
    InUse,
    Join,
    Leave,
    Levels,
    Open,
    People,
    Picture,
    Ready,
    Renew,
    Said,
    Sending,
    Setup,
    State,
    Test,
)
from desktop.ui.calls.web_process import WebProcess
from desktop.ui.post import Post

SILENT_DB = -120.0  # below it is no sound

log = logging.getLogger(__name__)


class WebPage(QObject):
    """For one call. `close` it in any case: it is a process."""

    told = Signal(object)  # PageEvent
    devices_found = QtSignal(object)  # page_words.Devices
    device_used = QtSignal(object)  # InUse
    levels = QtSignal(object)  # Levels
    picture = QtSignal(str, object)  # whose ("me" is the own), QImage or None

    def __init__(self, studio: str = "", command: list[str] | None = None, parent: QObject | None = None) -> None:
        """`studio` is where the demo studio's calls are, "127.0.0.1:port"; "": the page reaches the providers."""
        super().__init__(parent)
        self.setup = Setup()
        self.found = page_words.Devices()
        self.ready = False
        self._level_log = logging.getLogger().getEffectiveLevel()
        self._joined = False
        self._over = False
        self._people: tuple[page_words.Person, ...] = ()
        self._loud: dict[str, float] = {}
        self._mine: float | None = None
        self._told: tuple[Participant, ...] | None = None
        self._sending: Sending | None = None
        self._pictures: dict[str, QImage | None] = {}
        self._post = Post()
        self.process = WebProcess(self._hear, lambda words: self._post(self._gone, words), command)
        self.process.send(page_words.line(Open(studio, self._level_log)))
        self.process.start()

    @property
    def is_over(self) -> bool:
        """It has ended or was closed: another one is needed."""
        return self._over

    # What the desk asks for

    def tell_ready(self) -> None:
        """Tell PageReady once more, soon: who has just come has not heard it."""
        if self.ready:
            self._post(self._tell, PageReady())

    def arrange(self, **changes: object) -> None:
        """Change what is chosen: fields of `Setup`. The page goes after the newest."""
        setup = page_words.changed(self.setup, changes)
        if setup != self.setup:
            self.setup = setup
            self._send(setup)

    def join(self, parameters: JoinParameters) -> None:
        """After PageReady. Answered by PageJoined or PageEnded."""
        needs = [name for name, on in (("microphone", parameters.microphone), ("camera", parameters.camera)) if on]
        chosen = parameters.devices
        self.arrange(
            microphone_on=True,
            microphone=chosen.microphone,
            camera_on=parameters.camera,
            camera=chosen.camera,
            speaker=chosen.speaker,
            muted=not parameters.microphone,
            volume=parameters.volume,
        )
        room = parameters.ticket.room
        words, video = ticket_words(parameters.ticket), room.kind is CallKind.VIDEO
        self._send(Join(room.provider.value, words, parameters.name, video, tuple(needs)))

    def leave(self) -> None:
        """Answered by PageEnded(LEFT)."""
        self._send(Leave())

    def set_mic(self, on: bool) -> None:
        """Answered by PageMicrophone."""
        self._sending = None
        self.setup = page_words.changed(self.setup, {"muted": not on, "microphone_on": True})
        self._send(self.setup)

    def set_camera(self, on: bool) -> None:
        """Answered by PageCamera."""
        self._sending = None
        self.setup = page_words.changed(self.setup, {"camera_on": on})
        self._send(self.setup)

    def set_devices(self, devices: Devices) -> None:
        """Answered by PageDevices."""
        self.arrange(microphone=devices.microphone, camera=devices.camera, speaker=devices.speaker)
        self._tell(PageDevices(devices))

    def set_volume(self, percent: int) -> None:
        """Of what is heard, 0 to 100."""
        self.arrange(volume=percent)

    def renew(self, token: str) -> None:
        """Go on with another token."""
        self._send(Renew(token))

    def test_speaker(self) -> None:
        """A short tone."""
        self._send(Test())

    def close(self) -> None:
        """End the process. Tells nothing any more. May be called twice."""
        self._over = True
        self._post.close()
        self.process.close()

    # What the page says, on the process's thread

    def _hear(self, line: bytes) -> None:
        try:
            event = page_words.read_event(line)
        except ValueError as error:
            log.warning("the page of the call said what nobody understands: %s", error)
            return
        if isinstance(event, Picture):  # decoded here; of each person only the newest is shown
            waiting = event.person in self._pictures
            self._pictures[event.person] = _decoded(event.jpeg)
            if not waiting:
                self._post(self._show, event.person)
            return
        self._post(self._take, event)

    # And on the main thread

    def _show(self, person: str) -> None:
        self.picture.emit(person, self._pictures.pop(person, None))

    def _take(self, event: Event) -> None:
        if self._over:
            return
        match event:
            case Ready():
                self.ready = True
                self._tell(PageReady())
            case page_words.Devices():
                self.found = event
                self.devices_found.emit(event)
            case InUse():
                self._use(event)
            case State():
                self._stand(event)
            case Sending():
                self._confirm(event)
            case People():
                self._people = event.people
                self._tell_people()
            case Levels():
                self._mine, self._loud = event.microphone, dict(event.people)
                self.levels.emit(event)
                self._tell_people()
            case Expires():
                self._tell(PageTokenEnds())
            case Broken():
                self._end(Ending.CRASHED, event.details)
            case Said():
                log.info("the page of the call: %s", event.text)

    def _stand(self, event: State) -> None:
        if event.state == "joined":
            self._tell(PageReconnected() if self._joined else PageJoined(not self.setup.muted, self.setup.camera_on))
            self._joined = True
        elif event.state == "reconnecting":
            self._tell(PageReconnecting())
        elif event.state == "ended":
            self._end(ending_of(event.why), event.details)

    def _use(self, event: InUse) -> None:
        """A device that was chosen and is gone makes way for the system's own."""
        chosen = getattr(self.setup, event.kind) if event.kind in ("microphone", "camera") else ""
        if event.fault == "gone" and chosen:
            self.arrange(**{event.kind: ""})
            devices = Devices(self.setup.microphone, self.setup.camera, self.setup.speaker)
            self._tell(PageDevices(devices, chosen, self._name(event.kind)))
        self.device_used.emit(event)

    def _name(self, kind: str) -> str:
        """What the system uses where nothing is chosen, as far as it can be told."""
        found = self.found.microphones if kind == "microphone" else self.found.cameras
        return found[0] if found else ""

    def _confirm(self, event: Sending) -> None:
        before, self._sending = self._sending, event
        if not self._joined:
            return
        if before is None or before.microphone is not event.microphone:
            self._tell(PageMicrophone(event.microphone))
        if before is None or before.camera is not event.camera:
            self._tell(PageCamera(event.camera))

    def _tell_people(self) -> None:
        people = tuple(self._participant(one) for one in self._people)
        if people != self._told:
            self._told = people
            self._tell(PageParticipants(people))

    def _participant(self, person: page_words.Person) -> Participant:
        decibels = self._mine if person.me else self._loud.get(person.id)
        return Participant(
            id=person.id,
            name=person.name,
            own=person.me,
            microphone=not person.muted,
            camera=person.camera,
            level=None if decibels is None or person.muted else full_scale(decibels),
            weak=person.weak,
        )

    def _gone(self, words: str) -> None:
        self._end(Ending.CRASHED if self.ready else Ending.NO_PAGE, words)

    def _end(self, ending: Ending, details: str) -> None:
        if self._over:
            return
        self._over = True
        self._tell(PageEnded(ending, details, self._blamed(ending)))

    def _blamed(self, ending: Ending) -> str:
        if ending in (Ending.CAMERA_DENIED, Ending.CAMERA_MISSING):
            return self.setup.camera or self._name("camera")
        return self.setup.microphone or self._name("microphone")

    def _tell(self, event: PageEvent) -> None:
        self.told.emit(event)

    def _send(self, order: page_words.Order) -> None:
        self.process.send(page_words.line(order))


def ticket_words(ticket: Ticket) -> dict[str, str | int]:
    """What the provider's adapter needs of it, and nothing else."""
    room = ticket.room
    match room.provider:
        case room.provider.AGORA:
            return {"app_id": ticket.app_id, "channel": room.channel, "token": ticket.token, "uid": ticket.uid}
        case room.provider.HMS:
            return {"token": ticket.token}
        case _:
            return {"url": room.address, "token": ticket.token}


def ending_of(word: str) -> Ending:
    """The page's word for it; what it does not know has failed."""
    try:
        return Ending(word) if word else Ending.FAILED
    except ValueError:
        return Ending.FAILED


def full_scale(decibels: float) -> float:
    """0 to 1 of full scale."""
    return 0.0 if decibels <= SILENT_DB else min(1.0, 10 ** (decibels / 20))


def _decoded(jpeg: str) -> QImage | None:
    try:
        data = base64.b64decode(jpeg, validate=True)
    except (binascii.Error, ValueError):
        return None
    image = QImage()
    return image if image.loadFromData(data, "JPEG") else None
