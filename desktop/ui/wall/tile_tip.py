"""What the pointer learns over a caption: all that is written there, also where it had no room. Pure."""

from __future__ import annotations

from desktop.core.model import SourceView
from desktop.ui.i18n import tr
from desktop.ui.notices.reasons import reason_words
from desktop.ui.wall.face import Face


def tile_tip(view: SourceView, face: Face) -> str:
    """The name, the state with what is known of the stream, and what stands behind its figures, one line each."""
    lines = [face.name, " · ".join(part for part in (face.word, face.meta[0], face.loudness, face.latency) if part)]
    if view.latency_ms is not None and face.latency:
        lines.append(tr("Tile", "Includes the difference between two clocks; watch the change, not the number."))
    if view.recording.reason:
        lines.append(tr("Tile", "Recording: {reason}").format(reason=reason_words(view.recording.reason)))
    return "\n".join(lines)
