"""What the way through the services says of each: what it is for, and where to get what its fields ask for."""

from __future__ import annotations

from enum import StrEnum

from desktop.ui.i18n import tr


class Service(StrEnum):
    """In the order in which they are connected."""

    MEZON = "mezon"
    MEETSTREAM = "meetstream"
    ZEGO = "zego"
    CALLS = "calls"


def service_name(service: Service) -> str:
    """As its card calls it."""
    return {
        Service.MEZON: "Mezon",
        Service.MEETSTREAM: "MeetStream",
        Service.ZEGO: "ZEGOCLOUD",
        Service.CALLS: tr("Services", "Calls"),
    }[service]


def purpose(service: Service) -> str:
    """What one has of it."""
    return {
        Service.MEZON: tr("Connect", "Mezon carries your channels, the chat and the broadcast. Connect it first."),
        Service.MEETSTREAM: tr("Connect", "MeetStream sends bots into meetings. Each becomes a source on the wall."),
        Service.ZEGO: tr("Connect", "ZEGOCLOUD mixes the voices of a room. You need it only for the cloud mix."),
        Service.CALLS: tr("Connect", "Calls bring guests in by voice or picture. You need them only to make calls."),
    }[service]


def whence(service: Service) -> str:
    """What to get, and where."""
    return {
        Service.MEZON: tr(
            "Connect",
            "Sign in with your e-mail address and the code that Mezon sends you. For broadcasts take a bot: whoever "
            "made it in Mezon has its App ID and token.",
        ),
        Service.MEETSTREAM: tr(
            "Connect", "Copy the API key from the dashboard of your MeetStream account. Store it here, then test."
        ),
        Service.ZEGO: tr(
            "Connect",
            "App ID and server secret stand in the console of ZEGOCLOUD, at your project. The room is the one your "
            "guests speak in.",
        ),
        Service.CALLS: tr(
            "Connect",
            "Whoever runs the call app gives you its API key, your user and your user token. The API secret stays "
            "with them.",
        ),
    }[service]
