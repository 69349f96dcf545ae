"""What changed settings mean for the parts of the desk that are at work already."""

from __future__ import annotations

from desktop.control import choices
from desktop.control.ingest_desk import IngestDesk
from desktop.control.listening import Listening
from desktop.control.notices import Notices
from desktop.core.errors import Code
from desktop.core.launch import Launch
from desktop.media.booth import Booth
from desktop.services.meetstream.admissions import Admissions
from desktop.settings.schema import Ingest, Settings


class InForce:
    """Carries the operator's settings to the ingest, the headphones and the booth. Main loop only."""

    def __init__(
        self,
        admissions: Admissions,
        ingest: IngestDesk,
        listening: Listening,
        booth: Booth,
        notices: Notices,
        launch: Launch,
    ) -> None:
        """`launch` is what the command line says of this sitting, whatever the settings say."""
        self._admissions = admissions
        self._ingest = ingest
        self._listening = listening
        self._booth = booth
        self._notices = notices
        self._launch = launch

    def begin(self, settings: Settings) -> None:
        """Who may dial in, before the ingest listens. A list of networks that cannot be read lets in nobody outside."""
        if settings.ingest.allowed_networks:
            self._admissions.set_allowed_networks(choices.THIS_COMPUTER)
        self._admit(settings.ingest)

    def change(self, new: Settings, old: Settings) -> None:
        """The ingest is started again only where it has to listen otherwise: that ends what dials in."""
        if new.ingest != old.ingest:
            self._admit(new.ingest)
            if choices.listens_otherwise(new.ingest, old.ingest):
                self._ingest.restart()
            else:
                self._ingest.told_otherwise()
        if new.monitoring.listen != old.monitoring.listen:
            self._listening.set_mode(new.monitoring.listen)
        self._booth.set_hardware(choices.decodes_in_hardware(new.monitoring, self._launch))

    def _admit(self, chosen: Ingest) -> None:
        self._admissions.allow_unknown = chosen.allow_unknown
        if chosen.allow_unknown or self._launch.open_ingest:
            self._booth.open()  # the first picture may come unannounced
        try:
            self._admissions.set_allowed_networks(chosen.allowed_networks)
        except ValueError as error:
            self._notices.raise_(Code.SETTINGS_BROKEN, details=str(error))
