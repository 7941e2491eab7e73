"""The real client: OmegaT loads a memory of ours and fills every line in from it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.shared import SHARED, client_missing, needs_shared
from tests.tmx.test_provenance import alignment
from tmx.provenance import alignment_header, alignment_units, select_beads
from tmx.write import write_tmx


def omegat_is_there() -> bool:
    if shutil.which("dpkg") is None:
        return False
    listed = subprocess.run(["dpkg", "-L", "omegat"], capture_output=True, text=True, check=False).stdout
    return any(line.endswith("/OmegaT.jar") and Path(line).exists() for line in listed.split("\n"))


@needs_shared
@pytest.mark.client
@pytest.mark.slow
@pytest.mark.parametrize("mode", ["auto", "enforce", "save"])
def test_omegat_translates_every_line_from_our_memory(mode: str, tmp_path: Path) -> None:
    if not omegat_is_there():
        client_missing("the Debian package omegat")
    made = alignment(chinese=["车间里很吵。", "老王修好了<机器>。", "大家都笑了&。", "今年产量是5.6万吨——", "（完）"])
    units = list(alignment_units(made, select_beads(made)))
    path, source = tmp_path / "memory.tmx", tmp_path / "source.txt"
    path.write_bytes(b"".join(write_tmx(alignment_header(made, "0.1.0"), units)))
    source.write_text("".join(unit.variants[0].text + "\n" for unit in units), encoding="utf-8")
    check = [str(SHARED / "checks" / "omegat_check.sh"), "-l", "-m", mode, str(path), str(source)]
    result = subprocess.run(["bash", *check], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    answer = json.loads(result.stdout)
    assert (answer["segments"], answer["translated"], answer["tm_entries"]) == (4, 4, 4)
    assert answer["pairs"] == [[unit.variants[0].text, unit.variants[1].text] for unit in units]
