"""Sources, pictures and levels to look at: shared by the tests of the wall and by the gallery."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

from desktop.core.errors import Code
from desktop.core.model import (
    DecodeMode,
    Level,
    LevelKind,
    Notice,
    NoticeKind,
    Picture,
    Platform,
    RecordingState,
    RecordingView,
    Remedy,
    SourceState,
    SourceView,
    VideoFormat,
)

NOW = 10_000.0
FULL_HD = VideoFormat("h264", 1920, 1080, 25.0, "aac")
HUES = (205, 262, 158, 28, 340, 90, 230, 300, 180)


def recording(
    seconds: float, size: int = 1_240_000_000, state: RecordingState = RecordingState.RECORDING
) -> RecordingView:
    """A recording of that length."""
    return RecordingView(state, NOW - seconds, seconds, size, Path("/recordings/a.mp4"))


def receiving(number: int, name: str, **more: object) -> SourceView:
    """A source whose picture arrives."""
    given: dict[str, object] = {
        "platform": Platform.GOOGLE_MEET, "last_byte_at": NOW - 0.1, "format": FULL_HD, "latency_ms": 412.0,
        "recording": recording(2530), "decode_mode": DecodeMode.FULL, "can_pause": True, "can_remove": True,
    }  # fmt: skip
    given |= more
    return SourceView(f"s{number}", number, name, SourceState.RECEIVING, NOW - 2530, **given)  # type: ignore[arg-type]


def source(number: int, name: str, state: SourceState, age: float = 0.0, **more: object) -> SourceView:
    """A source in any state, for `age` seconds."""
    given: dict[str, object] = {"platform": Platform.GOOGLE_MEET} | more
    return SourceView(f"s{number}", number, name, state, NOW - age, **given)  # type: ignore[arg-type]


def every_state() -> tuple[SourceView, ...]:
    """One source per state, as png/09 shows them, and the rarer faces."""
    stalled = {"last_byte_at": NOW - 8, "format": FULL_HD, "recording": recording(764), "latency_ms": 400.0}
    return (
        receiving(1, "Studio A", listening=True, volume=72, focused=True),
        source(2, "Guests", SourceState.INVITED, 3),
        source(3, "Guests", SourceState.JOINING, 12),
        source(4, "Field – Hue", SourceState.WAITING, 138, gives_up_at=NOW + 462, can_remove=True, bot_name="Airdesk"),
        source(5, "Field – Da Nang", SourceState.STALLED, 2, **stalled),
        source(6, "Board room", SourceState.PAUSED, 60, format=FULL_HD, latency_ms=412.0, recording=recording(1211)),
        source(
            7, "Rehearsal", SourceState.ENDED, 60, platform=Platform.TEAMS,
            ended_at=datetime(2026, 11, 20, 21, 32, tzinfo=UTC), recording=recording(1887, state=RecordingState.SAVED),
        ),
        source(
            8, "Budget", SourceState.FAILED, 9, platform=Platform.TEAMS, reason=Code.BOT_DENIED, raw_reason="Denied"
        ),
        source(9, "Newsroom", SourceState.JOINING, 17, admitted=True),
        receiving(
            10, "Slow one", latency_ms=1240.0, decode_mode=DecodeMode.KEY, muted=True,
            recording=recording(20, state=RecordingState.IDLE),
        ),
        receiving(11, "Held", decode_mode=DecodeMode.REFERENCE, recording=recording(20, state=RecordingState.HELD)),
        receiving(12, "Quiet for 4 s", last_byte_at=NOW - 4, recording=recording(20, state=RecordingState.FAILED)),
    )  # fmt: skip


def level(left: float = -17.0, right: float = -19.5, hold: float = -9.5, **more: object) -> Level:
    """Two bars."""
    return Level(LevelKind.PCM, left, right, hold, hold - 1.5, **more)  # type: ignore[arg-type]


def picture(width: int, height: int, number: int = 1) -> Picture:
    """A frame with something to see: sky, ground, a disc, fine lines, its number."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hue = HUES[number % len(HUES)]
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, height))
    sky.setColorAt(0, QColor.fromHsv(hue, 150, 70))
    sky.setColorAt(1, QColor.fromHsv(hue, 90, 190))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv((hue + 180) % 360, 90, 230))
    painter.drawEllipse(QPointF(width * 0.5, height * 0.42), height * 0.17, height * 0.19)
    painter.setBrush(QColor.fromHsv(hue, 160, 90))
    painter.drawEllipse(QPointF(width * 0.5, height * 1.02), height * 0.42, height * 0.4)
    painter.setPen(QColor(255, 255, 255, 90))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRect(0, 0, width - 1, height - 1))
    font = QFont()
    font.setPixelSize(max(8, height // 6))
    painter.setFont(font)
    painter.drawText(QRect(0, 0, width - height // 20, height), Qt.AlignmentFlag.AlignRight, str(number))
    painter.end()
    data = memoryview(bytes(image.constBits()))
    return Picture(width, height, image.bytesPerLine(), data, 0.0, 0.0)


def notices() -> tuple[Notice, ...]:
    """One of each kind, worst first, and one that was solved."""
    at = datetime(2026, 11, 20, 21, 32, tzinfo=UTC)
    stalled = {"name": "Field – Da Nang", "seconds": 8, "recording": True}
    return (
        Notice(5, Code.INGEST_PORT, NoticeKind.ERROR, at, {"port": 8787}, remedy=Remedy.OPEN_SETTINGS_INGEST),
        Notice(4, Code.SOURCE_STALLED, NoticeKind.WARN, at, stalled, "s4", Remedy.SHOW_SOURCE, count=3),
        Notice(
            3, Code.RECORDING_SAVED, NoticeKind.OK, at,
            {"name": "Slides – Mei", "seconds": 1887, "bytes": 402_000_000}, remedy=Remedy.SHOW_FILE,
        ),
        Notice(2, Code.SOUND_NONE, NoticeKind.INFO, at),
        Notice(1, Code.BOT_NEVER, NoticeKind.WARN, at, {"name": "Hue", "minutes": 10}, open=False, solved=True),
    )  # fmt: skip
