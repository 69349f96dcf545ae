"""The recording of one source as the rest of the desk holds it: bytes in, a view out.

What happens to the bytes is in `take.py` (rules), `writer.py` and `keeper.py` (disk).
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.model import RecordingView
from desktop.media.take import Take


class Recording:
    """Every method is thread-safe, returns at once and never touches the disk.

    The first part of a recording that was started with the stream is byte for byte what `write`
    was given. A part that begins later (the operator pressed record in the middle of the stream,
    or the disk was full for a while) is the last init segment, then the bytes from the next
    boundary on; what came before that boundary is not in it.

    `set_init`, `boundary` and `write` are called in the order of the stream, by one thread at a
    time. Only recordings that begin a part in the middle need the first two, but which those
    are is not known before: always call them.
    """

    def __init__(self, take: Take) -> None:
        self.take = take  # for the recorder only
        self.name = take.name

    def write(self, data: bytes) -> None:
        """The next bytes of the stream, exactly as received. Kept by reference: never changed afterwards.

        After `finish`, and while the disk is full, they are dropped. More than the hard bound of
        `valve.py` waiting for the disk fails the recording rather than growing the process.
        """
        take = self.take
        with take.lock:
            take.accept(data)
        if not take.valve.is_settled:
            take.valve.settle()

    def set_init(self, data: bytes) -> None:
        """The init segment (ftyp and moov) that the boundaries marked from now on need. Not written by itself."""
        with self.take.lock:
            self.take.backlog.set_init(data)

    def boundary(self, ahead: int = 0) -> None:
        """A box that a file may start at begins `ahead` bytes after those written so far.

        That is the first box of a fragment (styp, sidx, emsg, prft or moof), best of one with a key frame.
        """
        with self.take.lock:
            self.take.backlog.boundary(ahead)

    def on_flow(self, pause: Callable[[], None], resume: Callable[[], None]) -> None:
        """Where back-pressure goes. Called from any thread, `resume` only after `pause`; must return at once."""
        self.take.valve.connect(pause, resume)
        self.take.valve.settle()

    def finish(self) -> None:
        """No more bytes. SAVING until they are on disk, at most ten seconds; then SAVED or FAILED."""
        with self.take.lock:
            self.take.finish()
        self.take.valve.settle()

    def view(self) -> RecordingView:
        """A snapshot. RECORDING is only said while bytes reach the disk."""
        with self.take.lock:
            return self.take.view()

    @property
    def over(self) -> bool:
        """Saved or failed: nothing will come any more."""
        return self.take.is_final

    @property
    def bytes_on_disk(self) -> int:
        """Of all parts."""
        with self.take.lock:
            return self.take.bytes_on_disk

    @property
    def pending_bytes(self) -> int:
        """How many bytes wait for the disk."""
        return self.take.backlog.size
