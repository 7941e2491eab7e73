"""Documents of different segmentation: aligned with their source, which gives the segments."""

import json

from tests.command import CHINESE, ENGLISH, EXAMPLES, duizhao

CANDIDATES = EXAMPLES / "report.first.en.txt", EXAMPLES / "report.second.en.txt"
WORDS = ("score", *CANDIDATES, "--align", "--source", CHINESE, "--reference", ENGLISH)


def test_the_planted_faults_cost_and_nothing_is_dropped() -> None:
    found = json.loads(duizhao(*WORDS, "--format", "json", "--metrics", "bleu,chrf").out)
    good, faulty = (one for one in found["scores"] if one["metric"] == "BLEU")
    assert good["value"] > faulty["value"] > 30
    assert good["counts"]["scored"] + good["counts"]["no_reference"] == found["segments"] <= 50
    assert f"|align:{'none'}|" not in good["signature"]
    assert found["alignment"].startswith("duizhao-align|") or "|" in found["alignment"]
    assert any("source segments without a translation" in remark for remark in found["remarks"])


def test_without_a_source_documents_cannot_be_aligned() -> None:
    answer = duizhao("score", *CANDIDATES, "--align", "--reference", ENGLISH)
    assert (answer.code, answer.errors[-1]) == (
        1,
        "duizhao: --align: documents are aligned with what was translated: give it with --source",
    )
