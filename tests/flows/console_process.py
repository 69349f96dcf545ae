"""A real console in a process of its own that says when it stands, and does what it is told by its environment.

AIRDESK_TEST_KEYRING names a file that stands for the system's keyring; AIRDESK_TEST_ACT is `add ADDRESS`, `invite LINK`
or the words of a button on the notice. One line of JSON comes on stdout when it stands and has acted.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from desktop import app, trouble_entrance, wiring
from desktop.control.invite import InviteRequest
from desktop.settings.secrets import MemorySecrets, StoredSecret

KEYRING, ACT = "AIRDESK_TEST_KEYRING", "AIRDESK_TEST_ACT"


class FileKeyring(MemorySecrets):
    """Outlives the process, as the system's does."""

    def __init__(self) -> None:
        super().__init__()
        self._file = Path(os.environ[KEYRING])
        if self._file.exists():
            self._values = json.loads(self._file.read_text())

    async def set(self, name: str, value: str) -> StoredSecret:
        stored = await super().set(name, value)
        self._file.write_text(json.dumps(self._values))
        return stored

    async def forget(self, name: str) -> None:
        await super().forget(name)
        self._file.write_text(json.dumps(self._values))


async def stands(entrance: trouble_entrance.TroubleEntrance) -> None:
    from PySide6.QtWidgets import QPushButton

    await begin(entrance)
    window, desk = entrance._console.window, entrance._console.desk
    act = os.environ.get(ACT, "")
    told = sorted(notice.code.value for notice in desk.notices.open())
    if act.startswith("add "):
        desk.pulls.add(act.removeprefix("add "), "Arena")
    elif act.startswith("invite "):
        desk.bots.invite(InviteRequest(act.removeprefix("invite "), "Guest"))
    elif act:
        buttons = window.wall_header.findChildren(QPushButton)
        next(one for one in buttons if one.text() == act and not one.isHidden()).click()
    sys.stdout.write(json.dumps({"title": window.windowTitle(), "notices": told}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    wiring.MemorySecrets = FileKeyring  # type: ignore[misc]  # stands for the keyring
    begin = trouble_entrance.TroubleEntrance._begin
    trouble_entrance.TroubleEntrance._begin = stands  # type: ignore[method-assign]  # tells the test that it stands
    sys.exit(app.main(sys.argv[1:]))
