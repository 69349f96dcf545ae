"""Where things lie: settings, recordings, logs, cache; and what is shipped with the program.

Works from a checkout, from an installed wheel and from a frozen build. Opens no file.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import msgspec

APP = "Airdesk"
PRIVATE = 0o700
_PACKAGE = Path(__file__).resolve().parent


class Paths(msgspec.Struct, frozen=True):
    """The folders of one operator. Those of ours are made by `find`, for this user's eyes only."""

    data: Path
    settings_file: Path
    recordings: Path  # the default; the operator may choose another in the settings
    logs: Path
    cache: Path
    fault: OSError | None = None  # what keeps us from writing to one of them; the desk goes on all the same

    @classmethod
    def find(cls, home: Path | None = None) -> Paths:
        """`home`, else AIRDESK_HOME, puts everything under one folder; else the system's own places.

        The recordings folder is not made here. If another cannot be made or written to, `fault` says so.
        """
        chosen = home or _home_of_environment()
        paths = cls._under(chosen.expanduser().absolute()) if chosen else cls._of_the_system()
        faults: list[OSError] = []
        for folder in (paths.data, paths.settings_file.parent, paths.logs, paths.cache):
            try:
                if folder == (chosen and paths.data):
                    _make(folder)  # somebody's own folder: its rights are theirs
                else:
                    make_private(folder)
                if not os.access(folder, os.W_OK):
                    raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
            except OSError as error:
                faults.append(error)
        return msgspec.structs.replace(paths, fault=faults[0]) if faults else paths

    def settings_of(self, demo: bool) -> Path:
        """The settings file; the demo studio has one of its own."""
        return self.settings_file.with_name("settings-demo.json") if demo else self.settings_file

    def asrun_of(self, demo: bool) -> Path:
        """The log of what was on air; the demo studio has one of its own."""
        return self.data / ("as-run-demo.db" if demo else "as-run.db")

    @property
    def programmes_file(self) -> Path:
        """What was to be broadcast. The demo lays out its own and keeps none."""
        return self.data / "programmes.json"

    def mix_of(self, demo: bool) -> Path:
        """What must be known of a running mix after a crash."""
        return self.data / ("mix-demo.json" if demo else "mix.json")

    def scenes_of(self, demo: bool) -> Path:
        """Saved scenes of the mixer."""
        return self.data / ("scenes-demo.json" if demo else "scenes.json")

    def sitting_of(self, demo: bool) -> Path:
        """What a crash must not take with it; there is none after a goodbye."""
        return self.data / ("sitting-demo.json" if demo else "sitting.json")

    @property
    def lock_file(self) -> Path:
        """Held by the one console of this home."""
        return self.data / "console.lock"

    @property
    def bell_file(self) -> Path:
        """Where a second start asks the first to show itself."""
        return self.data / "console.bell"

    @property
    def log_file(self) -> Path:
        """What is said as it goes, the newest part; older parts lie beside it."""
        return self.logs / "airdesk.log"

    @property
    def crash_file(self) -> Path:
        """What the interpreter writes as it dies."""
        return self.logs / "crash.log"

    @property
    def layout_file(self) -> Path:
        """Where windows remember their places."""
        return self.settings_file.with_name("layout.json")

    @classmethod
    def _under(cls, home: Path) -> Paths:
        return cls(home, home / "settings.json", home / "recordings", home / "logs", home / "cache")

    @classmethod
    def _of_the_system(cls) -> Paths:
        import platformdirs  # noqa: PLC0415 - a home of the operator's own needs none of it

        places = platformdirs.PlatformDirs(APP, appauthor=False)
        return cls(
            data=places.user_data_path,
            settings_file=places.user_config_path / "settings.json",
            recordings=places.user_videos_path / APP,
            logs=places.user_log_path,
            cache=places.user_cache_path,
        )

    @staticmethod
    def resources() -> Path:
        """Icons, tokens and style sheet, read-only."""
        return _shipped("resources")

    @staticmethod
    def translations() -> Path:
        """airdesk_<language>.ts in a checkout, .qm where it is installed."""
        return _shipped("translations")

    @staticmethod
    def licences() -> Path | None:
        """The notices of others' licences and the list of parts; None outside an installer, which alone has them."""
        frozen = getattr(sys, "_MEIPASS", None)
        folder = Path(frozen) / "licences" if frozen else None
        return folder if folder is not None and folder.is_dir() else None


def make_private(folder: Path) -> None:
    """Make a folder of ours, or take from others what they could read in it."""
    _make(folder)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != PRIVATE:
        folder.chmod(PRIVATE)


def _make(folder: Path) -> None:
    folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)


def _home_of_environment() -> Path | None:
    named = os.environ.get("AIRDESK_HOME", "")
    return Path(named) if named else None


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)  # set by the frozen build's start program
    places = [Path(frozen) / name] if frozen else [_PACKAGE / "_data" / name, _PACKAGE.parent / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} was not shipped: looked in {', '.join(map(str, places))}")
