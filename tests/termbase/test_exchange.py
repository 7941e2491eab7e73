"""Bases written for other programs: what comes back, what the schemas say, what real clients find."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from corpus import FormatError
from termbase import (
    Concept,
    Form,
    FormKind,
    Relation,
    RelationKind,
    Status,
    Style,
    Term,
    TermFormat,
    TermType,
    read_tbx,
    read_terms,
    read_terms_told,
    shipped_concepts,
    write_tbx,
    write_terms,
)
from termbase.utx import read_utx
from tests.shared import SHARED, client_missing, needs_shared

CHINESE = (
    Term(
        "技术协作",
        "zh",
        Status.PREFERRED,
        pinyin="jìshù xiézuò",
        forms=(Form("技術協作", FormKind.TRADITIONAL), Form("技木协作", FormKind.OCR)),
        at="000:57:12-16",
        usage="他们搞技术协作。",
    ),
    Term("技协", "zh", type=TermType.ABBREVIATION, abbreviation_of="技术协作", note="口语。"),
)
ENGLISH = (
    Term("technical cooperation", "en", Status.PREFERRED, source="a report & its <summary>", valid_from="1961"),
    Term("Jixie", "en", Status.PROPOSED, TermType.TRANSLITERATION),
    Term("skill-sharing", "en", Status.SUPERSEDED, valid_to="1957-05", part_of_speech="other"),
    Term("technical aid", "en", Status.DEPRECATED),
)
CONCEPT = Concept(
    "c1",
    CHINESE + ENGLISH,
    "movement",
    'Workers helping "one another".',
    "Not development aid.\nNor trade.",
    (Relation(RelationKind.RELATED, "c2"), Relation(RelationKind.SUPERSEDED_BY, "c3")),
    "a book",
)
BASE = [CONCEPT, Concept("c2", (Term("技术革新", "zh-Hans"), Term("technical innovation", "en-GB")))]
WHOLE = [
    (TermFormat.TBX, ".tbx"),
    (TermFormat.TBX3, ".tbx"),
    (TermFormat.TBX3_DCA, ".tbx"),
    (TermFormat.TSV, ".tsv"),
    (TermFormat.CSV, ".csv"),
    (TermFormat.XLSX, ".xlsx"),
    (TermFormat.TOML, ".toml"),
]


def written(concepts: list[Concept], format: TermFormat) -> bytes:
    return b"".join(write_terms(concepts, format, "my terms", "2026-05-01"))


def put(folder: Path, concepts: list[Concept], format: TermFormat, suffix: str) -> Path:
    path = folder / f"terms{suffix}"
    path.write_bytes(written(concepts, format))
    return path


@pytest.mark.parametrize(("format", "suffix"), WHOLE)
def test_everything_comes_back(tmp_path: Path, format: TermFormat, suffix: str) -> None:
    assert read_terms(put(tmp_path, BASE, format, suffix)) == BASE


@pytest.mark.parametrize(("format", "suffix"), WHOLE)
def test_the_shipped_base_comes_back(tmp_path: Path, format: TermFormat, suffix: str) -> None:
    assert read_terms(put(tmp_path, shipped_concepts(), format, suffix)) == shipped_concepts()


def samples() -> list[Path]:
    found = sorted([*(SHARED / "samples/tbx2").glob("*.tbx"), *(SHARED / "samples/tbx3").glob("*.tbx")])
    return [path for path in found if path.name != "poorly_formed_xml.tbx"]


@needs_shared
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
@pytest.mark.parametrize("style", list(Style))
def test_what_peers_wrote_comes_back(path: Path, style: Style) -> None:
    """By way of our own files too; only a language of two sections becomes one."""
    concepts = read_terms(path)
    assert concepts
    back = read_tbx(b"".join(write_tbx(concepts, style)), "again")
    assert [by_language(concept) for concept in back] == [by_language(concept) for concept in concepts]


def by_language(concept: Concept) -> Concept:
    return concept._replace(terms=tuple(sorted(concept.terms, key=lambda term: term.language)))


def test_version_2_as_it_stands() -> None:
    text = written(BASE, TermFormat.TBX).decode()
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX"'
    )
    assert '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>' in text
    assert "<note>duizhao:form=traditional 技术协作</note>" in text


@needs_shared
def test_version_2_is_valid_by_dtd() -> None:
    dtd = etree.DTD(str(SHARED / "schemas/tbx2/TBXcoreStructV02.dtd"))
    for concepts in (BASE, shipped_concepts()):
        assert dtd.validate(etree.fromstring(written(concepts, TermFormat.TBX))), dtd.error_log


@needs_shared
@pytest.mark.parametrize("format", [TermFormat.TBX3, TermFormat.TBX3_DCA])
def test_version_3_is_valid_by_grammar_and_rules(tmp_path: Path, format: TermFormat) -> None:
    pytest.importorskip("elementpath")
    for concepts in (BASE, shipped_concepts()[:20]):
        path = put(tmp_path, concepts, format, ".tbx")
        run = subprocess.run(
            [sys.executable, SHARED / "checks/tbx3_check.py", path], capture_output=True, text=True, check=False
        )
        answer = json.loads(run.stdout)
        assert answer["valid"], answer["errors"]
        assert answer["rules_not_run"] == 0


def omegat(folder: Path, *glossaries: Path) -> dict[str, object]:
    if not shutil.which("omegat") and "OMEGAT_JAR" not in os.environ:
        client_missing("OmegaT")
    memory = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" creationtoolversion="1"'
        ' segtype="sentence" o-tmf="x" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body><tu>'
        '<tuv xml:lang="zh-CN"><seg>技协</seg></tuv><tuv xml:lang="en-US"><seg>x</seg></tuv></tu></body></tmx>'
    )
    (folder / "a.tmx").write_text(memory, encoding="utf-8")
    (folder / "a.txt").write_text("技协\n", encoding="utf-8")
    given = [word for path in glossaries for word in ("-g", path)]
    run = subprocess.run(
        ["bash", SHARED / "checks/omegat_check.sh", *given, folder / "a.tmx", folder / "a.txt"],
        capture_output=True,
        text=True,
        check=False,
    )
    return {"code": run.returncode, **json.loads(run.stdout)}


@needs_shared
@pytest.mark.client
@pytest.mark.slow
def test_omegat_shows_our_glossary_and_reads_our_tbx(tmp_path: Path) -> None:
    glossary = put(tmp_path, BASE, TermFormat.OMEGAT, ".utf8")
    base = put(tmp_path, BASE, TermFormat.TBX, ".tbx")
    answer = omegat(tmp_path, glossary, base)
    assert answer["code"] == 0, answer
    found = {entry["file"]: entry for entry in answer["glossaries"]}  # type: ignore[attr-defined]
    assert found["terms.utf8"]["entries"] == 7
    assert found["terms.tbx"]["entries"] >= 7


@needs_shared
@pytest.mark.client
def test_translate_toolkit_reads_our_tbx(tmp_path: Path) -> None:
    path = put(tmp_path, BASE, TermFormat.TBX, ".tbx")
    run = subprocess.run(
        [sys.executable, SHARED / "checks/translate_toolkit_check.py", "--units", "2", path],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No module named" in run.stderr:
        client_missing("translate-toolkit")
    answer = json.loads(run.stdout)
    assert run.returncode == 0, answer
    assert answer["first"] == ["技术协作", "technical cooperation"]


def test_a_glossary_for_omegat() -> None:
    lines = written(BASE, TermFormat.OMEGAT).decode().split("\n")
    assert lines[0] == "# Glossary in tab-separated format -*- coding: utf-8 -*-"
    assert lines[1].split("\t")[:2] == ["技术协作", "technical cooperation"]
    assert not any("technical aid" in line or "技術協作" in line for line in lines)
    with_forms = b"".join(write_terms(BASE, TermFormat.OMEGAT, "", "", with_forms=True)).decode()
    assert "技術協作\ttechnical cooperation\t" in with_forms


@pytest.mark.parametrize("text", ["#1 机床", "机\t床"])
def test_what_omegat_would_lose_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="OmegaT would lose"):
        written([Concept("c1", (Term(text, "zh"), Term("lathe", "en")))], TermFormat.OMEGAT)


def test_utx(tmp_path: Path) -> None:
    path = put(tmp_path, BASE, TermFormat.UTX, ".utx")
    data = path.read_bytes()
    assert data.startswith(b"#UTX 1.11; zh-CN/en; 2026-05-01;") and data.count(b"\r\n") == 9
    back = read_terms(path)
    assert [concept.id for concept in back] == ["c1", "c2"]
    assert back[0].texts("en") == ("technical cooperation", "Jixie", "skill-sharing")


@pytest.mark.parametrize(
    "text",
    [
        "#UTX-S 1.00; en/zh; 2010-01-01\n#src\ttgt\tsrc:pos\nlathe\t车床\tnoun\n",
        "#UTX 1.20; en-US/zh-CN; 2018-01-01T00:00:00Z; copyright: X\n#description: y\n"
        "#src\ttgt\tterm status\nlathe\t车床\tapproved\n",
        "#UTX 1.20; en-US/zh-CN; 2018-01-01\n#term:en-US\tterm:zh-CN\tpos\nlathe\t车床\tnoun\n",
    ],
)
def test_utx_of_other_versions(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [concept] = read_terms(tmp_path / "a.txt")
    assert (concept.texts("en"), concept.texts("zh")) == (("lathe",), ("车床",))


def test_utx_in_several_languages() -> None:
    [concept] = read_utx(
        "#UTX 1.20; en/zh-CN; 2018-01-01\n#term:en\tterm:zh-CN\tterm:ja\tpos\tterm status:zh-CN\tconcept ID\n"
        "lathe\t车床\t旋盤\tverb\tapproved\tc1\n",
        "a.utx",
    )
    assert [(term.language, term.text, term.part_of_speech, term.status) for term in concept.terms] == [
        ("en", "lathe", "verb", Status.ADMITTED),
        ("zh-CN", "车床", "verb", Status.PREFERRED),
        ("ja", "旋盤", "verb", Status.ADMITTED),
    ]


def test_a_glossary_to_print() -> None:
    page = written(BASE, TermFormat.HTML).decode()
    assert page.count("<dt ") == 2
    assert "<h2>J</h2>" in page and "技术协作" in page and '<span class="deprecated">technical aid</span>' in page
    assert "&quot;one another&quot;" in page and "<script" not in page and "http" not in page


def test_nothing_in_a_workbook_is_evaluated() -> None:
    formula = Concept("c1", (Term("=1+2", "zh"), Term("1-2", "en")))
    with zipfile.ZipFile(io.BytesIO(written([formula], TermFormat.XLSX))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "=1+2" in sheet and 't="inlineStr"' in sheet


@pytest.mark.parametrize(
    ("text", "choice", "told"),
    [
        ("英文,中文,备注\nlathe,车床,x\n", "", "column 2 (中文) is zh"),
        ("Term;Bedeutung;Anmerkung\nlathe;车床;x\n", "en=Term,zh=Bedeutung,note=3", "column 1 (Term) is en"),
        ("lathe,车床,x\n", "", "column 2 (车床) is zh"),
        ("lathe,x,车床\n", "en=1,zh=3,note=2", "column 3 (车床) is zh"),
    ],
)
def test_a_table_of_others(tmp_path: Path, text: str, choice: str, told: str) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    [concept], lines = read_terms_told(tmp_path / "a.csv", choice)
    assert (concept.texts("en"), concept.texts("zh"), concept.note) == (("lathe",), ("车床",), "x")
    assert told in lines


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "", "empty"),
        ("a.csv", "中文,英文\n技协,\n", "a.csv:2: '技协\\t': expected a term"),
        ("a.csv", 'zh,en\n"技协,x\n', "not CSV"),
        ("a.tsv", "id\tlanguage\ttext\n1\tzh\t\n", "a.tsv:2: expected a term under text"),
        ("a.tsv", "id\tlanguage\ttext\tstatus\n1\tzh\t技协\tgood\n", "status is 'good'"),
        ("a.utx", "src\ttgt\n", "expected a UTX header"),
        ("a.toml", "x = 1\n", "expected [[concept]] blocks"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Exception) as error:
        read_terms(tmp_path / name)
    assert message in str(error.value)


def test_a_control_character_is_named() -> None:
    with pytest.raises(FormatError, match="c1: a control character"):
        written([Concept("c1", (Term("技\x01协", "zh"),))], TermFormat.TBX)


def test_a_base_without_concepts_is_not_written() -> None:
    def all_of(chunks: Iterator[bytes]) -> bytes:
        return b"".join(chunks)

    with pytest.raises(FormatError, match="no concept to write"):
        all_of(write_terms([], TermFormat.TBX, "", ""))
