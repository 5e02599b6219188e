"""
However much it is given, everything below the planning of inspections comes to an end.
"""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("endless_input.py")
ENOUGH_SECONDS = 240
"""Many times what it takes on a slow machine: what went wrong here went on for hours."""


def test_no_text_and_no_number_of_things_is_read_without_end() -> None:
    ended = subprocess.run(
        [sys.executable, str(PROGRAM)], capture_output=True, text=True, check=False, timeout=ENOUGH_SECONDS
    )

    assert ended.returncode == 0, ended.stderr[-2_000:]
    assert int(ended.stdout.split()[-2]) > 1_000, "most of it is refused by name"
