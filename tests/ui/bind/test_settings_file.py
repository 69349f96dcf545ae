"""Settings by the menu: out to a file, in again after a look at what would change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from desktop.control.settings_file import save_settings
from desktop.core.errors import Code
from desktop.settings.schema import Ingest, MeetStream, Settings
from desktop.ui.bind.settings_file import SettingsFileBinding
from desktop.ui.main_window import MainWindow
from desktop.ui.notices.wording import notice_text
from tests.control.test_settings_tree import FULL_OF_SECRETS, SECRET
from tests.ui.fake_desk import FakeDesk

if TYPE_CHECKING:
    from desktop.control.desk import Desk


@pytest.fixture
def files(window: MainWindow, desk: FakeDesk) -> SettingsFileBinding:
    return SettingsFileBinding(window, cast("Desk", desk))


def told(desk: FakeDesk) -> list[Code]:
    return [notice.code for notice in desk.notices.open()]


def test_an_export_of_a_desk_full_of_secrets_holds_none(
    files: SettingsFileBinding, desk: FakeDesk, tmp_path: Path
) -> None:
    desk.store.settings = FULL_OF_SECRETS
    for name in ("meetstream.key", "zego.secret", "calls.token"):
        desk.secrets.set(name, SECRET)
    files.export(tmp_path / "desk.json")
    assert SECRET not in (tmp_path / "desk.json").read_text()
    assert told(desk) == [Code.SETTINGS_EXPORTED]


def test_an_import_changes_nothing_before_it_is_applied(
    files: SettingsFileBinding, desk: FakeDesk, tmp_path: Path
) -> None:
    file = tmp_path / "desk.json"
    save_settings(file, Settings(ingest=Ingest(port=9000)))
    before = desk.store.settings
    dialog = files.preview(file)
    assert dialog is not None
    assert desk.store.settings == before
    assert dialog.table.item(0, 0).text() == "Ingest › Port"
    dialog.accept()
    assert desk.store.settings.ingest.port == 9000
    assert desk.store.settings.welcomed
    assert told(desk) == [Code.SETTINGS_IMPORTED]


def test_what_changed_meanwhile_is_kept(files: SettingsFileBinding, desk: FakeDesk, tmp_path: Path) -> None:
    file = tmp_path / "desk.json"
    file.write_text(json.dumps({"airdesk_settings": 1, "settings": {"ingest": {"port": 9000}}}))
    dialog = files.preview(file)
    assert dialog is not None
    desk.store.update(ingest=Ingest(host="127.0.0.1"))
    dialog.accept()
    assert desk.store.settings.ingest == Ingest(port=9000, host="127.0.0.1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nonsense", "holds no settings of Airdesk"),
        ('{"airdesk_settings": 1, "settings": {"ingest": {"port": -1}}}', "value for \u2068Ingest › Port\u2069"),
        ('{"airdesk_settings": 1, "settings": {"calls": {"base": "http://far.example.net"}}}', "Calls › Address"),
        ('{"airdesk_settings": 9, "settings": {}}', "a newer Airdesk"),
    ],
)
def test_a_file_that_cannot_be_is_one_sentence_and_changes_nothing(
    files: SettingsFileBinding, desk: FakeDesk, tmp_path: Path, text: str, words: str
) -> None:
    file = tmp_path / "desk.json"
    file.write_text(text)
    before = desk.store.settings
    assert files.preview(file) is None
    assert desk.store.settings == before
    said = [notice_text(notice) for notice in desk.notices.open()]
    assert len(said) == 1
    assert words in said[0]
    assert "Nothing was changed." in said[0]


def test_what_is_wrong_here_already_hinders_no_import(
    files: SettingsFileBinding, desk: FakeDesk, tmp_path: Path
) -> None:
    desk.store.update(meetstream=MeetStream(base="http://old.example.net"))
    file = tmp_path / "desk.json"
    file.write_text('{"airdesk_settings": 1, "settings": {"ingest": {"port": 9000}}}')
    assert files.preview(file) is not None


def test_a_target_that_cannot_be_written_is_told(files: SettingsFileBinding, desk: FakeDesk, tmp_path: Path) -> None:
    files.export(tmp_path / "no" / "desk.json")
    assert told(desk) == [Code.SETTINGS_EXPORT]
