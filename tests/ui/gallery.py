"""Pictures of the wall to look at: every tile state, layouts, themes, sizes, the pseudo-locale.

    QT_QPA_PLATFORM=offscreen python tests/ui/gallery.py DIR [--light] [--pseudo] [--rtl]

Not a test: somebody looks at what it saves. QT_SCALE_FACTOR=2 gives the pictures at 200 %.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.core.model import RecordingState, SourceState, SourceView
from desktop.settings.schema import Appearance
from desktop.settings.schema import Theme as Scheme
from desktop.ui.i18n import PSEUDO, Languages
from desktop.ui.notices.history import NoticeHistory
from desktop.ui.notices.line import NoticeLine
from desktop.ui.theme import Theme, dress
from desktop.ui.wall.geometry import WallLayout
from desktop.ui.wall.header import WallHeader
from desktop.ui.wall.wall import Wall
from tests.ui import samples

ROOT = Path(__file__).parents[2]


def tiles(theme: Theme) -> QWidget:
    """All states, side by side, as in png/09."""
    page = QWidget()
    dress(page, panel="window")
    page.setStyleSheet("")
    wall = Wall(theme, page)
    wall.resize(1200, 830)
    page.resize(1200, 830)
    views = [replace(view, number=index + 1) for index, view in enumerate(samples.every_state())]
    fill(wall, views)
    return page


def fill(
    wall: Wall, views: Sequence[SourceView], layout: WallLayout = WallLayout.GRID, focus: str | None = None
) -> None:
    """Views, pictures and levels."""
    wall.set_layout(layout, focus)
    wall.set_views([replace(view, state=SourceState.RECEIVING) for view in views if view], samples.NOW)
    for view in views:
        size = wall.tile(view.id).picture.wanted_size
        if view.state in (SourceState.RECEIVING, SourceState.STALLED) and not size.isEmpty():
            wall.set_picture(view.id, samples.picture(size.width(), size.height(), view.number))
        if view.state is SourceState.RECEIVING:
            wall.set_level(view.id, samples.level(-12.0 - view.number, -14.0 - view.number))
        elif view.state in (SourceState.STALLED, SourceState.PAUSED):
            wall.set_level(view.id, samples.level(-99, -99, -99))
    wall.set_views(views, samples.NOW)


def wall_of(theme: Theme, count: int, width: int, height: int, layout: WallLayout) -> QWidget:
    """A wall of `count` sources, one of them stalled."""
    wall = Wall(theme)
    wall.resize(width, height)
    views = [samples.receiving(n, f"Studio {n} – Night Desk", latency_ms=300.0 + 50 * n) for n in range(1, count + 1)]
    if count >= 4:
        stalled = samples.every_state()[4]
        views[3] = replace(stalled, id="s4", number=4)
        views[0] = replace(views[0], listening=True, focused=True)
    wall.show()
    fill(wall, views, layout, "s1")
    return wall


def notices_of(theme: Theme) -> QWidget:
    """The header in its forms, one notice line for each kind, the history."""
    page = QWidget()
    dress(page, panel="window")
    page.resize(1030, 760)
    layout = QVBoxLayout(page)
    for compact in (False, True):
        header = WallHeader(theme)
        header.set_views(samples.every_state()[:8])
        header.set_compact(compact)
        layout.addWidget(header)
    header = WallHeader(theme)
    header.set_notices(samples.notices())
    header.set_views([replace(samples.every_state()[0], recording=samples.recording(0, state=RecordingState.OFF))])
    layout.addWidget(header)
    for notice in samples.notices():
        line = NoticeLine(theme)
        line.set_notices([notice])
        layout.addWidget(line)
    history = NoticeHistory(theme, page)
    history.set_notices(samples.notices())
    history.setWindowFlags(Qt.WindowType.Widget)
    history.setFixedSize(480, 420)
    layout.addWidget(history)
    return page


def save(page: QWidget, file: Path) -> None:
    page.show()
    QApplication.processEvents()
    page.grab().save(str(file))
    page.close()
    page.deleteLater()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--light", action="store_true")
    options.add_argument("--pseudo", action="store_true")
    options.add_argument("--rtl", action="store_true")
    chosen = options.parse_args()
    app = QApplication(sys.argv[:1])
    chosen.folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(ROOT / "resources", chosen.folder / "cache")
    theme.apply(Appearance(theme=Scheme.LIGHT if chosen.light else Scheme.DARK))
    languages = Languages(ROOT / "translations", chosen.folder / "cache", developer=True)
    languages.use(PSEUDO if chosen.pseudo else "en")
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    save(tiles(theme), chosen.folder / "tiles.png")
    save(notices_of(theme), chosen.folder / "notices.png")
    for count in (0, 1, 4, 9):
        for layout in WallLayout:
            save(wall_of(theme, count, 1600, 770, layout), chosen.folder / f"wall-{count}-{layout}-1600.png")
    save(wall_of(theme, 4, 780, 335, WallLayout.FOCUS), chosen.folder / "wall-4-focus-780.png")
    save(wall_of(theme, 4, 1024, 477, WallLayout.FOCUS), chosen.folder / "wall-4-focus-1024.png")
    save(wall_of(theme, 9, 1280, 590, WallLayout.FOCUS), chosen.folder / "wall-9-focus-1280.png")


if __name__ == "__main__":
    main()
