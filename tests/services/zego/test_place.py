from __future__ import annotations

import pytest

from desktop.services.zego.place import Place, base_address


@pytest.mark.parametrize("region", ["sha", "hkg", "fra", "lax", "bom", "sgp"])
def test_regions(region: str) -> None:
    assert base_address(region) == f"https://rtc-api-{region}.zego.im/"


def test_no_region_is_the_nearest() -> None:
    assert base_address("") == base_address("nowhere") == "https://rtc-api.zego.im/"


def test_an_address_of_the_operators_goes_first() -> None:
    assert base_address("fra", " http://127.0.0.1:8080 ") == "http://127.0.0.1:8080/"


def test_names_follow_the_place() -> None:
    assert Place(7, base_address(""), test=True).naming.on_the_wire("a") == "zegotest-7-a"
