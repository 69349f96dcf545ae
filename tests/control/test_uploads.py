"""Files on their way, with a store that waits."""

from __future__ import annotations

from pathlib import Path

from desktop.control.uploads import MOST, Uploads
from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from tests.control.mezon_parts import FakeLink
from tests.control.parts import until


async def test_progress_and_then_an_attachment() -> None:
    tasks, link = Tasks("test"), FakeLink()
    uploads = Uploads(tasks)
    assert uploads.take(1) == ()
    uploads.add(link.link, 1, [Path("a.png")])
    await until(lambda: uploads.of(1)[0].size == 2)
    assert uploads.under_way() == ("a.png",)
    assert uploads.take(1) is None
    link.upload.hold.set()
    await until(lambda: uploads.of(1)[0].attachment and not uploads.under_way())
    taken = uploads.take(1)
    assert taken is not None
    assert taken[0].name == "a.png"
    assert uploads.of(1) == ()
    await tasks.aclose()


async def test_cancelled_failed_and_bounded() -> None:
    tasks, link = Tasks("test"), FakeLink()
    uploads = Uploads(tasks)
    uploads.add(link.link, 1, [Path(str(n)) for n in range(MOST + 5)])
    assert len(uploads.of(1)) == MOST
    for one in uploads.of(1)[1:]:
        uploads.cancel(1, one.id)
    link.upload.fails = Trouble(Code.CHAT_UPLOAD, file="0", reason="full")
    link.upload.hold.set()
    await until(lambda: uploads.of(1)[0].code)
    assert uploads.of(1)[0].reason == "full"
    assert uploads.take(1) is None
    uploads.clear()
    assert uploads.take(1) == ()
    await until(lambda: not len(tasks))
    await tasks.aclose()
