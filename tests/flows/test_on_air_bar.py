"""An evening on the air at the real bar: real sockets, the real publisher, the stand-in of the streaming service."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.core.errors import Code
from desktop.core.programme import TRACKS_LIMIT, AtEnd, TrackState
from desktop.core.run_log import Outcome, RowKind
from desktop.sim.mezon import stn_rules
from desktop.ui.onair.state_lamp import LampState
from tests.clips import clip, ogg
from tests.flows.sitting import Sitting, at_the_desk

S = LampState
LEFT = Qt.MouseButton.LeftButton
SLOW_S = 0.5  # an edit takes some 10 ms; so much is for a machine that does other things as well


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What people wait for is short; what is measured elsewhere."""
    monkeypatch.setattr("desktop.control.live.JITTER_S", 0.0)
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 0.0)
    monkeypatch.setattr("desktop.ui.onair.air_button.DEAD_S", 0.0)


def test_live_next_pause_skip_and_end_at_the_bar(tmp_path: Path, qapp: QApplication) -> None:
    async def scenario(at: Sitting) -> None:
        evening, bar = at.evening, at.bar
        assert bar.lamp.face.sub_line == "Nothing to play"
        at.add(*(evening.shelf.put(f"{n}.ogg", ogg(seconds)) for n, seconds in enumerate((1.0, 9, 9))))
        await at.shows(S.READY)
        await at.hold(bar.live_guard)
        await at.shows(S.ON_AIR)
        assert at.window.is_on_air
        await evening.until(lambda: evening.live.air.playing and evening.live.air.playing.title == "1.ogg")
        QTest.mouseClick(bar.pause, LEFT)
        await at.shows(S.PAUSED)
        QTest.mouseClick(bar.pause, LEFT)
        await at.shows(S.ON_AIR)
        QTest.mouseClick(bar.skip, LEFT)
        await evening.until(lambda: evening.live.air.playing and evening.live.air.playing.title == "2.ogg")
        assert at.room.playlist.playlist.list.model().rowCount() == 3
        bar.end_asked.emit()
        at.window.binding.confirm.act_button.click()
        await at.shows(S.READY, S.OFF)
        assert not at.window.air_channel
        tracks = [row for row in await evening.rows() if row.kind is RowKind.TRACK]
        ends = [row.outcome for row in tracks]
        assert ends == [Outcome.PLAYED, Outcome.PAUSED, Outcome.SKIPPED, Outcome.ENDED_UNCONFIRMED]
        at.room.as_run.open()
        log = at.room.as_run.log
        await evening.until(lambda: log.table.model().rowCount() >= 3)
        target = tmp_path / "as-run.csv"
        at.room.as_run.export(log.query(), target)
        await evening.until(target.exists)
        await evening.until(lambda: Code.ASRUN_SAVED in at.open_codes)
        assert target.read_text(encoding="utf-8-sig").count("\n") == 1 + len(await evening.rows())

    at_the_desk(tmp_path, qapp, scenario)


