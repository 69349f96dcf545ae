from __future__ import annotations

from desktop.services.zego.naming import Naming


def test_the_prefix_is_there_exactly_once() -> None:
    naming = Naming(123456789, test=True)
    assert naming.on_the_wire("test") == "zegotest-123456789-test"
    assert naming.on_the_wire(naming.on_the_wire("test")) == "zegotest-123456789-test"
    assert naming.shown("zegotest-123456789-test") == "test"
    assert naming.on_the_wire("") == ""


def test_another_apps_prefix_is_a_name_like_any_other() -> None:
    assert Naming(1, test=True).on_the_wire("zegotest-2-a") == "zegotest-1-zegotest-2-a"


def test_production_has_none() -> None:
    naming = Naming(123456789)
    assert naming.on_the_wire("test") == naming.shown("test") == "test"
