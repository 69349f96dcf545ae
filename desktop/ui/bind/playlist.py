"""The playlist window and the programme of the chosen channel."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from desktop.core.air import Air
from desktop.core.programme import PLAYING, AtEnd, Track, TrackState
from desktop.ui.kept_window import KeptWindow
from desktop.ui.onair.playlist_window import PlaylistFace, PlaylistWindow

if TYPE_CHECKING:
    from desktop.control.live import Live
    from desktop.ui.main_window import MainWindow

NAME = "playlist"


class PlaylistBinding(QObject):
    """The window is made when it is first asked for."""

    def __init__(self, window: MainWindow, live: Live) -> None:
        super().__init__(window)
        self._window, self._live = window, live
        self._playlist: PlaylistWindow | None = None

    @property
    def playlist(self) -> PlaylistWindow:
        """The window."""
        if self._playlist is None:
            self._playlist = made = PlaylistWindow(self._window.theme, self._window)
            KeptWindow(self._window, NAME, made)
            made.add_wanted.connect(self._add)
            made.replace_wanted.connect(self._replace)
            made.remove_wanted.connect(self._remove)
            made.move_wanted.connect(self._move)
            made.next_wanted.connect(self._play_next)
            made.check_wanted.connect(self._check_again)
            made.undo_wanted.connect(self._undo)
            made.at_end_wanted.connect(self._set_at_end)
        return self._playlist

    def open(self) -> None:
        """Show it, above the main window and modal to nothing."""
        playlist = self.playlist
        self.show()
        playlist.show()
        playlist.raise_()
        playlist.activateWindow()

    def show(self) -> None:
        """What the programme is now, and how far the item on air has come."""
        if self._playlist is None:
            return
        air, programme = self._live.air, self._live.programme
        channel, position_s = air.channel, air.position(time.monotonic())
        self._playlist.show_face(
            PlaylistFace(
                channel.name if channel is not None else "",
                tuple(_shown(track, air) for track in programme.tracks),
                None if position_s is None else float(math.floor(position_s)),
                programme.at_end,
                programme.can_undo,
            )
        )

    def _add(self, addresses: list[str]) -> None:
        self._live.programme.add_all(addresses)

    # Each channel has a programme of its own: the one in force is asked for each time.

    def _replace(self, track_id: int, address: str) -> None:
        self._live.programme.replace(track_id, address)

    def _remove(self, track_id: int) -> None:
        self._live.programme.remove(track_id)

    def _move(self, track_id: int, to: int) -> None:
        self._live.programme.move(track_id, to)

    def _check_again(self, track_id: int) -> None:
        self._live.programme.check_again(track_id)

    def _undo(self) -> None:
        self._live.programme.undo()

    def _play_next(self, track_id: int) -> None:
        """Behind what is on air, or in front of everything."""
        programme = self._live.programme
        others = [track for track in programme.tracks if track.id != track_id]
        playing = [place for place, track in enumerate(others) if track.state in PLAYING]
        programme.move(track_id, playing[-1] + 1 if playing else 0)

    def _set_at_end(self, at_end: AtEnd) -> None:
        self._live.programme.at_end = at_end


def _shown(track: Track, air: Air) -> Track:
    """An item is on air where the broadcast says so: its own mark may be of a moment before."""
    if track.state in PLAYING and (air.playing is None or air.playing.id != track.id):
        return replace(track, state=TrackState.READY)
    return track
