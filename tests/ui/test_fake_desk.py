"""The stand-in desk offers nothing that the real one does not, under the same parameters."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from msgspec.structs import fields

from desktop.control.bots import Bots
from desktop.control.desk import Desk
from desktop.control.ingest_desk import IngestDesk
from desktop.control.listening import Listening
from desktop.control.pictures import Pictures
from desktop.control.pulls import Pulls
from desktop.control.recordings import Recordings
from desktop.control.secrets_desk import SecretsDesk
from desktop.control.services import MeetStreamCheck
from desktop.control.sources import Sources
from desktop.control.vitals import Vitals
from desktop.settings.store import Store
from tests.ui import fake_desk as fake

ONLY_FOR_TESTS = {"put", "change", "show", "wishes", "views", "lost", "known", "addresses"}
PAIRS = [
    (fake.FakeSources, Sources),
    (fake.FakeBots, Bots),
    (fake.FakePictures, Pictures),
    (fake.FakePulls, Pulls),
    (fake.FakeRecordings, Recordings),
    (fake.FakeListening, Listening),
    (fake.FakeCheck, MeetStreamCheck),
    (fake.FakeIngest, IngestDesk),
    (fake.FakeVitals, Vitals),
    (fake.FakeStore, Store),
    (fake.FakeSecrets, SecretsDesk),
]


@pytest.mark.parametrize(("stand_in", "real"), PAIRS, ids=lambda one: one.__name__)
def test_the_stand_in_is_faithful(stand_in: type, real: type) -> None:
    for name, value in vars(stand_in).items():
        if name.startswith("_") or (name in ONLY_FOR_TESTS and not hasattr(real, name)):
            continue
        if name == "show" and stand_in is not fake.FakePictures:
            continue
        assert hasattr(real, name), f"{real.__name__} has no {name}"
        if inspect.isfunction(value):
            theirs = inspect.signature(getattr(real, name)).parameters
            ours = [one for one in inspect.signature(value).parameters if one != "self"]
            assert ours == [one for one in theirs if one != "self"], name


def test_it_has_all_parts_of_the_desk(tmp_path: Path) -> None:
    desk = fake.FakeDesk(tmp_path)
    assert {field.name for field in fields(Desk)} <= set(vars(desk))
