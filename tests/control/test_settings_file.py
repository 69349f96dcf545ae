"""Settings that travel in a file: whole, without secrets, and strict on the way in."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from desktop.control.settings_file import BODY, FORM, HEAD, exported, load_settings, save_settings
from desktop.core.errors import Code, Trouble
from desktop.settings.schema import Appearance, Ingest, Language, Settings, Theme
from tests.control.test_settings_tree import FULL_OF_SECRETS, SECRET

CHOSEN = Settings(
    ingest=Ingest(port=9000, public_address="wss://studio.example.net"),
    appearance=Appearance(theme=Theme.LIGHT, interface_size=130),
    language=Language("vi"),
)


def test_what_is_exported_is_taken_in_again(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(file, CHOSEN)
    assert load_settings(file).laid_over(Settings()) == CHOSEN
    assert list(tmp_path.iterdir()) == [file]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_secret_is_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(file, FULL_OF_SECRETS)
    assert SECRET not in file.read_text()
    assert SECRET.encode() not in exported(FULL_OF_SECRETS)
    assert load_settings(file).laid_over(FULL_OF_SECRETS) == FULL_OF_SECRETS  # what was left out stays


def test_a_part_of_a_file_changes_a_part(tmp_path: Path) -> None:
    file = written(tmp_path, {"ingest": {"port": 9001}})
    assert load_settings(file).laid_over(CHOSEN).ingest == Ingest(port=9001, public_address="wss://studio.example.net")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"settings": {}}',
        b'{"airdesk_settings": true, "settings": {}}',
        b"[" * 100_000,
    ],
)
def test_a_file_without_settings_is_told(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(text)
    with pytest.raises(Trouble) as found:
        load_settings(file)
    assert (found.value.code, found.value.values) == (Code.SETTINGS_NONE, {"file": "settings.json"})


def test_however_deep_a_file_is_it_is_told(tmp_path: Path) -> None:
    """At some depth it can just be read, and is then too deep for what comes after."""
    for depth in range(900, 1_010):
        file = tmp_path / "settings.json"
        file.write_bytes(
            b'{"airdesk_settings":1,"settings":{"ingest":{"port":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}}}"
        )
        with pytest.raises(Trouble):
            load_settings(file)


def test_a_file_of_a_newer_form_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({HEAD: FORM + 1, BODY: {}}))
    with pytest.raises(Trouble) as found:
        load_settings(file)
    assert found.value.code is Code.SETTINGS_NEWER


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        ({"ingest": {"port": 65_536}}, "ingest.port"),
        ({"ingest": {"port": "8787"}}, "ingest.port"),
        ({"appearance": {"theme": "pink"}}, "appearance.theme"),
        ({"recording": None}, "recording"),
        ({"zego": {"setup": {"outputs": [{"bitrate_bps": 1}]}}}, "zego.setup.outputs"),
    ],
)
def test_a_value_that_is_not_possible_is_named(tmp_path: Path, tree: dict[str, object], place: str) -> None:
    with pytest.raises(Trouble) as found:
        load_settings(written(tmp_path, tree))
    assert (found.value.code, found.value.values["name"]) == (Code.SETTINGS_VALUE, place)


def test_a_wrong_value_is_nowhere_in_what_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as found:
        load_settings(written(tmp_path, {"appearance": {"theme": SECRET}}))
    assert SECRET not in str(found.value)


def test_settings_of_another_version_are_passed_over(tmp_path: Path) -> None:
    found = load_settings(written(tmp_path, {"ingest": {"warp": 9}, "language": {"language": "vi"}}))
    assert found.unknown == ("ingest.warp",)
    assert found.laid_over(Settings()) == Settings(language=Language("vi"))


def test_a_file_that_is_not_there_or_cannot_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as found:
        load_settings(tmp_path / "none.json")
    assert found.value.code is Code.SETTINGS_NONE
    with pytest.raises(Trouble) as found:
        save_settings(tmp_path / "no" / "settings.json", CHOSEN)
    assert found.value.code is Code.SETTINGS_EXPORT


def written(folder: Path, tree: dict[str, object]) -> Path:
    file = folder / "settings.json"
    file.write_text(json.dumps({HEAD: FORM, BODY: tree}))
    return file