def test_a_loss_counts_down_can_be_cut_short_and_comes_back(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.control.retries.PAUSES_S", (60.0,) * 6)

    async def scenario(at: Sitting) -> None:
        evening, bar = at.evening, at.bar
        at.add(evening.shelf.put("0.ogg", ogg(9)))
        await at.shows(S.READY)
        await at.hold(bar.live_guard)
        await at.shows(S.ON_AIR)
        peer = evening.stn.publisher(evening.live.air.channel.id if evening.live.air.channel else 0)
        assert peer is not None
        began = asyncio.get_running_loop().time()
        peer.cut()
        await at.shows(S.RECONNECTING)
        assert asyncio.get_running_loop().time() - began < 1.0
        assert not at.window.is_on_air
        assert Code.AIR_LOST in at.open_codes
        assert bar.programme._next.text() in (f"Trying again in {n} s, try 1 of 6" for n in (59, 60))
        QTest.mouseClick(bar.programme.retry, LEFT)
        await at.shows(S.ON_AIR)
        assert Code.AIR_LOST not in at.open_codes
        assert Code.AIR_BACK in at.open_codes
        evening.live.programme.at_end = AtEnd.STOP
        peer = evening.stn.publisher(evening.live.air.channel.id if evening.live.air.channel else 0)
        assert peer is not None
        peer.cut()
        await at.shows(S.RECONNECTING)
        QTest.mouseClick(bar.cancel, LEFT)
        await at.shows(S.READY)
        assert at.open_codes.isdisjoint({Code.AIR_LOST, Code.AIR_LOST_FINAL})

    at_the_desk(tmp_path, qapp, scenario)


def test_refusals_are_told_apart_and_connecting_is_cancelled(tmp_path: Path, qapp: QApplication) -> None:
    async def scenario(at: Sitting) -> None:
        evening, bar = at.evening, at.bar
        at.add(evening.shelf.put("bad.ogg", clip(sound="flac")))
        await evening.until(lambda: bar.lamp.face.sub_line == "Nothing is ready")
        at.room.playlist.playlist.undo_wanted.emit()
        at.add(evening.shelf.put("0.ogg", ogg(9)))
        await at.shows(S.READY)
        evening.stn.rules.answers.append(stn_rules.TOKEN_REJECTED)
        await at.hold(bar.live_guard)
        await at.shows(S.FAILED)
        assert bar.programme._next.text().startswith("The streaming service did not take the sign-in.")
        assert Code.AIR_TOKEN in at.open_codes
        QTest.mouseClick(bar.programme.clear, LEFT)
        await at.shows(S.READY)
        assert Code.AIR_TOKEN not in at.open_codes
        evening.stn.rules.acknowledges = False
        await at.hold(bar.live_guard)
        await at.shows(S.CONNECTING)
        await evening.until(lambda: evening.stn.heard)
        assert not at.window.is_on_air
        QTest.mouseClick(bar.cancel, LEFT)
        await at.shows(S.READY)

    at_the_desk(tmp_path, qapp, scenario)


def test_a_nervous_hand_goes_live_once_and_stops_while_connecting(tmp_path: Path, qapp: QApplication) -> None:
    async def scenario(at: Sitting) -> None:
        evening, bar = at.evening, at.bar
        actions = at.window.actions_
        at.add(evening.shelf.put("0.ogg", ogg(9)))
        await at.shows(S.READY)
        evening.stn.rules.acknowledges = False
        for _ in range(2):  # a tap asks, and so does a double click
            QTest.mouseClick(bar.live_guard, LEFT)
            QTest.mouseDClick(bar.live_guard, LEFT)
        assert bar.lamp.face.state is S.READY
        await evening.until(at.room.go_live.isVisible)
        QTest.mouseDClick(at.room.go_live.act_button, LEFT)
        QTest.mouseClick(at.room.go_live.act_button, LEFT)
        actions.action("air.go_live").trigger()
        await at.shows(S.CONNECTING)
        await evening.until(lambda: evening.stn.heard)
        assert len(evening.stn.queries) == 1
        assert not at.room.go_live.isVisible()
        assert not actions.action("air.skip").isEnabled()
        for _ in range(2):
            actions.action("air.end").trigger()
        await at.shows(S.READY)
        await evening.until(lambda: not evening.stn.peers)
        assert len(evening.stn.queries) == 1
        assert await evening.rows() == []

    at_the_desk(tmp_path, qapp, scenario)


def test_a_thousand_items_are_as_quick_as_three(tmp_path: Path, qapp: QApplication) -> None:
    """Most of them are still being looked at while the operator works."""

    async def scenario(at: Sitting) -> None:
        evening, programme = at.evening, at.evening.live.programme
        at.add(evening.shelf.put("first.ogg", ogg(9)))
        playlist = at.room.playlist.playlist
        widgets = len(playlist.findChildren(QWidget))
        at.add(*(evening.shelf.put(f"{n}.ogg", ogg(9)) for n in range(TRACKS_LIMIT - 1)))
        assert len(playlist.findChildren(QWidget)) == widgets
        await at.shows(S.READY)
        ids = [track.id for track in programme.tracks]
        for act in (
            lambda: playlist.move_wanted.emit(ids[900], 1),
            lambda: playlist.remove_wanted.emit(ids[500]),
            playlist.undo_wanted.emit,
            lambda: playlist.list.scrollTo(playlist.list.model().index(TRACKS_LIMIT - 1, 0)),
        ):
            began = time.perf_counter()
            act()
            playlist.list.viewport().repaint()
            assert time.perf_counter() - began < SLOW_S
        assert [programme.tracks[1].id, len(programme.tracks)] == [ids[900], TRACKS_LIMIT]
        await at.hold(at.bar.live_guard)
        await at.shows(S.ON_AIR)
        await evening.until(lambda: programme.tracks[1].state is TrackState.READY)
        QTest.mouseClick(at.bar.skip, LEFT)
        await evening.until(lambda: evening.live.air.playing and evening.live.air.playing.id == ids[900])

    at_the_desk(tmp_path, qapp, scenario)
