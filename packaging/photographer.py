"""`photographer.py OUT`: the console on the demo studio, with a picture of every main window in all languages.

Runs in the environment, with a display (`pictures.py` provides both). One folder for each language and theme.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import app
from desktop.core.launch import Launch
from desktop.paths import Paths
from desktop.settings.schema import Appearance, Theme
from desktop.ui import opening
from desktop.ui.i18n import MIRRORED, PSEUDO
from desktop.ui.main_window import MainWindow
from desktop.ui.quit_guard import QuitGuard

LANGUAGES = ("en", "vi", PSEUDO, MIRRORED)
THEMES = (Theme.DARK, Theme.LIGHT)
SIZES = ((1600, 900), (1280, 720))
PAGES = ("services", "ingest", "recording", "monitoring", "appearance", "language", "shortcuts")
COMMANDS = {
    "source.invite": "invite", "source.pull": "pull", "file.sign_in": "sign-in", "call.join": "join-call",
    "call.start": "start-call", "air.playlist": "playlist", "air.channel": "channel-chooser",
    "mix.setup": "setup-of-the-mix", "mix.output": "output", "window.notices": "notices", "window.go_to": "go-to",
    "window.save_layout": "layout", "help.shortcuts": "shortcuts", "help.about": "about",
}  # fmt: skip
AS_RUN = "as-run"
SETTLES_MS = 400
PATIENCE_S = 60.0
LONGEST_S = "900"


class Photographer(QObject):
    """Goes through its script a step at a time; the console lives on in between. Leaves it at the end."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        super().__init__(window)
        self.window, self.out = window, out
        self.taken: list[Path] = []
        self._script = self._evening()
        self._begins = QTimer(self, singleShot=True, interval=0)
        self._begins.timeout.connect(self._step)
        self._begins.start()

    def idle(self) -> None:
        """Do not begin by itself: the steps are taken by somebody else."""
        self._begins.stop()

    def _step(self) -> None:
        wait_ms = next(self._script, None)
        if wait_ms is not None:
            QTimer.singleShot(wait_ms, self, self._step)

    def _evening(self) -> Iterator[int]:
        yield from self.until(lambda: len(self.window.wall.ids) >= 4 and self.window.mixer is not None, "sources")
        yield from self._go_on_air()
        for theme in THEMES:
            self.window.theme.apply(Appearance(theme=theme))
            for language in LANGUAGES:
                self.window.languages.use(language)
                yield SETTLES_MS
                yield from self.round(self.out / f"{language}-{theme.value}")
        self.window.languages.use("en")
        print(f"{len(self.taken)} pictures in {self.out}.", flush=True)
        yield from self._leave(stay=False)

    def round(self, folder: Path) -> Iterator[int]:
        """Every window, in the language and the theme of now."""
        folder.mkdir(parents=True, exist_ok=True)
        for width, height in SIZES:
            self.window.resize(width, height)
            yield SETTLES_MS
            self._take(self.window, folder / f"main-{width}.png")
        self.window.resize(*SIZES[0])
        for page in PAGES:
            self.window.binding.settings.open(page)
            yield SETTLES_MS
            self._take_opened(folder / f"settings-{page}.png")
        for command, name in COMMANDS.items():
            self._close_all()
            self.window.actions_.action(command).trigger()
            yield SETTLES_MS
            self._take_opened(folder / f"{name}.png")
        self._close_all()
        if self.window.mezon is not None:
            self.window.mezon.onair.as_run.open()
        yield SETTLES_MS
        self._take_opened(folder / f"{AS_RUN}.png")
        self._close_all()
        yield from self._panic(folder)
        yield from self._leave(stay=True, picture=folder / "quit-guard.png")
        self.window.show_first_run(True)
        yield SETTLES_MS
        self._take(self.window, folder / "welcome.png")
        self.window.show_first_run(False)

    def _panic(self, folder: Path) -> Iterator[int]:
        mute = self.window.actions_.action("panic.mute_all")
        mute.trigger()
        yield 2 * SETTLES_MS
        self._take(self.window, folder / "muted.png")
        mute.trigger()
        yield SETTLES_MS
        self._take_opened(folder / "release.png")
        self.window.binding.confirm.act_button.click()
        yield 2 * SETTLES_MS

    def _go_on_air(self) -> Iterator[int]:
        """Broadcast and mix, as on an evening."""
        yield from self.until(lambda: self.window.mezon is not None, "Mezon")
        mezon = self.window.mezon
        if mezon is None:
            return
        live, question = mezon.desk.live, mezon.onair.go_live
        yield from self.until(lambda: bool(live.programme.tracks) and live.air.channel is not None, "playlist")
        self.window.actions_.action("air.go_live").trigger()
        yield from self.until(question.act_button.isEnabled, "readiness")
        question.act_button.click()
        yield from self.until(lambda: self.window.is_on_air, "broadcast")
        if self.window.mixer is not None:
            self.window.mixer.panel.wishes.start.emit()
        yield 10 * SETTLES_MS

    def _leave(self, stay: bool, picture: Path | None = None) -> Iterator[int]:
        """Ask to leave, and answer the guard, which stands in the way only of who is on air."""
        if stay and not self.window.air_channel:
            return
        self.window.close()
        yield 2 * SETTLES_MS
        guard = next((one for one in self._others() if isinstance(one, QuitGuard)), None)
        if guard is None:
            return
        if picture is not None:
            self._take(guard, picture)
        (guard.stay if stay else guard.quit).click()
        yield SETTLES_MS

    def until(self, condition: Callable[[], bool], what: str) -> Iterator[int]:
        """What does not come is missing in the pictures, and said."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                print(f"Not in time, and not in the pictures: {what}.", file=sys.stderr)
                return
            yield SETTLES_MS

    def _take_opened(self, file: Path) -> None:
        """What a command has opened; nothing where it could not."""
        opened = self._others()
        if opened:
            self._take(opened[-1], file)
        else:
            print(f"{file.parent.name}: nothing opened for {file.stem}.", file=sys.stderr)

    def _take(self, widget: QWidget, file: Path) -> None:
        if widget.grab().save(str(file)):
            self.taken.append(file)

    def _close_all(self) -> None:
        for one in self._others():
            if isinstance(one, QDialog):
                one.reject()
            else:
                one.close()

    def _others(self) -> list[QWidget]:
        """Every window but the main one."""
        return [one for one in QApplication.topLevelWidgets() if one is not self.window and one.isVisible()]


def main(arguments: list[str]) -> int:
    """Run the console until the last picture is taken."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    out = Path(arguments[0])
    open_window = opening.open_window

    def watched(paths: Paths, launch: Launch) -> MainWindow:
        window = open_window(paths, launch)
        Photographer(window, out)
        return window

    opening.open_window = watched
    with tempfile.TemporaryDirectory(prefix="airdesk-pictures-") as home:
        options = ["--secrets", "memory", "--ingest-port", "0", "--exit-after", LONGEST_S]
        return app.main(["--demo", "--developer", "--home", home, *options])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
