"""Who plays in the demo studio: meetings, their links, the names of the sources, and what happens in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop.sim.behaviour import Entry, Meeting, Stall
from desktop.sim.recipe import Recipe

BOT_NAME = "Airdesk"
TEST_LINK = "https://meet.google.com/tes-tsou-rce"  # a live guest, as every link that is not in the cast
TEST_NAME = "Test source"


@dataclass(frozen=True, slots=True)
class Part:
    """One source of the demo, for the console to invite."""

    link: str
    source_name: str
    bot_name: str
    meeting: Meeting


def _live(recipe: Recipe, joining_s: float = 0.3, stall: Stall | None = None) -> Meeting:
    """Several parts share what a meeting of the demo has in common."""
    return Meeting(film=recipe, joining_s=joining_s, stall=stall, ping_every_s=2.0, redials=1000, redial_s=2.0)


_DESK = Recipe(scene="desk", voice="host", name="Lan Pham", line="Night Desk")
_PANEL = Recipe(scene="panel", voice="panel")
_SLIDES = Recipe(scene="slides", voice="slides")
_FIELD = Recipe(scene="field", voice="field", name="Minh Tran", line="Da Nang, Han river")
_GUEST = Recipe(scene="guest", voice="guest", name="Arjun Rao", line="Chief economist")

DEMO_CAST: tuple[Part, ...] = (
    Part("https://meet.google.com/stu-dioa-one", "Studio A – Night Desk", BOT_NAME, _live(_DESK)),
    Part("https://teams.microsoft.com/l/meetup-join/panel", "Panel – four guests", BOT_NAME, _live(_PANEL)),
    Part("https://meet.google.com/sli-desm-mei", "Slides – Mei", BOT_NAME, _live(_SLIDES)),
    Part(
        "https://meet.google.com/fie-ldda-nng",
        "Field – Da Nang",
        BOT_NAME,
        _live(_FIELD, stall=Stall(after_s=20.0, for_s=12.0, again=True)),
    ),
    Part("https://meet.google.com/joi-ning-arj", "Guest – Arjun", BOT_NAME, _live(_GUEST, joining_s=20.0)),
    Part(
        "https://meet.google.com/lob-byha-noi",
        "Hanoi – Newsroom",
        BOT_NAME,
        Meeting(film=_DESK, entry=Entry.LOBBY, joining_s=1.5),
    ),
)

# What a link that nobody wrote into the cast leads to: `https://meet.google.com/<word>-…`.
_BY_WORD: dict[str, Meeting] = {
    "lobby": Meeting(film=_DESK, entry=Entry.LOBBY),
    "denied": Meeting(film=_DESK, entry=Entry.DENIED, lobby_s=3.0),
    "closed": Meeting(film=_DESK, entry=Entry.NOT_ALLOWED),
    "failed": Meeting(film=_DESK, entry=Entry.FAILED),
    "kicked": Meeting(film=_GUEST, kicked_after_s=15.0),
    "ends": Meeting(film=_GUEST, ends_after_s=15.0),
    "stalls": _live(_FIELD, stall=Stall(after_s=8.0, for_s=12.0, again=True)),
    "silent": _live(Recipe(scene="slides", voice="silence", sound=False)),
}


def recipes(cast: Iterable[Part] = DEMO_CAST) -> list[Recipe]:
    """The clips the cast needs, each once, in the order in which they are needed."""
    return list(dict.fromkeys(part.meeting.film for part in cast if part.meeting.entry is Entry.ADMITTED))


def meeting_at(link: str) -> Meeting:
    """What a bot meets behind `link`: its part, what the first word of the path says, or a live guest."""
    for part in DEMO_CAST:
        if part.link == link:
            return part.meeting
    word = urlsplit(link).path.strip("/").split("-")[0].lower()
    return _BY_WORD.get(word, _live(_GUEST))
