"""What an installed program's start program leaves in the environment, and what is left of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import frozen_start


def test_the_loader_of_other_programs_finds_their_own_libraries() -> None:
    environment = {
        "LD_LIBRARY_PATH": "/opt/airdesk/_internal",
        "_PYI_ARCHIVE_FILE": "/opt/airdesk/airdesk",
        "HOME": "/",
    }
    frozen_start.forget(environment)
    assert environment == {"HOME": "/"}


def test_what_the_operator_had_set_is_there_again() -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/airdesk/_internal:/mine", "LD_LIBRARY_PATH_ORIG": "/mine"}
    frozen_start.forget(environment)
    assert environment == {"LD_LIBRARY_PATH": "/mine"}


def test_nothing_is_touched_where_nothing_is_frozen() -> None:
    environment = {**os.environ, "LD_LIBRARY_PATH": "/mine"}
    program = "import frozen_start, os; print(os.environ['LD_LIBRARY_PATH'])"
    folder = Path(frozen_start.__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "/mine"
