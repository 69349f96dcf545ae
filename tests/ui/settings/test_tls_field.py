from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.ui import formats
from desktop.ui.fields import FieldNote
from desktop.ui.settings.tls_field import TlsField
from desktop.ui.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> TlsField:
    found = TlsField(theme)
    qtbot.addWidget(found)
    found.show()
    return found


def note(field: TlsField) -> str:
    found = field.findChild(FieldNote)
    assert found is not None
    return found.text


def test_own_files_are_shown_and_missing_ones_are_said(field: TlsField, tmp_path: Path) -> None:
    certificate, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    certificate.write_text("x")
    field.set_files(str(certificate), str(key))
    assert note(field) == "The file key.pem is not there."
    key.write_text("x")
    field.set_files(str(certificate), str(key))
    assert note(field) == ""


def test_one_file_is_not_enough(field: TlsField, tmp_path: Path, qtbot: QtBot) -> None:
    field._mode.choose(True)
    with qtbot.waitSignal(field.edited):
        field._choose(certificate=True)
        chooser = field.window().findChild(QFileDialog)
        assert chooser is not None
        assert chooser.isVisible()
        chooser.fileSelected.emit(str(tmp_path / "chain.pem"))
        chooser.reject()
    assert field.certificate.endswith("chain.pem")
    assert field.key == ""
    assert "listens without TLS" in note(field)


def test_off_takes_both_files_away(field: TlsField, qtbot: QtBot) -> None:
    field.set_files("/a", "/b")
    field._mode.choose(False)
    with qtbot.waitSignal(field.edited):
        field._mode.activated.emit(0)
    assert (field.certificate, field.key) == ("", "")
    assert note(field) == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [(90, "Valid until {}."), (5, "Valid until {}. That is soon: have another one made."),
     (-1, "The certificate ended on {}. Bots refuse it.")],
)  # fmt: skip
def test_it_says_until_when_the_certificate_is_valid(field: TlsField, tmp_path: Path, days: int, said: str) -> None:
    certificate, key = tmp_path / "chain.pem", tmp_path / "key.pem"
    until = datetime.now(UTC) + timedelta(days=days, hours=1)
    field.show_until(until)
    assert note(field) == ""
    for path in (certificate, key):
        path.write_text("x")
    field.set_files(str(certificate), str(key))
    assert note(field) == said.format(formats.date(until))
    key.unlink()
    field.set_files(str(certificate), str(key))
    assert note(field) == "The file key.pem is not there."
