"""What nobody outside knows about the service, and what can go wrong with it: switches of the stand-in.

Plain values; they may be changed while the stand-in runs, on its own thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JoinRule(StrEnum):
    """What somebody must have joined before a message is taken."""

    AS_SPOKEN = "as_spoken"  # the channel; in the oldest dialect its clan is enough, as its clients believe
    CHANNEL = "channel"
    NOTHING = "nothing"


class SocketHost(StrEnum):
    """What a sign-in says in `ws_url`."""

    WITH_PORT = "with_port"
    BARE = "bare"  # as the service does: its clients then add a port they know
    ABSENT = "absent"


@dataclass(slots=True)
class Switches:
    """Unknowns first, then trouble. Numbers of times count down to 0; seconds are of the wall clock."""

    # unknowns
    join_rule: JoinRule = JoinRule.AS_SPOKEN
    socket_host: SocketHost = SocketHost.WITH_PORT
    echo_to_sender: bool = True  # the sender also receives its own message
    stream_events: bool = True  # streaming started and ended (55, 56) are sent
    list_before_join: bool = False  # the events of a clan come only to who had listed its channels before joining it
    newest_first: bool = True  # the order of a page of history
    json_lists: bool = False  # attachments and their like travel as JSON text, as in old rows
    json_sessions: bool = False  # a bot that asks for protobuf is answered in JSON
    old_refresh_works: bool = True  # a refresh token that was used already is taken again
    requests_a_minute: int = 0  # of one session, then 429; 0: no limit
    text_limit: int = 8000  # characters of a message's content
    session_s: float = 3600.0
    refresh_s: float = 7 * 86400.0
    upload_s: float = 60.0  # life of a presigned address
    # trouble
    down: bool = False  # the proxy answers 502, to sockets as well
    slow_s: float = 0.0  # every answer over HTTP and on the socket is so late
    unauthorized: int = 0  # the next requests with a token are refused with 401
    refresh_fails: int = 0  # the next refreshes are answered with 500
    silent: bool = False  # the socket takes everything and answers nothing, pings included
    must_join: int = 0  # the next messages are refused as if their channel were not joined
    reset: int = 0  # the next requests over HTTP end with a broken connection
    cut_after: int = 0  # the next requests on a socket are carried out, then its connection ends without an answer
    cut_instead: int = 0  # the next requests on a socket end its connection instead of an answer
