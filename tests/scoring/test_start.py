"""Scores alone start fast: what aligns and what reads memories is imported when it is needed."""

import subprocess
import sys
from pathlib import Path


def test_the_room_brings_neither_the_aligner_nor_the_formats_of_memories() -> None:
    code = "import sys, scoring; print(sorted({'aligner', 'scipy', 'tmx'} & set(sys.modules)))"
    out = subprocess.run(
        [sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert out.stdout == b"[]\n"
