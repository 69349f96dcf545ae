"""Where the service is asked: its own addresses, or one that the operator gives. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.zego.naming import Naming

_REGIONS = ("sha", "hkg", "fra", "lax", "bom", "sgp")


@dataclass(frozen=True, slots=True)
class Place:
    """One App ID at one address."""

    app_id: int
    base: str
    test: bool = False

    @property
    def naming(self) -> Naming:
        """How streams are named there."""
        return Naming(self.app_id, self.test)


def base_address(region: str, own: str = "") -> str:
    """Of a region's three letters; any other word means the service's nearest. `own` goes before both."""
    if own.strip():
        return own.strip().rstrip("/") + "/"
    return f"https://rtc-api-{region}.zego.im/" if region in _REGIONS else "https://rtc-api.zego.im/"
