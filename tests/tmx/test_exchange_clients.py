"""The real client: translate-toolkit reads what we write, and counts what we count."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import SHARED, client_missing, needs_shared
from tests.tmx.test_provenance import alignment
from tmx.content import Code
from tmx.loss import Losses
from tmx.po.write import write_po
from tmx.provenance import Duplicates, alignment_header, alignment_units, select_beads
from tmx.unit import Header, TranslationUnit, Variant
from tmx.write import write_tmx
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

BOLD = (Code("bpt", (("i", "1"), ("x", "1")), ("<b>",)), "老王", Code("ept", (("i", "1"),), ("</b>",)), "修好了机器。")


def units() -> tuple[Header, list[TranslationUnit]]:
    made = alignment()
    found = list(alignment_units(made, select_beads(made, duplicates=Duplicates.KEEP)))
    coded = (Variant("zh-CN", "zh-Hans", BOLD), Variant("en-US", "en-US", ("Old Wang mended it.",)))
    return alignment_header(made, "0.1.0"), [*found, TranslationUnit(coded)]


@needs_shared
@pytest.mark.client
@pytest.mark.parametrize("form", ["xliff12.xlf", "xliff21.xlf", "memory.po", "memory.tmx"])
def test_translate_toolkit_reads_our_files(form: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("translate") is None:
        client_missing("translate-toolkit")
    header, found = units()
    writers = {
        "xliff12.xlf": lambda: write_xliff12(header, found, Losses()),
        "xliff21.xlf": lambda: write_xliff21(header, found, Losses()),
        "memory.po": lambda: write_po(header, found, Losses()),
        "memory.tmx": lambda: write_tmx(header, found),
    }
    path = tmp_path / form
    path.write_bytes(b"".join(writers[form]()))
    check = [str(SHARED / "checks/translate_toolkit_check.py"), "--units", str(len(found)), str(path)]
    result = subprocess.run([sys.executable, *check], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    answer = json.loads(result.stdout)
    assert (answer["units"], answer["with_source"], answer["with_target"]) == (len(found),) * 3
    assert answer["first"] == [found[0].variants[0].text, found[0].variants[1].text]


@pytest.mark.client
def test_gettext_takes_our_po(tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        client_missing("the Debian package gettext")
    header, found = units()
    path = tmp_path / "memory.po"
    path.write_bytes(b"".join(write_po(header, found, Losses())))
    words = [str(msgfmt), "-c", "-o", "/dev/null", "--statistics", str(path)]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert f"{len(found)} translated messages" in result.stderr
