"""The video decoder of the graphics card, if there is one that works.

Imports av only when asked.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from av.codec.hwaccel import HWAccel

log = logging.getLogger(__name__)

BEST_FIRST = ("videotoolbox", "d3d11va", "cuda", "vaapi", "qsv", "dxva2", "vdpau")


class Hardware:
    """Finds the device once for each codec and remembers it. Thread-safe.

    What fails, here or while decoding, is never an error: the processor decodes then.
    """

    def __init__(
        self,
        kinds: Callable[[], Sequence[str]] | None = None,
        open_device: Callable[[str, str], HWAccel] | None = None,
    ) -> None:
        self._kinds = kinds or _kinds
        self._open = open_device or _open
        self._lock = threading.Lock()
        self._found: dict[str, HWAccel | None] = {}
        self.enabled = True  # the operator's setting; taken up with the next stream

    def device(self, codec: str) -> HWAccel | None:
        """What decodes `codec` here, or None."""
        if not self.enabled:
            return None
        with self._lock:
            if codec not in self._found:
                self._found[codec] = self._probe(codec)
            return self._found[codec]

    def give_up(self, codec: str) -> None:
        """It failed while decoding: not again in this process."""
        with self._lock:
            self._found[codec] = None

    def _probe(self, codec: str) -> HWAccel | None:
        kinds = self._kinds()
        for kind in (kind for kind in BEST_FIRST if kind in kinds):
            try:
                device = self._open(kind, codec)
            except (OSError, ValueError, RuntimeError) as error:  # PyAV's errors are among them
                log.debug("no %s for %s: %s", kind, codec, error)
                continue
            log.info("%s is decoded by %s", codec, kind)
            return device
        return None


def _kinds() -> Sequence[str]:
    from av.codec.hwaccel import hwdevices_available  # noqa: PLC0415  # av is not needed before the first picture

    return hwdevices_available()


def _open(kind: str, codec: str) -> HWAccel:
    """Raises where there is no such device, or none that decodes this."""
    from av.codec.codec import Codec  # noqa: PLC0415  # as above
    from av.codec.hwaccel import HWAccel  # noqa: PLC0415

    device = HWAccel(kind, allow_software_fallback=True)
    device.create(Codec(codec, "r"))  # opened for the trial only: each stream opens its own
    return device
