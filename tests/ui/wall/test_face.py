from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.core.errors import Code
from desktop.core.model import (
    NOT_RECORDING,
    DecodeMode,
    Loudness,
    LoudnessLine,
    Platform,
    RecordingState,
    SourceState,
)
from desktop.ui.i18n import Languages
from desktop.ui.wall.face import Face, TileButton, decode_words, face, platform_name
from tests.ui import samples
from tests.ui.samples import NOW, every_state, receiving, source

pytestmark = pytest.mark.usefixtures("languages")
SHOWN = {view.number: view for view in every_state()}


def of(number: int) -> Face:
    return face(SHOWN[number], NOW)


@pytest.mark.parametrize(
    ("number", "word", "title", "line", "buttons"),
    [
        (2, "Invited 0:03", "Bot invited", "Waiting for the service", []),
        (3, "Joining", "Joining the meeting", "0:12", []),
        (4, "Waiting to be admitted 7:42", "Ask the host to admit “\u2068Airdesk\u2069”", "Gives up in 7:42",
         ["Copy text for host", "Remove bot"]),
        (6, "Paused in the meeting", "Paused in the meeting", "Black and silent on purpose", []),
        (8, "Failed", "Turned away by the host", "Denied", ["Invite again", "Details"]),
        (9, "Waiting for picture", "In the meeting, no picture yet", "0:17", ["Check ingest…"]),
    ],
)  # fmt: skip
def test_the_words_of_the_states(number: int, word: str, title: str, line: str, buttons: list[str]) -> None:
    card = of(number).card
    assert card is not None
    assert (of(number).word, card.title, card.line) == (word, title, line)
    assert [text for _, text in card.buttons] == buttons


def test_long_words_have_a_short_form_for_narrow_captions() -> None:
    assert of(4).short_word == "Waiting 7:42"
    assert of(6).short_word == "Paused"
    assert of(5).short_word == of(5).word


def test_every_state_has_a_word_and_a_shape_of_its_own() -> None:
    faces = [face(source(1, "A", state), NOW) for state in SourceState]
    assert len({(shown.icon, shown.tone) for shown in faces}) >= len(faces) - 1  # invited and joining share the clock
    assert all(shown.word and shown.icon and shown.spoken_name for shown in faces)


def test_receiving_has_the_picture_and_no_card() -> None:
    shown = of(1)
    assert (shown.word, shown.card, shown.band) == ("Receiving", None, "")
    assert shown.meta[0] == "Google Meet · 1920×1080 · 25 fps"
    assert shown.latency == "412 ms"


def test_a_picture_that_nobody_can_decode_is_said_and_whether_it_is_recorded() -> None:
    broken = face(replace(SHOWN[1], picture_broken=True), NOW)
    assert broken.word == "Receiving"
    assert broken.card is not None
    assert (broken.card.title, broken.card.line) == (
        "The picture cannot be decoded",
        "It is still recorded as it arrives",
    )
    off = face(replace(SHOWN[1], picture_broken=True, recording=NOT_RECORDING), NOW)
    assert off.card is not None
    assert off.card.line == ""


def test_what_gives_way_first() -> None:
    assert of(1).meta == (
        "Google Meet · 1920×1080 · 25 fps", "1920×1080 · 25 fps", "1080p25", "",
    )  # fmt: skip


def test_the_latency_goes_last_and_how_loud_it_is_before_it() -> None:
    loud = Loudness(-18.0, -20.1, -21.0, -1.2)
    shown = face(receiving(1, "A", loudness=loud, loudness_line=LoudnessLine.SHORT_TERM), NOW)
    endings = list(shown.endings)
    assert endings[0] == "Google Meet · 1920×1080 · 25 fps · S −20.1 LUFS · 412 ms"
    assert endings[3:5] == ["S −20.1 LUFS · 412 ms", "Google Meet · 1920×1080 · 25 fps · 412 ms"]
    assert endings[-1] == "412 ms"


def test_the_icon_turns_amber_after_three_seconds_without_bytes() -> None:
    quiet = face(receiving(1, "A", last_byte_at=NOW - 3), NOW)
    assert (quiet.icon, quiet.icon_tone, quiet.word) == ("stalled", "umd.warn", "Receiving")
    assert face(receiving(1, "A", last_byte_at=NOW - 2.9), NOW).icon == "state-ok"


def test_stalled_counts_from_the_last_byte() -> None:
    shown = of(5)
    assert (shown.word, shown.band, shown.card) == ("Stalled 8 s", "No bytes for 8 s", None)
    assert shown.latency == "—"


def test_slow_is_a_word_and_a_warning() -> None:
    shown = face(receiving(1, "A", latency_ms=800.0), NOW)
    assert (shown.latency, shown.slow) == ("slow", True)
    assert face(receiving(1, "A", latency_ms=799.0), NOW).latency == "799 ms"
    assert face(receiving(1, "A", latency_ms=None), NOW).latency == "—"


def test_the_decode_mode_is_said_unless_it_is_all() -> None:
    assert decode_words(DecodeMode.FULL) == ""
    shown = face(receiving(1, "A", decode_mode=DecodeMode.KEY), NOW)
    assert all("key frames only" in meta for meta in shown.meta[:-1])
    assert "reduced" in face(receiving(1, "A", decode_mode=DecodeMode.REFERENCE), NOW).meta[0]


def test_check_ingest_is_offered_after_a_while() -> None:
    early = face(source(1, "A", SourceState.JOINING, 14, admitted=True), NOW).card
    assert early is not None
    assert early.buttons == ()


def test_a_bot_that_cannot_be_removed_has_no_button_for_it() -> None:
    card = face(replace(SHOWN[4], can_remove=False), NOW).card
    assert card is not None
    assert [wish for wish, _ in card.buttons] == [TileButton.COPY_HOST_TEXT]


def test_resume_only_where_the_service_can() -> None:
    card = face(replace(SHOWN[6], can_pause=True), NOW).card
    assert card is not None
    assert [wish for wish, _ in card.buttons] == [TileButton.RESUME]


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (RecordingState.SAVED, "Recording complete, 31:27"),
        (RecordingState.SAVING, "Saving the recording…"),
        (RecordingState.FAILED, "The recording failed after 31:27"),
        (RecordingState.OFF, "Not recorded"),
    ],
)
def test_ended_says_what_is_kept(state: RecordingState, line: str) -> None:
    card = face(replace(SHOWN[7], recording=samples.recording(1887, state=state)), NOW).card
    assert card is not None
    assert (card.title, card.line) == (f"Ended {_local_time()}", line)


def test_a_failure_without_a_reason_still_has_words() -> None:
    card = face(source(1, "A", SourceState.FAILED), NOW).card
    assert card is not None
    assert card.title == "It failed"
    told = face(source(1, "A", SourceState.FAILED, reason=Code.BOT_DENIED), NOW).card
    assert told is not None
    assert told.line == "bot.denied"


def test_spoken_names() -> None:
    assert of(5).spoken_name == "Source 5, \u2068Field – Da Nang\u2069, stalled for 8 seconds, recording"
    assert of(1).spoken_more == "Google Meet, 1920 by 1080, 25 frames"
    assert of(4).spoken_name.endswith("waiting to be admitted")


def test_platforms() -> None:
    assert platform_name(Platform.TEAMS) == "Teams"
    assert platform_name(Platform.UNKNOWN) == ""


def test_another_language(languages: Languages) -> None:
    languages.use("pseudo")
    assert of(1).word.startswith("[Rễçễĩv")


def _local_time() -> str:
    ended = SHOWN[7].ended_at
    assert ended is not None
    return ended.astimezone().strftime("%H:%M")
