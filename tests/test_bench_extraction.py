"""The page about extraction is made of what is measured."""

from pathlib import Path

from bench.terms.extraction import extracted, page, repeated_terms


def test_the_page_tells_how_many_terms_of_the_base_are_found(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("工会开展劳动竞赛。工人欢迎劳动竞赛。厂里有技术革新。大家搞技术革新。\n", encoding="utf-8")
    found = extracted([text], ["工会", "劳动", "竞赛", "技术", "革新", "工人"])
    repeated = repeated_terms(found.documents)
    assert {"劳动竞赛", "技术革新"} <= repeated
    first = repeated & {candidate.text for candidate in found.candidates}
    [row] = [line for line in page(found, "today").split("\n") if line.startswith("| the first 80 ")][:1]
    assert [cell.strip() for cell in row.strip("|").split("|")][:2] == ["the first 80", str(len(first))]
    assert {"劳动竞赛", "技术革新"} <= first
