"""Neural metrics as plug-ins: a tiny one, made and installed here, is found by its name, and stays apart."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus import FormatError
from scoring import Direction, Settings, judge, neural_metric, with_neural
from tests.command import duizhao
from tests.scoring.material import material

PLUGIN = '''
class Lengths:
    """How much of the source's length a translation has: as good as no metric, but fast."""

    name, direction, lowest, highest = "Lengths", "higher", 0.0, None
    model, digest, device = "none", "0" * 8, "cpu"

    def score(self, source, hypothesis, reference):
        return [len(text) / len(original) for text, original in zip(hypothesis, source)]
'''
SOURCES = ["工人提出建议。", "他们学习。"]
GOOD = ["The workers made proposals.", "They learned."]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "duizhao_lengths.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "duizhao_lengths-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: duizhao-lengths\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[duizhao.metrics]\nlengths = duizhao_lengths:Lengths\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "duizhao_lengths", raising=False)


def test_its_scores_stand_apart_with_what_they_come_from(installed: None) -> None:
    report = judge(material({"a": GOOD, "b": SOURCES}, GOOD, sources=SOURCES), Settings(("chrf",), resamples=0))
    report = with_neural(report, [neural_metric("lengths")])
    assert [row[0].metric for row in report.scores] == ["chrF2"]
    [[first, second]] = report.others
    assert [first.value, second.value] == pytest.approx([(27 / 7 + 13 / 5) / 2, 1.0])
    assert first.signature == "model:none|digest:00000000|range:0..|device:cpu"
    assert "b: 2 segments repeat the source: neural values of these mean nothing" in report.remarks


def test_what_is_not_installed_is_not_looked_for_elsewhere() -> None:
    with pytest.raises(FormatError, match=r"--neural bleurt: no such plug-in is installed \(there are: comet:MODEL"):
        neural_metric("bleurt")


class Wrong:
    """A plug-in with a fault."""

    name, direction = "Wrong", Direction.HIGHER
    lowest: float | None = 0.0
    highest: float | None = 1.0
    model, digest, device = "", "", ""

    def __init__(self, values: list[float]) -> None:
        self.values = values

    def score(self, source: Sequence[str], hypothesis: Sequence[str], reference: Sequence[str]) -> Sequence[float]:
        return self.values


@pytest.mark.parametrize(
    ("values", "fault"), [([0.5], "1 values for 2 segments"), ([0.5, 1.5], "1.5 is outside 0.0 to 1")]
)
def test_a_plugin_with_a_fault_is_told(values: list[float], fault: str) -> None:
    report = judge(material({"a": GOOD}, GOOD, sources=SOURCES), Settings(("chrf",), resamples=0))
    with pytest.raises(FormatError, match=fault):
        with_neural(report, [Wrong(values)])


def test_from_the_command_line(installed: None, tmp_path: Path) -> None:
    for name, lines in (("mt.txt", GOOD), ("src.txt", SOURCES)):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = (tmp_path / "mt.txt", "--reference", tmp_path / "mt.txt", "--source", tmp_path / "src.txt")
    out = duizhao("score", *files, "--metrics", "chrf", "--neural", "lengths").out
    assert "On scales of their own, not to be compared with the above:\nmetric     mt\nLengths ↑  3.2286\n" in out
