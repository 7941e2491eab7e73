"""Terms out of TBX and glossaries."""

from pathlib import Path

import pytest

from corpus import DuizhaoError, FormatError
from termbase import Concept, Status, Term, TermType, read_tbx, read_terms
from termbase.columns import concepts_of
from termbase.delimited import tsv_rows
from tests.shared import SHARED, needs_shared


def read_glossary(text: str) -> list[Concept]:
    return concepts_of(tsv_rows(text), "a.txt")[0]


TBX2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="subjectField">labour</descrip>
 <langSet xml:lang="zh_CN"><tig><term>技协</term><termNote type="termType">abbreviation</termNote></tig></langSet>
 <langSet xml:lang="en">
  <tig><term>technical  cooperation</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
  <ntig><termGrp><term>skill-sharing</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
  <tig><term> </term></tig>
 </langSet>
</termEntry></body></text></martif>"""

TBX3 = """<tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="c1">
 <langSec xml:lang="zh-Hans"><termSec><term>劳模</term></termSec></langSec>
 <langSec xml:lang="en"><termSec><term>model worker</term>
  <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_version_2() -> None:
    [concept] = read_tbx(TBX2.encode(), "a.tbx")
    assert concept == Concept(
        "c1",
        (
            Term("技协", "zh-CN", type=TermType.ABBREVIATION),
            Term("technical cooperation", "en", Status.PREFERRED),
            Term("skill-sharing", "en", Status.DEPRECATED),
        ),
        "labour",
    )
    assert concept.texts("zh") == ("技协",)
    assert concept.texts("en") == ("technical cooperation",)


def test_version_3() -> None:
    [concept] = read_tbx(TBX3.encode(), "a.tbx")
    assert concept.terms == (Term("劳模", "zh-Hans"), Term("model worker", "en", Status.SUPERSEDED))


@pytest.mark.parametrize("text", ["技协\ttechnical cooperation\tabbr.\r\n", "# comment\n\n技协\ttechnical cooperation"])
def test_a_glossary_by_tabs(text: str) -> None:
    [concept] = read_glossary(text)
    assert concept.texts("zh") == ("技协",)
    assert concept.texts("en") == ("technical cooperation",)


def test_a_glossary_from_english() -> None:
    [concept] = read_glossary("workshop\t车间\n")
    assert concept.terms == (Term("workshop", "en"), Term("车间", "zh"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<martif", "a.tbx: line 1: "),
        ("<tmx/>", "a.tbx: begins with <tmx>: expected TBX"),
        (TBX2.replace(' xml:lang="zh_CN"', ""), "a.tbx:5: a <langSet> without xml:lang"),
        ('<!DOCTYPE martif [<!ENTITY x "y">]><martif>&x;</martif>', "entity declarations are refused"),
    ],
    ids=["cut", "other", "no language", "entity"],
)
def test_what_is_no_tbx(text: str, message: str) -> None:
    with pytest.raises(FormatError) as error:
        read_tbx(text.encode(), "a.tbx")
    assert message in str(error.value)


def test_a_line_without_translation() -> None:
    with pytest.raises(FormatError, match=r"a\.txt:2: '技协': expected a term, a tab and its translation"):
        read_glossary("车间\tworkshop\n技协\n")


@needs_shared
def test_the_files_of_peers() -> None:
    """Every well-formed sample gives concepts with terms in at least one language; the broken one is refused."""
    for path in sorted([*(SHARED / "samples/tbx2").glob("*.tbx"), *(SHARED / "samples/tbx3").glob("*.tbx")]):
        if path.name == "poorly_formed_xml.tbx":
            with pytest.raises(DuizhaoError):
                read_terms(path)
        else:
            assert any(concept.terms for concept in read_terms(path)), path.name


def test_the_suffix_says_which(tmp_path: Path) -> None:
    (tmp_path / "a.tbx").write_text(TBX2, encoding="utf-8")
    (tmp_path / "a.tsv").write_text("技协\ttechnical cooperation\n", encoding="utf-16")
    assert read_terms(tmp_path / "a.tbx")[0].texts("zh") == read_terms(tmp_path / "a.tsv")[0].texts("zh")
