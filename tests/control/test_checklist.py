"""The list before going live: what stands in the way, what only warns."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.control.checklist import Check, Facts, Point, Readiness, Why, checks, doubt, hindrance
from desktop.core.air import AirChannel
from desktop.core.programme import Clip, ClipFault, Programme

CHANNEL = AirChannel(7, 3)
GOOD = Facts(
    signed_in=True,
    publisher="night desk",
    service_reached=True,
    somebody_else_live=False,
    disk_ok=True,
    keyring_ok=True,
)


def ready() -> Programme:
    programme = Programme()
    programme.add("https://clips.example/a.ogg")
    programme.checked(1, Clip(sound=True))
    return programme


def test_everything_ready() -> None:
    lines = checks(GOOD, CHANNEL, ready())
    assert [line.point for line in lines] == list(Point)
    assert {line.readiness for line in lines} == {Readiness.READY}
    assert hindrance(lines) is None


@pytest.mark.parametrize(
    ("facts", "channel", "point", "why"),
    [
        (replace(GOOD, signed_in=False), CHANNEL, Point.SIGNED_IN, Why.SIGNED_OUT),
        (GOOD, None, Point.CHANNEL, Why.NO_CHANNEL),
        (replace(GOOD, channel_gone=True), CHANNEL, Point.CHANNEL, Why.CHANNEL_GONE),
        (replace(GOOD, streaming=False), CHANNEL, Point.CHANNEL, Why.NOT_STREAMING),
        (replace(GOOD, publisher=""), CHANNEL, Point.PUBLISHER, Why.NO_PUBLISHER),
    ],
)
def test_what_stands_in_the_way(facts: Facts, channel: AirChannel | None, point: Point, why: Why) -> None:
    assert hindrance(checks(facts, channel, ready())) == Check(point, Readiness.NOT_READY, why)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (replace(GOOD, somebody_else_live=True), Why.OTHER_LIVE),
        (replace(GOOD, somebody_else_live=None), Why.LIVE_UNKNOWN),
        (replace(GOOD, disk_ok=False), Why.DISK_LOW),
        (replace(GOOD, keyring_ok=False), Why.KEYRING_SILENT),
    ],
)
def test_what_only_warns(facts: Facts, why: Why) -> None:
    lines = checks(facts, CHANNEL, ready())
    assert hindrance(lines) is None
    assert [line.why for line in lines if line.readiness is Readiness.WARNING] == [why]


def test_the_first_track() -> None:
    programme = Programme()
    assert hindrance(checks(GOOD, CHANNEL, programme)) == Check(
        Point.PLAYLIST, Readiness.NOT_READY, Why.NOTHING_TO_PLAY
    )
    programme.add("https://clips.example/a.ogg")
    assert hindrance(checks(GOOD, CHANNEL, programme)) == Check(Point.TRACK, Readiness.CHECKING, Why.BEING_CHECKED)
    programme.checked(1, Clip(ClipFault.STATUS, details="404"))
    assert hindrance(checks(GOOD, CHANNEL, programme)) == Check(
        Point.TRACK, Readiness.NOT_READY, Why.NO_TRACK_READY, "status"
    )


def test_of_the_sound_only_what_was_seen_is_said() -> None:
    programme = Programme()

    def sound() -> Check:
        return next(line for line in checks(GOOD, CHANNEL, programme) if line.point is Point.SOUND)

    assert sound() == Check(Point.SOUND, Readiness.UNKNOWN, Why.UNKNOWN)
    programme.add("https://clips.example/a.ogg")
    assert sound().readiness is Readiness.UNKNOWN
    for clip, readiness, why, details in (
        (Clip(sound=True, silent_s=4.0), Readiness.READY, Why.SOUND_TRACK, ""),
        (Clip(sound=True, silent_s=61.7), Readiness.WARNING, Why.SILENT_START, "62"),
        (Clip(ClipFault.CODEC), Readiness.UNKNOWN, Why.UNKNOWN, ""),
    ):
        programme.checked(1, clip)
        assert sound() == Check(Point.SOUND, readiness, why, details)


def test_what_nobody_knows_is_shown_as_unknown() -> None:
    lines = checks(Facts(signed_in=True, publisher="x", somebody_else_live=False), CHANNEL, ready())
    assert hindrance(lines) is None
    unknown = [line.point for line in lines if (line.readiness, line.why) == (Readiness.UNKNOWN, Why.UNKNOWN)]
    assert unknown == [Point.SERVICE, Point.DISK, Point.KEYRING]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (replace(GOOD, connected=False), Why.NOT_CONNECTED),
        (replace(GOOD, service_reached=False), Why.SERVICE_SILENT),
    ],
)
def test_a_service_that_is_not_answered_is_a_doubt_and_no_hindrance(facts: Facts, why: Why) -> None:
    lines = checks(facts, CHANNEL, ready())
    assert hindrance(lines) is None
    assert doubt(lines) == Check(Point.SERVICE, Readiness.WARNING, why)
    assert doubt(checks(GOOD, CHANNEL, ready())) is None
