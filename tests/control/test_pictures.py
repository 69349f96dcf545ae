"""Pictures of real streams, decoded as the wall and the focus ask for it, and the end of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from desktop.control.listening import Listening
from desktop.control.pictures import Pictures
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.model import NO_LEVEL, DecodeMode, LevelKind, Picture
from desktop.media.booth import Booth
from desktop.media.decoder_stats import DecoderStats
from desktop.media.headphones import Headphones
from desktop.media.slip import Wish
from desktop.settings.schema import Listen
from tests.control.parts import until
from tests.media.streams import pieces, stream


class Gallery:
    """A wall of sources and their pictures; what is posted runs on this loop."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.sources = Sources()
        self.headphones = Headphones(lambda: None)
        self.listening = Listening(self.sources, self.headphones, Listen.FOCUS, lambda _: None)
        self.faults: list[str] = []
        self.booth = Booth(self.faults.append)
        self.pictures = Pictures(self.sources, self.headphones, self.listening, self.booth, loop.call_soon_threadsafe)
        self.arrived: list[str] = []
        self.taken: list[Picture] = []
        self.pictures.arrived.connect(self._arrived)
        for name in "ab":
            self.sources.add(Source(name, name))

    def _arrived(self, source_id: str) -> None:
        self.arrived.append(source_id)
        picture = self.pictures.take(source_id)
        if picture is not None:
            self.taken.append(picture)

    def dial(self, source_id: str = "a", data: bytes = b"") -> None:
        """A stream, all of it at once, as the I/O thread brings it."""
        screen = self.pictures.screen_for(source_id)
        for piece in pieces(data or stream()):
            screen.put(piece, time.monotonic())

    def mode(self, source_id: str = "a") -> DecodeMode:
        return self.pictures.stats(source_id).mode

    async def reaches(self, mode: DecodeMode, source_id: str = "a") -> None:
        await until(lambda: self.mode(source_id) is mode)


@pytest.fixture
async def gallery() -> AsyncIterator[Gallery]:
    made = Gallery()
    yield made
    made.pictures.close()
    await asyncio.to_thread(made.booth.close)
    assert made.faults == []
    await asyncio.sleep(0)  # what was posted at the last moment


async def test_the_booth_is_opened_when_somebody_is_expected(gallery: Gallery) -> None:
    await until(lambda: gallery.booth.pid)


async def test_what_is_shown_arrives_at_its_size(gallery: Gallery) -> None:
    gallery.pictures.show("a", 96, 54, True)
    gallery.dial()
    await until(lambda: gallery.taken)
    assert set(gallery.arrived) == {"a"}
    assert (gallery.taken[0].width, gallery.taken[0].height) == (96, 54)
    await until(lambda: gallery.pictures.take("a") is None)


async def test_its_first_picture_has_its_size_before_the_window_hears_of_it(gallery: Gallery) -> None:
    gallery.pictures.show("a", 96, 54, True)
    assert gallery.pictures.screen_for("a")._wish == Wish(96, 54)  # nothing that is posted has run yet
    assert gallery.pictures.screen_for("b")._wish == Wish()


async def test_one_source_has_one_preview_whoever_asks(gallery: Gallery) -> None:
    assert gallery.pictures.screen_for("a") is gallery.pictures.screen_for("a")
    assert gallery.pictures.screen_for("a") is not gallery.pictures.screen_for("b")


async def test_hidden_is_off_and_shown_again_is_full_at_once(gallery: Gallery) -> None:
    gallery.dial()  # nobody has said that it is seen
    await gallery.reaches(DecodeMode.OFF)
    gallery.pictures.show("a", 160, 90, True)
    await gallery.reaches(DecodeMode.FULL)
    gallery.pictures.show("a", 0, 0, False)
    await gallery.reaches(DecodeMode.OFF)
    gallery.pictures.govern()
    await asyncio.sleep(0)
    gallery.pictures.show("a", 160, 90, True)  # the governor has not looked since
    await gallery.reaches(DecodeMode.FULL)


async def test_the_governor_puts_the_hidden_to_sleep_and_the_focus_in_front(gallery: Gallery) -> None:
    for name in "ab":
        gallery.pictures.show(name, 160, 90, name == "a")
        gallery.dial(name)
    watch = asyncio.create_task(gallery.pictures.watch())
    await gallery.reaches(DecodeMode.FULL, "a")
    await gallery.reaches(DecodeMode.OFF, "b")
    gallery.pictures.show("b", 160, 90, True)
    gallery.sources.focus("b")
    await gallery.reaches(DecodeMode.FULL, "b")
    watch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watch


async def test_nobody_there_is_nothing_to_show(gallery: Gallery) -> None:
    assert gallery.pictures.take("x") is None
    assert gallery.pictures.level("x") == NO_LEVEL
    assert gallery.pictures.stats("x") == DecoderStats(mode=DecodeMode.OFF)
    assert gallery.pictures.frames() == (0, 0)
    gallery.pictures.govern()
    gallery.pictures.end("x")
    gallery.pictures.clear_overs()


async def test_the_level_is_that_of_the_sound_and_grey_when_muted(gallery: Gallery) -> None:
    gallery.pictures.show("a", 160, 90, True)
    gallery.dial(data=stream(frames=250, sound="aac"))  # long enough to be heard on a busy computer
    await until(lambda: gallery.pictures.level("a").left_db > -12)
    assert gallery.pictures.level("a").kind is LevelKind.PCM
    assert not gallery.pictures.level("a").muted
    gallery.listening.set_muted("a", True)
    assert gallery.pictures.level("a").muted


async def test_who_is_heard_is_decoded_for_its_sound_though_hidden(gallery: Gallery) -> None:
    gallery.pictures.screen_for("b")
    await gallery.reaches(DecodeMode.OFF, "b")
    gallery.dial("b", stream(frames=50, sound="aac"))
    assert gallery.headphones.monitor is None
    gallery.sources.focus("b")  # the headphones follow
    await until(lambda: gallery.headphones.monitor is not None)
    assert gallery.taken == []


async def test_what_has_ended_keeps_its_figures_and_no_thread(gallery: Gallery) -> None:
    gallery.pictures.show("a", 160, 90, True)
    gallery.dial()
    await until(lambda: gallery.pictures.stats("a").shown)
    before = gallery.pictures.frames()
    gallery.pictures.end("a")
    stats = gallery.pictures.stats("a")
    assert stats.mode is DecodeMode.OFF
    assert stats.shown
    assert stats.format is not None
    assert gallery.pictures.frames()[0] >= before[0]  # counted since the start of the desk
    assert gallery.pictures.take("a") is None


async def test_a_bot_that_dials_again_begins_anew_as_it_is_shown(gallery: Gallery) -> None:
    gallery.pictures.show("a", 96, 54, True)
    gallery.dial()
    await until(lambda: gallery.taken)
    gallery.pictures.end("a")
    gallery.taken.clear()
    gallery.dial()
    await until(lambda: gallery.taken)
    assert (gallery.taken[-1].width, gallery.taken[-1].height) == (96, 54)
    assert gallery.mode() is DecodeMode.FULL


async def test_a_tile_that_is_taken_away_takes_its_decoder_along(gallery: Gallery) -> None:
    gallery.pictures.show("a", 160, 90, True)
    gallery.dial()
    await until(lambda: gallery.taken)
    source = gallery.sources.get("a")
    assert source is not None
    source.ended(2.0)
    gallery.sources.remove_tile("a")
    assert gallery.pictures.take("a") is None
    assert gallery.pictures.stats("a").mode is DecodeMode.OFF
