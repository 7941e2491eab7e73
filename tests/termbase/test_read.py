"""Terms out of TBX and glossaries."""

import csv
import re
from pathlib import Path

import pytest

from corpus import DuizhaoError, FormatError
from termbase import Concept, Status, Term, TermType, read_tbx, read_terms
from termbase.columns import concepts_of
from termbase.delimited import csv_rows, tsv_rows
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


def test_a_term_may_stand_in_its_language_without_a_group() -> None:
    text = """<martif type="TBX"><text><body><termEntry id="c1">
<langSet xml:lang="en"><term>Login</term></langSet><langSet xml:lang="zh"><term>登录</term></langSet>
</termEntry></body></text></martif>"""
    [concept] = read_tbx(text.encode(), "a.tbx")
    assert [(term.language, term.text) for term in concept.terms] == [("en", "Login"), ("zh", "登录")]
    assert concept.note == ""


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


@pytest.mark.parametrize(
    ("names", "row", "told"),
    [
        ("Source,Target,Notes", "工会,trade union,x", "zh 1, en 2, note 3"),
        ("Term,Translation", "trade union,工会", "zh 2, en 1"),
        ("源语言,目标语言,词性", "工会,trade union,名词", "zh 1, en 2"),
        ("原文,译文,领域", "trade union,工会,labour", "zh 2, en 1, subject 3"),
        ("term,description,zh_CN", "trade union,d,工会", "zh 3, en 1, note 2"),
        ("term,pos,comment,translation_zh_CN,comment_zh_CN", "trade union,n,c,工会,x", "zh 4, en 1, note 3"),
        ("ID,Comment,Term [zh-Hans],Term Part Of Speech [zh-Hans],Term [en]", "1,c,工会,n,trade union",
         "zh 3, en 5, note 2, id 1"),
        ("Concept Definition,Concept Subject,Term [zh-CN],Description [zh-CN],Term [en]", "d,s,工会,x,trade union",
         "zh 3, en 5, subject 2, definition 1"),
        ("Entry_ID,Entry_Subject,Entry_Note,Chinese_PRC,Chinese_PRC_Def,English,Term_Info",
         "1,s,n,工会,d,trade union,CaseInsense", "zh 4, en 6, subject 2, note 3, id 1"),
        ('"Chinese (Simplified, China)",English (United States),Status', "工会,trade union,Approved",
         "zh 1, en 2, status 3"),
        ("zh_cn,zh_cn_note,en_us,en_us_status", "工会,n,trade union,new", "zh 1, en 3"),
        ("zh-CN,zh-TW,en-US,en-GB,de", "工会,工會,trade union,x,Gewerkschaft", "zh 1, en 3"),
    ],
)  # fmt: skip
def test_the_columns_of_other_programs(names: str, row: str, told: str) -> None:
    """Smartcat, Crowdin, memoQ, Trados, Phrase, Lokalise, Transifex, and people."""
    [concept], lines = concepts_of(csv_rows(f"{names}\n{row}\n", "a.csv"), "a.csv")
    assert (concept.texts("zh"), concept.texts("en")) == (("工会",), ("trade union",))
    found = [re.fullmatch(r"column (\d+) \(.*\) is (?!not read)(.*)", line) for line in lines]
    assert ", ".join(f"{one[2]} {one[1]}" for one in found if one) == told
    assert sum("is not read" in line for line in lines) == len(next(csv.reader([names]))) - told.count(",") - 1


def test_rows_with_their_languages_are_no_names_of_columns() -> None:
    """As DeepL exports a glossary."""
    rows = csv_rows("工会,trade union,zh,en\n技协,technical cooperation,zh,en\n", "a.csv")
    assert [concept.texts("en") for concept in concepts_of(rows, "a.csv")[0]] == [
        ("trade union",),
        ("technical cooperation",),
    ]


