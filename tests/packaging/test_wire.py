from __future__ import annotations

from pathlib import Path

import pytest

import wire

pytestmark = pytest.mark.timeout(60)


def test_the_generated_code_is_what_its_source_says() -> None:
    assert wire.main(["check"]) == 0


def test_code_that_is_not_is_named_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = wire.generated()
    folder = tmp_path / wire.SOURCE.parent
    folder.mkdir(parents=True)
    for name in wire.MADE:
        (folder / name).write_text("old")
    monkeypatch.setattr(wire, "ROOT", tmp_path)
    monkeypatch.setattr(wire, "generated", lambda: fresh)
    assert wire.main(["check"]) == 1
    assert "mezon_pb2.pyi" in capsys.readouterr().err
    assert wire.main(["update"]) == 0
    assert wire.main(["check"]) == 0


def test_another_word_is_explained() -> None:
    assert wire.main([]) == 2
