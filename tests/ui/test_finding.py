from __future__ import annotations

import pytest

from desktop.ui.finding import plain


@pytest.mark.parametrize(
    ("typed", "name"), [("dem", "Đêm"), ("DEM", "đêm muộn"), ("strasse", "STRASSE"), ("cafe", "Café"), ("ö", "OE Ö")]
)
def test_it_finds_as_one_reads(typed: str, name: str) -> None:
    assert plain(typed) in plain(name)
