"""A virtual screen and a reader of its pixels by Xlib alone: the same eye for every program that is measured."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

ALL_PLANES = 0xFFFFFFFF
Z_PIXMAP = 2


class _Image(ctypes.Structure):
    """The head of XImage, as far as it is read here."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_char)),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    ]


def _xlib() -> ctypes.CDLL:
    lib = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    lib.XOpenDisplay.restype = ctypes.c_void_p
    lib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    lib.XDefaultRootWindow.restype = ctypes.c_ulong
    lib.XGetImage.restype = ctypes.POINTER(_Image)
    lib.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 2]
    lib.XGetImage.argtypes += [ctypes.c_ulong, ctypes.c_int]
    lib.XSetWindowBackground.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong]
    lib.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
    for name in ("XDefaultRootWindow", "XCloseDisplay", "XSync", "XClearWindow"):
        getattr(lib, name).argtypes = [ctypes.c_void_p, *[ctypes.c_ulong] * (name == "XClearWindow")]
    lib.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 4]
    lib.XResizeWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_uint] * 2]
    lib.XGetGeometry.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 7]
    lib.XFree.argtypes = [ctypes.c_void_p]
    lib.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    return lib


class Eye:
    """Looks at a screen. Belongs to one thread."""

    def __init__(self, display: str, width: int, height: int) -> None:
        self._x = _xlib()
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise RuntimeError(f"no X server answers on {display}")
        self._root = self._x.XDefaultRootWindow(self._display)
        self.width, self.height = width, height

    def look(self, x: int = 0, y: int = 0, width: int | None = None, height: int | None = None) -> np.ndarray:
        """Pixels as `(height, width, 4)` BGRX bytes."""
        image = self._x.XGetImage(
            self._display, self._root, x, y, width or self.width, height or self.height, ALL_PLANES, Z_PIXMAP
        )
        head = image.contents
        size = head.bytes_per_line * head.height
        pixels = np.frombuffer(ctypes.string_at(head.data, size), np.uint8).reshape(head.height, -1, 4)
        pixels = pixels[:, : head.width]
        self._x.XDestroyImage(image)
        return pixels

    def paint_empty(self, colour: int) -> None:
        """Colour the empty screen, so that whatever a window paints can be told from it."""
        self._x.XSetWindowBackground(self._display, self._root, colour)
        self._x.XClearWindow(self._display, self._root)
        self._x.XSync(self._display, 0)

    def pull(self, by: int) -> None:
        """Make the window shorter and as high as before: what it lost for a moment it has to paint again."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        windows = ctypes.POINTER(ctypes.c_ulong)()
        self._x.XQueryTree(self._display, self._root, *(ctypes.byref(one) for one in (root, parent, windows, count)))
        for index in range(count.value):
            x, y, width, height, edge, depth = (ctypes.c_uint() for _ in range(6))
            sizes = (ctypes.byref(one) for one in (root, x, y, width, height, edge, depth))
            self._x.XGetGeometry(self._display, windows[index], *sizes)
            if width.value > self.width // 2:  # the others are Qt's own, never seen
                self._x.XResizeWindow(self._display, windows[index], width.value, height.value - by)
                self._x.XSync(self._display, 0)
                self._x.XResizeWindow(self._display, windows[index], width.value, height.value)
        self._x.XSync(self._display, 0)
        self._x.XFree(windows)

    def close(self) -> None:
        """Look no more."""
        self._x.XCloseDisplay(self._display)


def x_missing() -> str:
    """What there is no virtual screen for; empty if all is here."""
    return "" if shutil.which("Xvfb") else "Xvfb"


@contextmanager
def virtual_screen(width: int = 1280, height: int = 800) -> Iterator[str]:
    """A screen of its own; yields its DISPLAY."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as said:
            number = said.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def session_bus() -> Iterator[dict[str, str]]:
    """What a desktop has running before any program: its bus. Yields what leads to it, for an environment.

    Without one Qt starts `dbus-launch` for every program with a menu bar, which no desktop would see.
    """
    ours, theirs = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={theirs}"]
    process = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as said:
            yield {"DBUS_SESSION_BUS_ADDRESS": said.readline().strip()}
    finally:
        process.terminate()
        process.wait()


def environment(display: str) -> dict[str, str]:
    """For a program that shall appear on that screen, without a sound server or a desktop around it."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    return keep | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": os.environ.get("TMPDIR", "/tmp")}
