"""What is known of a source, gathered into what the interface shows. Main loop only."""

from __future__ import annotations

from collections.abc import Callable

from desktop.control.attendance import Attendance
from desktop.control.invitations import Invitations
from desktop.control.listening import Listening
from desktop.control.pictures import Pictures
from desktop.control.recordings import Recordings
from desktop.control.source import OVER, WITH_MEDIA, Source
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.core.model import LoudnessLine, Platform, SourceView


class Views:
    """Looks at a source from all sides."""

    def __init__(
        self,
        sources: Sources,
        attendance: Attendance,
        invitations: Invitations,
        recordings: Recordings,
        pictures: Pictures,
        listening: Listening,
        loudness_line: Callable[[], LoudnessLine] = lambda: LoudnessLine.OFF,
    ) -> None:
        self._loudness_line = loudness_line
        self._sources = sources
        self._attendance = attendance
        self._invitations = invitations
        self._recordings = recordings
        self._pictures = pictures
        self._listening = listening

    def look(self, source: Source, number: int) -> SourceView:
        """The view of a source in place `number`, counted from 1."""
        stats = self._pictures.stats(source.id)
        followed = bool(source.bot_id) and self._invitations.is_followed(source.id)
        return SourceView(
            id=source.id,
            number=number,
            name=source.name,
            state=source.state,
            since=source.stalled_since if source.state == "stalled" and source.stalled_since else source.since,
            platform=source.platform,
            bot_id=source.bot_id,
            bot_name=source.bot_name,
            meeting_link=source.link,
            admitted=source.admitted,
            gives_up_at=source.gives_up_at,
            last_byte_at=source.last_byte_at,
            ended_at=source.ended_at,
            reason=source.reason,
            raw_reason=source.raw_reason,
            format=stats.format,
            loudness=stats.loudness,
            loudness_line=self._loudness_line(),
            latency_ms=self._attendance.latency_ms(source.id),
            recording=self._recordings.view(source.id),
            decode_mode=stats.mode,
            hardware=stats.hardware,
            bytes_received=self._attendance.bytes_received(source.id),
            bytes_recorded=self._recordings.bytes_recorded(source.id),
            frames_decoded=stats.decoded,
            frames_shown=stats.shown,
            frames_dropped=stats.dropped,
            sound_only=stats.sound_only,
            picture_broken=stats.fault is Code.SOURCE_BROKEN and stats.format is None,
            focused=self._sources.focus_id == source.id,
            listening=source.id in self._listening.heard,
            muted=self._listening.muted(source.id),
            volume=self._listening.volume(source.id),
            can_pause=followed and source.platform is Platform.GOOGLE_MEET and source.state in WITH_MEDIA,
            can_remove=(followed or source.platform is Platform.ADDRESS) and source.state not in OVER,
        )