def test_unknown_names_are_no_term_where_they_cannot_be_one() -> None:
    rows = csv_rows("甲方用语,乙方用语\n工会,trade union\n", "a.csv")
    assert [concept.texts("zh") for concept in concepts_of(rows, "a.csv")[0]] == [("工会",)]


def tbx2(entry: str) -> list[Concept]:
    return read_tbx(f'<martif type="TBX"><text><body>{entry}</body></text></martif>'.encode(), "a.tbx")


def test_what_has_no_place_is_kept_as_a_note() -> None:
    """As Microsoft, IATE and memoQ export terms."""
    [concept] = tbx2(
        '<termEntry id="1"><descrip type="x-origin">P</descrip><langSet xml:lang="zh-Hans"><ntig><termGrp>'
        '<term>管理员</term><termNote type="geographicalUsage">CHN, SGP</termNote>'
        '<termNote type="administrativeStatus">unheard-of</termNote><termNote type="termType">synonym</termNote>'
        '</termGrp><descrip type="context">一</descrip>'
        '<descrip type="context">二</descrip><note type="usage">n</note></ntig></langSet></termEntry>'
    )
    [term] = concept.terms
    assert (concept.note, term.usage) == ("x-origin: P", "一")
    assert (
        term.note == "n\ngeographicalUsage: CHN, SGP\nadministrativeStatus: unheard-of\ntermType: synonym\ncontext: 二"
    )


def test_the_names_of_multiterm() -> None:
    [concept] = tbx2(
        '<termEntry id="c1"><transacGrp><transac type="transactionType">origination</transac></transacGrp>'
        '<descrip type="Subject">labour</descrip><langSet xml:lang="ZH-CN"><ntig><termGrp><term>技协</term>'
        '<termNote type="Status">deprecated</termNote></termGrp><descrip type="Definition">d</descrip></ntig></langSet>'
        "</termEntry>"
    )
    assert (concept.subject, concept.definition, concept.note) == ("labour", "d", "")
    assert concept.terms == (Term("技协", "ZH-CN", Status.DEPRECATED),)


@pytest.mark.parametrize(
    ("entry", "section", "group"), [("termEntry", "langSet", "tig"), ("entry", "langGroup", "termGroup")]
)
def test_min_of_before_version_3(entry: str, section: str, group: str) -> None:
    text = (
        f'<TBX dialect="TBX-Min"><header><id>x</id></header><body><{entry} id="c1"><subjectField>animal</subjectField>'
        f'<{section} xml:lang="zh"><{group}><term>狗</term><termStatus>obsolete</termStatus><noteGrp><note>'
        f"<noteKey>usage</noteKey><noteValue>old</noteValue></note></noteGrp></{group}></{section}></{entry}></body></TBX>"
    )
    [concept] = read_tbx(text.encode(), "a.tbx")
    assert concept == Concept("c1", (Term("狗", "zh", Status.SUPERSEDED, note="usage: old"),), "animal")


def test_languages_by_their_names() -> None:
    entry = '<termEntry id="1"><langSet xml:lang="LANG"><tig><term>x</term></tig></langSet></termEntry>'
    names = ["Chinese (Simplified)", "English", "C", "zh_TW"]
    found = [tbx2(entry.replace("LANG", name))[0].terms[0].language for name in names]
    assert found == ["zh-Hans", "en", "en", "zh-TW"]
    with pytest.raises(FormatError, match=r"a\.tbx:1: a <langSet> in 'Klingon!': name its language by a code"):
        tbx2(entry.replace("LANG", "Klingon!"))


def test_rows_without_translation_below_names_are_left_out_and_told() -> None:
    concepts, told = concepts_of(csv_rows("zh,en\n工会,trade union\n技协,\n,lathe\n,\n", "a.csv"), "a.csv")
    assert [concept.texts("zh") for concept in concepts] == [("工会",)]
    assert told[2:] == ["2 rows are left out: a term on one side only, first in line 3"]
