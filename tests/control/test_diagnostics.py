"""What is shown is what is saved; it can be given up at any time; what fails leaves nothing behind."""

from __future__ import annotations

import asyncio
import threading
import zipfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from desktop.control.diagnostics import TRANSITIONS, Diagnostics, Part, Stage, Wanted
from desktop.core.redaction import HIDDEN
from desktop.core.tasks import Tasks
from tests.control.parts import until

SECRET = "ms-secret-key"


class Desk:
    def __init__(self) -> None:
        self.tasks = Tasks("test")
        self.made_on: list[bool] = []

    def make(self, *wanted: Wanted) -> Diagnostics:
        async def known() -> list[str]:
            return [SECRET]

        return Diagnostics(wanted, known, self.tasks)

    def text(self, text: str) -> Callable[[], str]:
        def made() -> str:
            self.made_on.append(threading.current_thread() is threading.main_thread())
            return text

        return made


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.tasks.aclose()


async def gathered(diagnostics: Diagnostics) -> Diagnostics:
    diagnostics.gather()
    await until(lambda: diagnostics.stage is Stage.READY)
    return diagnostics


async def test_parts_come_in_order_and_without_secrets(desk: Desk) -> None:
    stages: list[Stage] = []
    made = desk.make(
        Wanted("a.txt", desk.text(f"key {SECRET} at https://host/path")),
        Wanted("empty.txt", desk.text("")),
        Wanted("b.log", desk.text("đá"), off_loop=True),
    )
    made.changed.connect(lambda: stages.append(made.stage))
    await gathered(made)
    assert made.parts == (
        Part("a.txt", text := f"key {HIDDEN} at https://host/{HIDDEN}", len(text)),
        Part("b.log", "đá", 4),
    )
    assert desk.made_on == [True, True, False]
    assert (stages[0], stages[-1]) == (Stage.GATHERING, Stage.READY)


async def test_a_part_that_fails_is_named_and_the_others_come(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> str:
        raise KeyError(SECRET)

    made = await gathered(desk.make(Wanted("a", broken), Wanted("b", desk.text("fine"))))
    assert [part.name for part in made.parts] == ["a", "b"]
    assert "could not be gathered: KeyError" in made.parts[0].text
    assert SECRET not in made.parts[0].text
    caplog.clear()


async def test_exactly_what_was_shown_is_in_the_file(desk: Desk, tmp_path: Path) -> None:
    made = await gathered(desk.make(*(Wanted(name, desk.text(f"text {name}")) for name in "abc")))
    target = tmp_path / "support.zip"
    made.save(target, left_out=["b"])
    await until(lambda: made.stage is Stage.SAVED)
    assert made.where == str(target)
    with zipfile.ZipFile(target) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {"a": "text a", "c": "text c"}
    assert [file.name for file in tmp_path.iterdir()] == ["support.zip"]
    made.save(target)  # once more, over the first
    await until(lambda: made.stage is Stage.SAVED)


async def test_a_place_that_takes_nothing_is_said_and_another_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    made = await gathered(desk.make(Wanted("a", desk.text("text"))))
    (tmp_path / "file").write_bytes(b"")
    made.save(tmp_path / "file" / "support.zip")
    await until(lambda: made.stage is Stage.FAILED)
    assert made.where == "Not a directory"
    made.save(tmp_path / "support.zip")
    await until(lambda: made.stage is Stage.SAVED)


async def test_gathering_can_be_given_up_and_begun_anew(desk: Desk) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go_on.wait(20)
        return "text"

    made = desk.make(Wanted("a", slow, off_loop=True))
    made.gather()
    made.gather()  # is under way
    await until(begun.is_set)
    made.cancel()
    assert made.stage is Stage.IDLE
    go_on.set()
    await gathered(made)
    assert [part.text for part in made.parts] == ["text"]


async def test_saving_can_be_given_up_and_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await gathered(desk.make(*(Wanted(str(n), desk.text("text")) for n in range(3))))
    begun, go_on = threading.Event(), threading.Event()
    write = zipfile.ZipFile.writestr

    def slow(self: zipfile.ZipFile, name: str, data: bytes) -> None:
        begun.set()
        go_on.wait(20)
        write(self, name, data)

    monkeypatch.setattr(zipfile.ZipFile, "writestr", slow)
    made.save(tmp_path / "support.zip")
    await until(begun.is_set)
    made.cancel()
    go_on.set()
    await until(lambda: made.stage is Stage.READY)
    assert list(tmp_path.iterdir()) == []
    assert len(made.parts) == 3


async def test_nothing_is_saved_before_there_is_something(desk: Desk, tmp_path: Path) -> None:
    made = desk.make(Wanted("a", desk.text("text")))
    made.cancel()
    made.save(tmp_path / "support.zip")
    assert made.stage is Stage.IDLE


async def test_who_leaves_meanwhile_leaves_nothing_half(desk: Desk, tmp_path: Path) -> None:
    made = await gathered(desk.make(Wanted("a", desk.text("text"))))
    made.save(tmp_path / "support.zip")
    await asyncio.sleep(0)
    await desk.tasks.aclose()
    await until(lambda: [file.name for file in tmp_path.iterdir()] in ([], ["support.zip"]))


def test_every_stage_can_be_left() -> None:
    assert set(TRANSITIONS) == set(Stage)
    assert all(TRANSITIONS.values())
