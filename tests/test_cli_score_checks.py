"""`duizhao score --metrics checks`: candidates judged against their source, findings told, written and dismissed."""

import json
from pathlib import Path

import pytest

from tests.command import duizhao

SOURCE = ("全厂有职工五百多人。", "马德山说：“再试一次！”", "他们节约了三十万斤棉花。", "劳动模范都来了。")
GOOD = (
    "The works has over 500 workers.",
    'Ma Deshan said: "Try again!"',
    "They saved 300,000 jin of cotton.",
    "All model workers came.",
)
BAD = (
    "The works has over 600 workers.",
    'Ma Dehan said: "Try again!"',
    "They saved 300,000 of cotton.",
    "All 劳动模范 came.",
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name, lines in (("source", SOURCE), ("good", GOOD), ("bad", BAD)):
        (tmp_path / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return tmp_path


def checked(texts: Path, *words: object) -> list[object]:
    return [texts / "good.txt", texts / "bad.txt", "--source", texts / "source.txt", "--metrics", "checks", *words]


def test_findings_are_told_with_place_type_and_severity(texts: Path) -> None:
    answer = duizhao("score", *checked(texts, "--checks", "numbers,names,measures,untranslated"))
    assert (answer.code, answer.out.rstrip("\n").split("\n")) == (
        0,
        [
            "bad:1: major numbers: Accuracy/Mistranslation: 五百多人 ≠ over 600",
            "    The works has ⟦over 600⟧ workers.",
            "bad:2: major names: Accuracy/Mistranslation: 马德山 Ma Deshan ≠ Ma Dehan (90% sure)",
            '    ⟦Ma Dehan⟧ said: "Try again!"',
            "bad:3: major measures: Locale conventions/Measurement format: 三十万斤: jin",
            "    They saved 300,000 of cotton.",
            "bad:4: major untranslated: Accuracy/Untranslated: a translation ≠ 劳动模范",
            "    All ⟦劳动模范⟧ came.",
            "good: 0 findings, weighted 0, 0.0 per 1,000 characters of the source",
            "bad: 4 findings (4 major), weighted 20, 476.2 per 1,000 characters of the source",
        ],
    )


def test_beside_scores_with_a_reference(texts: Path) -> None:
    answer = duizhao(
        "score",
        *checked(texts, "--reference", texts / "good.txt", "--metrics", "bleu,checks", "--format", "json", "-q"),
    )
    report = json.loads(answer.out)
    assert [score["metric"] for score in report["scores"]] == ["BLEU", "BLEU"]
    assert {finding["check"] for finding in report["findings"]} >= {"numbers", "names", "measures", "untranslated"}
    assert report["findings"][0] == {
        "check": "numbers",
        "candidate": "bad",
        "segment": 0,
        "source": [[5, 9]],
        "target": [[14, 22]],
        "expected": "五百多人",
        "found": "over 600",
        "type": "Accuracy/Mistranslation",
        "severity": "major",
        "confidence": 1.0,
        "weight": 5.0,
    }


@pytest.mark.parametrize("suffix", ["tsv", "jsonl", "xlsx"])
def test_findings_go_to_a_table(texts: Path, suffix: str) -> None:
    path = texts / f"findings.{suffix}"
    words = checked(texts, "--checks", "numbers", "--findings", path)
    assert duizhao("score", *words, "-q").code == 0
    if suffix == "tsv":
        header, row = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        assert header.split("\t")[:9] == [
            "system",
            "doc",
            "docSegId",
            "globalSegId",
            "rater",
            "source",
            "target",
            "category",
            "severity",
        ]
        assert row.split("\t")[:9] == [
            "bad", "", "1", "1", "duizhao", "全厂有职工<v>五百多人</v>。", "The works has <v>over 600</v> workers.",
            "Accuracy/Mistranslation", "major",
        ]  # fmt: skip
    assert path.stat().st_size > 100
    again = duizhao("score", *words)
    assert (again.code, again.errors[-1]) == (1, f"duizhao: {path}: exists: use --force to replace it")


def test_what_was_dismissed_is_left_out(texts: Path) -> None:
    decisions = texts / "dismissed.tsv"
    words = checked(texts, "--checks", "numbers,names", "--dismissed", decisions)
    assert duizhao("score", *words, "--dismiss").code == 0
    assert len(decisions.read_text(encoding="utf-8").rstrip("\n").split("\n")) == 3
    answer = duizhao("score", *words)
    assert answer.errors[-1] == f"2 findings that {decisions} dismisses are left out"
    assert "bad: 0 findings" in answer.out


def test_rules_and_a_memory_of_the_users(texts: Path) -> None:
    rules = texts / "rules.tsv"
    rules.write_text("workers\t职工\tworkers and staff\tminor\n", encoding="utf-8")
    answer = duizhao("score", *checked(texts, "--checks", "patterns", "--rules", rules))
    assert "good:1: minor patterns: Accuracy/Mistranslation: workers" in answer.out
    columns = texts / "memory.tsv"
    columns.write_text("zh-CN\ten-US\n劳动模范都来了。\tThe model workers have all come.\n", encoding="utf-8")
    assert duizhao("tmx", "convert", columns, texts / "memory.tmx").code == 0
    answer = duizhao("score", *checked(texts, "--checks", "inconsistency", "--memory", texts / "memory.tmx"))
    assert "good:4: minor inconsistency: Terminology/Inconsistent use: The model workers have all come." in answer.out


BASE = "zh\ten\n职工\tworkers and staff\n劳动模范\tmodel workers\n"


def test_terms_beside_the_checks(texts: Path) -> None:
    base = texts / "base.tsv"
    base.write_text(BASE, encoding="utf-8")
    words = checked(texts, "--metrics", "terms", "--terms", base, "--format", "json", "-q")
    report = json.loads(duizhao("score", *words).out)
    values = {(score["metric"], score["candidate"]): score["value"] for score in report["scores"]}
    assert (values["terms", "good"], values["terms", "bad"]) == (50, 0)
    assert [(row["candidate"], row["term"], row["n"], row["satisfied"]) for row in report["terms"]] == [
        ("good", "劳动模范", 1, 1),
        ("good", "职工", 1, 0),
        ("bad", "劳动模范", 1, 0),
        ("bad", "职工", 1, 0),
    ]
    assert [(one["candidate"], one["segment"], one["type"]) for one in report["findings"]] == [
        ("good", 0, "Terminology/Inconsistent with terminology resource"),
        ("bad", 0, "Terminology/Inconsistent with terminology resource"),
        ("bad", 3, "Accuracy/Untranslated"),
    ]


def test_a_copy_whose_language_is_told_by_itself_is_doubted(texts: Path) -> None:
    words = (texts / "source.txt", "--source", texts / "source.txt", "--metrics", "checks", "--checks", "untranslated")
    answer = duizhao("score", *words)
    assert answer.out.startswith("source: 0 findings")
    assert answer.errors == [
        "source and candidates are both in zh-Hans: nothing counts as untranslated: is --lang right?",
    ]
    assert duizhao("score", *words, "--lang", "en").out.splitlines()[-1].startswith("source: 4 findings (4 major)")


def test_terms_are_a_gate(texts: Path) -> None:
    file = texts / "terms.jsonl"
    file.write_text(
        '{"terms": {"职工": "workers"}}\n{}\n{}\n{"terms": {"劳动模范": "model workers"}}\n', encoding="utf-8"
    )
    words = checked(texts, "--metrics", "terms", "--term-file", file, "--at-least", "terms=90")
    answer = duizhao("score", *words)
    assert (answer.code, answer.errors[-1]) == (3, "bad: terms 50.00 < 90")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--metrics", "checks"], 1, "duizhao: checks compare candidates with what was translated: give --source"),
        (["--metrics", "checks", "--checks", "spelling"], 2, "--checks spelling: expected some of empty, untranslated"),
        (["--checks", "numbers"], 2, "go with --metrics …,checks"),
        (["--lexicon", "none.lexicon"], 2, "go with --metrics …,checks"),
        (["--metrics", ","], 2, "--metrics: expected some of bleu, chrf"),
        (["--metrics", "terms"], 1, "duizhao: terms are looked for in what was translated: give --source"),
        (["--date", "1952"], 2, "go with --metrics …,terms"),
        (["--metrics", "checks", "--dismiss"], 2, "--dismiss: expected --dismissed FILE, to which it adds"),
    ],
)
def test_wrong_words(texts: Path, words: list[str], code: int, message: str) -> None:
    answer = duizhao("score", texts / "good.txt", *words)
    assert answer.code == code
    assert message in answer.errors[-1]
