from aligner.formats.text import text_lines
from tests.aligner.sample import REPORT


def test_the_texts_stand_interleaved_bead_by_bead() -> None:
    assert "".join(text_lines(REPORT)) == (
        "report.zh.txt ↔ report.en.txt\n"
        "duizhao 0.1.0\n"
        "\n[1]  1–1  0.99  accepted\n"
        "一、难题\n"
        "I. The Problem\n"
        "\n[2]  1–2  0.88\n"
        "他摇摇头说：“没有办法。”\n"
        'He shook his head. "There is no way."\n'
        "\n[3]  1–0  0.40\n"
        "大家都不肯走。\n"
        "—\n"
    )
