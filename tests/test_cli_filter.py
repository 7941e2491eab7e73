"""`duizhao tmx filter` with the terms of a term base."""

from pathlib import Path

import pytest

from tests.command import duizhao
from tests.tmx.memories import UNIT, memory, unit


def test_a_memory_filtered_by_the_terms_of_a_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.tsv").write_text("技协\ttechnical cooperation\n", encoding="utf-8")
    units = unit("技协成立了。", "Technical cooperation began."), unit("技协很忙。", "They are busy."), UNIT
    Path("terms.tmx").write_text(memory(*units), encoding="utf-8")
    words = ["tmx", "filter", "terms.tmx", "--base", "base.tsv", "--where", "terms > 0 and terms_met"]
    answer = duizhao(*words)
    assert answer.code == 0
    assert "技协成立了" in answer.out and "技协很忙" not in answer.out
    assert answer.errors == [
        "3 units read: 1 kept as they were, 0 changed, 2 dropped; 1 written",
        "  dropped: terms > 0 1, terms_met 1",
    ]
