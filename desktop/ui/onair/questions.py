"""What is asked before the air is touched (UI.md 12.1): names, consequences in numbers, two verbs. Pure."""

from __future__ import annotations

from desktop.core.air import Air, AirChannel
from desktop.core.programme import NOT_READY, AtEnd, Programme, TrackState
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.popover import Question


def go_live(channel: AirChannel | None, programme: Programme, waiting: int | None, other_live: bool) -> Question:
    """Going live; where somebody else is live, that comes first."""
    name = isolate(channel.name) if channel is not None else ""
    harmless, acting = tr("Question", "Not now"), tr("Question", "Go live")
    if channel is None:
        title = tr("Question", "Go live?")
        return Question(title, tr("Question", "This is what is ready and what is not."), harmless, acting)
    if other_live:
        title = tr("Question", "Somebody else is live in {channel}.").format(channel=name)
        return Question(title, tr("Question", "Going live may end their broadcast."), harmless, acting)
    title = tr("Question", "Go live in {channel}?").format(channel=name)
    people = tr("Question", "%n people are waiting.", "", waiting) if waiting is not None else ""
    first = programme.first()
    item = ""
    if first is not None and first.length_s is not None:
        length = formats.countdown(first.length_s)
        item = tr("Question", "First item: {title} ({time}).").format(title=isolate(first.title), time=length)
    elif first is not None:
        item = tr("Question", "First item: {title}.").format(title=isolate(first.title))
    clan = f"{isolate(channel.clan)}." if channel.clan else ""
    return Question(title, " ".join(part for part in (clan, people, item) if part), harmless, acting)


def end(air: Air, programme: Programme, watching: int | None, now: float) -> Question:
    """Ending the broadcast."""
    name = isolate(air.channel.name) if air.channel is not None else ""
    title = tr("Question", "End the broadcast in {channel}?").format(channel=name)
    people = tr("Question", "%n people are watching.", "", watching) if watching is not None else ""
    return Question(
        title,
        " ".join(part for part in (people, _left(air, programme, now)) if part),
        tr("Question", "Stay on air"),
        tr("Question", "End broadcast"),
    )


def skip_last(at_end: AtEnd) -> Question:
    """Skipping when nothing follows."""
    ends = tr("Question", "The broadcast ends.")
    text = ends if at_end is AtEnd.STOP else tr("Question", "The channel goes silent.")
    return Question(tr("Question", "Skip the last item?"), text, tr("Question", "Keep playing"), tr("Question", "Skip"))


def _left(air: Air, programme: Programme, now: float) -> str:
    """What would not be heard."""
    track = air.playing
    if track is None:
        return tr("Question", "Nothing is playing.")
    ids = [one.id for one in programme.tracks]
    behind = programme.tracks[ids.index(track.id) + 1 :] if track.id in ids else ()
    more = sum(1 for one in behind if one.state not in NOT_READY and one.state is not TrackState.PLAYED)
    if track.length_s is None:
        return tr("Question", "This item and %n more items are left.", "", more)
    time_left = formats.countdown(max(0.0, track.length_s - (air.position(now) or 0.0)))
    return tr("Question", "{time} of this item and %n more items are left.", "", more).format(time=time_left)
