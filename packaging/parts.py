"""What an installer ships of what PyInstaller collects; and the largest of it.

Qt's packages hold some eighty modules with their plugins. What is kept is named here, so that more of it comes in only
with a reason. Pure but for `largest`; `airdesk.spec` and `freeze.py` ask here. Standard library only.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# The window, the sound and the pictures of icons; then the web engine that calls live in, and what it cannot load
# without: it is linked to Quick and Qml, though nothing here is written in QML.
QT_MODULES = {
    "Core", "Gui", "Widgets", "DBus", "Network", "Svg", "Multimedia", "Concurrent", "OpenGL", "XcbQpa",
    "WaylandClient", "WebEngineCore", "WebChannel", "Positioning", "PrintSupport", "Quick", "Qml", "QmlModels",
    "QmlMeta", "QmlWorkerScript",
}  # fmt: skip
# Of the modules for Python; the web engine's own asks for printing.
QT_BINDINGS = {
    "Core", "Gui", "Widgets", "Network", "Multimedia", "Svg", "WebChannel", "WebEngineCore", "PrintSupport",
}  # fmt: skip
QT_PROGRAMS = ("QtWebEngineProcess",)
QT_PLUGINS = {
    # `offscreen` is for the page of a call, which nobody sees.
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "imageformats": {"qjpeg", "qgif", "qwebp", "qsvg"},  # pictures in the chat and of a call
    "iconengines": {"qsvgicon"},
    # Sound goes through Qt Multimedia itself; elsewhere than on Linux its devices come from a plugin.
    "multimedia": {"windowsmediaplugin", "darwinmediaplugin"},
}
LANGUAGES = ("en", "vi")
WEB_LANGUAGES = ("en-US", "vi")
TOOLS = {"qml", "include", "glue", "doc", "metatypes", "typesystems", "scripts", "examples"}
# Of Qt's lib folder: FFmpeg for Qt's player (ours is PyAV), and a software OpenGL that nothing asks for.
NOT_OURS = (
    "libav", "libsw", "libQt6FFmpegStub", "avcodec", "avformat", "avutil", "swresample", "swscale", "opengl32sw",
    "libpyside6qml", "pyside6qml",
)  # fmt: skip
NO_MODULES = (
    "tkinter", "test", "lib2to3", "idlelib", "pydoc_data", "turtledemo", "ensurepip", "venv", "curses", "readline",
    "setuptools", "pip", "hatchling", "PyInstaller", "numpy.f2py", "numpy.testing", "numpy.distutils", "IPython",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtPdf", "PySide6.QtOpenGL", "PySide6.QtPositioning",
    "PySide6.QtDBus", "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtXml", "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebEngineQuick", "PySide6.QtQuickWidgets", "PySide6.scripts",
)  # fmt: skip
# What compiled code imports by itself, where no reader of Python sees it.
UNSEEN_MODULES = ("google._upb._message", "msgspec._utils", "uuid", "decimal")
# Python's own needs go with it: their versions differ from one system to the next.
WITH_PYTHON = ("libpython", "libssl", "libcrypto", "libffi", "libsqlite3", "liblzma", "libbz2", "libuuid", "libmpdec")
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
HOOKS = "pyi_rth_"  # each start would wait for them; the one that matters for Qt even loads Qt

_MODULE = re.compile(r"^(?:lib)?Qt6?(?P<module>[A-Z0-9]\w*?)(?:\.abi3)?\.(?:so|dll|dylib|pyd|framework)(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the report. Bytes as they lie on the disk, not packed."""

    name: str
    size: int


def is_shipped(place: str, source: str = "") -> bool:
    """Whether a collected file goes along. `place` is where it would lie, `source` where it was found."""
    path = PurePosixPath(place.replace("\\", "/"))
    if path.parts[0] == "PySide6":
        return _of_qt(path)
    if "tests" in path.parts[:-1] or path.suffix in (".pyi", ".pxd", ".h", ".c"):
        return False
    return not (source.startswith(SYSTEM_FOLDERS) and not path.name.startswith(WITH_PYTHON))


def is_link(place: str, target: str) -> bool:
    """Whether a link that PyInstaller would lay is needed. Those to a package's own libraries are not, and with one Qt
    would take the folder of the link for its own."""
    return is_shipped(target) and PurePosixPath(target.replace("\\", "/")).parts[0] == PurePosixPath(place).parts[0]


def is_apple_link(place: str, target: str) -> bool:
    """The same on macOS, where frameworks, Python's own among them, hang together by links. `target` is seen from the
    folder of the link."""
    return is_shipped(posixpath.normpath(posixpath.join(posixpath.dirname(place), target)))


def is_hook(name: str) -> bool:
    """Whether a script is one of PyInstaller's own that run before the program."""
    return name.startswith(HOOKS)


def modules(package: Path) -> list[str]:
    """Every module of ours: some are imported by their names."""
    found = []
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package.parent).with_suffix("")
        words = place.parts[:-1] if place.name == "__init__" else place.parts
        if words[-1] != "__main__" and "_data" not in words:
            found.append(".".join(words))
    return found


def largest(folder: Path, count: int = 10) -> list[Part]:
    """The parts of a frozen program that take the most room, largest first."""
    sizes: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[part_of(PurePosixPath(file.relative_to(folder).as_posix()))] += file.stat().st_size
    return [Part(name, size) for name, size in sizes.most_common(count)]


def part_of(file: PurePosixPath) -> str:
    """Packages as a whole, but Qt's libraries one by one."""
    words = file.parts[1:] if file.parts[0] == "_internal" else file.parts
    if words[0] != "PySide6" or len(words) < 3:
        return words[0]
    return "/".join(words) if words[-2] == "lib" else "/".join(words[:3] if words[1] == "Qt" else words[:2])


def report(parts: Iterable[Part], whole: int) -> str:
    """The lines of the report. Sizes in millions of bytes."""
    lines = [f"{part.size / 1e6:8.1f} MB {part.size / whole:6.1%}  {part.name}" for part in parts]
    return "\n".join([*lines, f"{whole / 1e6:8.1f} MB         all of it, unpacked"]) + "\n"


def size_of(folder: Path) -> int:
    """Bytes of all its files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _of_qt(path: PurePosixPath) -> bool:
    words = path.parts[2:] if path.parts[1:2] == ("Qt",) else path.parts[1:]
    name = path.name
    if words[0] == "plugins":
        kind, plugin = words[1], name.split(".")[0].removeprefix("lib")
        return plugin in QT_PLUGINS.get(kind, ())
    if words[0] == "translations":
        web = "qtwebengine_locales" in words
        return path.stem in (WEB_LANGUAGES if web else tuple(f"qtbase_{one}" for one in LANGUAGES))
    if words[0] == "resources":
        return "devtools" not in name and ".debug." not in name
    if words[0] == "libexec":
        return name.startswith(QT_PROGRAMS)
    if words[0] in TOOLS or name.startswith(NOT_OURS):
        return False
    wanted = QT_BINDINGS if name.endswith((".abi3.so", ".pyd")) else QT_MODULES
    named = [found["module"] for word in words if (found := _MODULE.match(word))]
    return all(module in wanted for module in named)
