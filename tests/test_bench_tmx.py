"""The benchmark of memories does not rot: every row on a memory of fifty units."""

import sys
from pathlib import Path
from unittest import mock

import pytest

from bench.tmx import __main__ as main
from bench.tmx.rows import COMMANDS, READERS


@pytest.mark.slow
def test_every_row_is_measured_and_the_page_is_written(tmp_path: Path) -> None:
    words = [
        "bench",
        "--units",
        "50",
        "--command-units",
        "50",
        "--runs",
        "1",
        "--date",
        "2026-11-20",
        "--machine",
        "small",
    ]
    with mock.patch.object(sys, "argv", [*words, "--folder", str(tmp_path), "--docs", str(tmp_path)]):
        main.main()
    page = (tmp_path / "tmx.md").read_text(encoding="utf-8")
    assert "One run of `make bench-tmx`: 2026-11-20, small." in page
    rows = {line.split("|")[1].strip(): line for line in page.split("\n") if line.startswith("| ")}
    for name in [*READERS, *COMMANDS]:
        assert name in rows
        assert "–" not in rows[name].removeprefix(f"| {name}") or "translate-toolkit" in name, rows[name]
