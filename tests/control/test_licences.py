"""What Airdesk owes to others, as one text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.control import licences
from desktop.control.licences import NOTICES, compose, everything, ffmpeg_here, read, sdk_notices
from desktop.control.parts import Part
from tests.control.fake_packages import lay


def test_it_lists_the_parts_and_what_they_carry(tmp_path: Path) -> None:
    lay(tmp_path, "av", "License: BSD", files={"av.libs/libx264-1.so.165": b""})
    parts = everything([tmp_path], ["av"])
    assert [part.name for part in parts if part.within != "Python"] == ["Python", "av", "x264"]
    text = compose("1.2.3", parts, "Our terms.")
    assert "Airdesk 1.2.3 is free software" in text
    assert "“airdesk-1.2.3-source”" in text
    assert "\nav 1.0 (BSD) https://pypi.org/project/av/\n" in text
    assert "\n  in av: x264 (GPL-2.0-or-later) https://" in text
    assert text.endswith("The licence of Airdesk\n\nOur terms.\n")


def test_what_is_left_out_is_not_listed(tmp_path: Path) -> None:
    lay(tmp_path, "av", files={"av/core.so": b"", "av.libs/libx264-1.so.165": b"", "av.libs/libx265-1.so.216": b""})
    parts = everything([tmp_path], ["av"], lambda path: "x264" not in path)
    assert [part.name for part in parts if part.within == "av"] == ["x265"]


def test_equal_terms_stand_once_with_all_they_count_for() -> None:
    parts = [Part("one", "1", "MIT", texts=("Terms.",)), Part("two", "2", "MIT", texts=("Terms.", "More."))]
    text = compose("1", parts, "Ours.", ["A list of its own."])
    assert text.count("Terms.") == 1
    assert "one, two\n\nTerms." in text
    assert "two\n\nMore." in text
    assert text.index("More.") < text.index("A list of its own.") < text.index("Ours.")


def test_an_installer_brings_its_own(tmp_path: Path) -> None:
    (tmp_path / NOTICES).write_text("made when it was built: “”", encoding="utf-8")
    assert read("1", tmp_path, tmp_path) == "made when it was built: “”"
    with pytest.raises(OSError, match="gone"):
        read("1", tmp_path / "gone", tmp_path)


def test_a_checkout_makes_it_of_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "airdesk", "Requires-Dist: av", files={"licenses/LICENSE": b"Our terms."})
    lay(tmp_path, "av", "License-Expression: BSD-3-Clause", files={"licenses/LICENSE": b"Terms of av."})
    lay(tmp_path, "aiortc")
    lay(tmp_path, "pytest")
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "gone"), ""])
    notes = tmp_path / "resources" / licences.SDK_NOTICES
    notes.parent.mkdir(parents=True)
    notes.write_text("Of the call page.")
    text = read("1", None, tmp_path / "resources")
    assert "av 1.0 (BSD-3-Clause)" in text
    assert "aiortc 1.0" in text
    assert "pytest" not in text
    assert "airdesk 1.0" not in text
    assert text.index("Terms of av.") < text.index("Of the call page.") < text.index("Our terms.")


def test_without_any_metadata_the_licence_has_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert read("1", None, tmp_path).endswith("https://www.gnu.org/licenses/gpl-3.0.html\n")
    assert sdk_notices(tmp_path) == []


def test_the_ffmpeg_of_here_is_known() -> None:
    import av

    assert ffmpeg_here() == av.ffmpeg_version_info


def test_without_it_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "find_spec", lambda _: None)
    assert ffmpeg_here() == ""
