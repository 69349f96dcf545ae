"""Everything that the window may look at and wish of, in one object."""

from __future__ import annotations

from msgspec import Struct, field

from desktop.control.bots import Bots
from desktop.control.health import Health
from desktop.control.ingest_desk import IngestDesk
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.control.panic import Panic
from desktop.control.pictures import Pictures
from desktop.control.pulls import Pulls
from desktop.control.recordings import Recordings
from desktop.control.secrets_desk import SecretsDesk
from desktop.control.services import MeetStreamCheck
from desktop.control.sources import Sources
from desktop.control.vitals import Vitals
from desktop.settings.store import Store


class Desk(Struct, frozen=True):
    """The operator's desk. Made by `wiring.py`; main loop only."""

    sources: Sources
    bots: Bots
    pulls: Pulls
    pictures: Pictures
    notices: Notices
    recordings: Recordings
    listening: Listening
    meetstream: MeetStreamCheck
    ingest: IngestDesk
    vitals: Vitals
    health: Health
    store: Store
    secrets: SecretsDesk
    demo: bool = False
    open_ingest: bool = False
    panic: Panic = field(default_factory=Panic)
