"""What a room hears of the link of the moment: the state of its socket, and what is pushed over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.socket_state import SocketState

if TYPE_CHECKING:
    from desktop.control.link import Link


class LinkWatch:
    """Main loop only. The listeners are methods of the room, which holds the watch: neither outlives the other."""

    def __init__(self, on_state: Callable[[], None], on_push: Callable[[object], None] | None = None) -> None:
        self._on_state = on_state
        self._on_push = on_push
        self.link: Link | None = None

    @property
    def online(self) -> bool:
        """Whether there is a connection, and everything is joined."""
        return self.link is not None and self.link.socket.state is SocketState.ONLINE

    @property
    def waiting(self) -> bool:
        """Whether there is no connection until the next try."""
        return self.link is not None and self.link.socket.state is SocketState.WAITING

    def follow(self, link: Link | None) -> bool:
        """Hear this one and the former no more; whether it is of somebody else than before, or of nobody.

        `on_state` is not called for the state in which the link is found.
        """
        former, self.link = self.link, link
        if former is not None:
            former.socket.changed.disconnect(self._on_state)
            if self._on_push is not None:
                former.socket.pushed.disconnect(self._on_push)
        if link is not None:
            link.socket.changed.connect(self._on_state)
            if self._on_push is not None:
                link.socket.pushed.connect(self._on_push)
        return link is None or former is None or former.keeper.session.user_id != link.keeper.session.user_id
