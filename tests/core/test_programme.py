"""The list of tracks: what is refused, how it is edited while something plays, what comes next."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.core.programme import (
    TRACKS_LIMIT,
    AtEnd,
    Clip,
    ClipFault,
    Programme,
    Track,
    TrackState,
)
from desktop.core.track_address import TrackRefusal

R = TrackRefusal


def listed(*names: str) -> Programme:
    programme = Programme()
    for name in names:
        assert not programme.add(f"https://clips.example/{name}.ogg", name)
    return programme


def order(programme: Programme) -> str:
    return "".join(track.title for track in programme.tracks)


def test_what_is_on_air_cannot_be_moved_replaced_or_removed() -> None:
    programme = listed("a", "b", "c")
    programme.mark(2, TrackState.ON_AIR)
    assert not programme.move(2, 0)
    assert not programme.remove(2)
    programme.replace(2, "https://clips.example/x.ogg")
    assert order(programme) == "abc"
    assert programme.move(3, 0)
    assert programme.remove(1)
    assert order(programme) == "cb"


def test_edits_are_undone_but_never_the_air() -> None:
    programme = listed("a", "b")
    programme.remove(1)
    programme.move(2, 0)
    programme.mark(2, TrackState.ON_AIR)
    assert programme.undo()
    assert programme.undo()
    assert order(programme) == "ab"
    assert programme.tracks[1].state is TrackState.ON_AIR
    while programme.can_undo and programme.undo():
        pass
    assert order(programme) == "b"  # on air, whatever was undone


def test_when_an_item_was_heard_is_known() -> None:
    clock = [datetime(2026, 3, 1, 21, n, tzinfo=UTC) for n in (44, 33)]
    programme = Programme(clock.pop)
    programme.add("https://clips.example/a.ogg")
    for state in (TrackState.ON_AIR, TrackState.READY, TrackState.ON_AIR, TrackState.PLAYED, TrackState.PLAYED):
        programme.mark(1, state)
    track = programme.tracks[0]
    assert [at and at.minute for at in (track.began_at, track.ended_at)] == [33, 44]


def test_a_list_has_an_end() -> None:
    programme = Programme()
    for _ in range(TRACKS_LIMIT):
        programme.add("https://clips.example/a.ogg")
    assert programme.add("https://clips.example/a.ogg") is R.LIST_FULL


def test_many_are_one_edit_and_come_all_or_not_at_all() -> None:
    programme = listed("a")
    told: list[int] = []
    programme.changed.connect(lambda: told.append(len(programme.tracks)))
    assert programme.add_all([f"https://clips.example/{n}.ogg" for n in range(TRACKS_LIMIT)]) is R.LIST_FULL
    assert programme.add_all(["https://clips.example/b.ogg", "https://clips.example/c.mp3"]) is R.ENDING
    assert not programme.add_all([])
    assert told == []
    assert not programme.add_all(["https://clips.example/b.ogg", "https://clips.example/c.ogg"])
    assert told == [3]
    assert programme.undo()
    assert order(programme) == "a"


def test_what_was_laid_out_is_no_edit() -> None:
    programme = Programme()
    programme.lay_out(Track(0, f"https://clips.example/{name}", name) for name in ("a.ogg", "b.ogg"))
    assert [track.title for track in programme.tracks] == ["a.ogg", "b.ogg"]
    assert not programme.can_undo


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (ClipFault.NONE, TrackState.READY),
        (ClipFault.STATUS, TrackState.UNREACHABLE),
        (ClipFault.NO_ANSWER, TrackState.UNREACHABLE),
        (ClipFault.CODEC, TrackState.REFUSED),
        (ClipFault.NO_CLIP, TrackState.REFUSED),
    ],
)
def test_a_check_tells_how_a_track_stands(fault: ClipFault, state: TrackState) -> None:
    programme = listed("a")
    programme.checked(1, Clip(fault, 12.0, "why"))
    track = programme.tracks[0]
    assert (track.state, track.fault, track.details, track.length_s) == (state, fault, "why", 12.0)
    programme.check_again(1)
    assert programme.tracks[0].state is TrackState.CHECKING


def test_a_late_check_changes_nothing_of_what_is_on_air() -> None:
    programme = listed("a")
    programme.mark(1, TrackState.ON_AIR)
    programme.checked(1, Clip(ClipFault.STATUS, 7.0))
    assert (programme.tracks[0].state, programme.tracks[0].length_s) == (TrackState.ON_AIR, 7.0)
    programme.check_again(1)
    assert programme.tracks[0].state is TrackState.ON_AIR


def test_what_comes_first_and_next() -> None:
    programme = listed("a", "b", "c", "d")
    programme.mark(1, TrackState.PLAYED)
    programme.checked(2, Clip(ClipFault.STATUS))
    assert programme.first() == programme.track(3)
    assert programme.after(1) == programme.track(3)
    assert programme.left_out(1) == (programme.track(2),)
    assert programme.after(4) is None
    programme.at_end = AtEnd.REPEAT
    assert programme.after(4) == programme.track(1)
    assert programme.left_out(4) == ()
    for number in (3, 4):
        programme.mark(number, TrackState.PLAYED)
    assert programme.first() == programme.track(1)  # all over again
    assert Programme().first() is None
    assert Programme().begin() is None


def test_a_list_that_was_played_begins_all_over_again() -> None:
    programme = listed("a", "b", "c")
    programme.checked(2, Clip(ClipFault.STATUS))
    programme.mark(1, TrackState.PLAYED)
    assert programme.begin() == programme.track(3)
    assert programme.tracks[0].state is TrackState.PLAYED, "some are left: those are played"
    programme.mark(3, TrackState.PLAYED)
    assert programme.begin() == programme.track(1)
    assert programme.after(1) == programme.track(3), "what was played once follows again"
    assert programme.tracks[1].state is not TrackState.READY


def test_every_change_is_told_and_nothing_else() -> None:
    programme = listed("a", "b")
    told: list[int] = []
    programme.changed.connect(lambda: told.append(1))
    programme.mark(1, TrackState.CHECKING)
    programme.remove(9)
    programme.at_end = AtEnd.SILENT
    assert told == []
    programme.at_end = AtEnd.STOP
    programme.mark(1, TrackState.READY)
    assert len(told) == 2


def test_a_former_run_comes_back_without_what_can_be_no_track() -> None:
    programme = Programme()
    told: list[int] = []
    programme.changed.connect(lambda: told.append(len(programme.tracks)))
    kept = [Track(0, "https://clips.example/a.ogg", "A", 5.0), Track(0, "file:///etc/passwd", "B")]
    programme.lay_out([*kept, *kept], AtEnd.REPEAT)
    assert [(one.id, one.title) for one in programme.tracks] == [(1, "A"), (2, "A")]
    assert (programme.at_end, programme.can_undo, told) == (AtEnd.REPEAT, False, [2])


def test_what_was_skipped_is_known_until_it_is_on_air_again() -> None:
    programme = Programme()
    programme.add("https://clips.example/a.ogg")
    programme.mark(1, TrackState.ON_AIR)
    programme.mark(1, TrackState.PLAYED, skipped=True)
    assert programme.tracks[0].skipped
    programme.begin()
    assert not programme.tracks[0].skipped
