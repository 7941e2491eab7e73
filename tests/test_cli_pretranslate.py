"""A job filled in from a memory, from the command line."""

import io
import json
from pathlib import Path

import pytest
from lxml import etree

from tests.command import CHINESE, EXAMPLES, duizhao
from tests.shared import needs_shared
from tests.tmx.xliff.files import schema12, schema21, trans_unit, unit21, xliff12, xliff21
from tmx import FORMATS, Losses, TableSettings, read_tmx, read_xliff

TITLE = "组织起来攻难关——松滨纺织机械厂开展职工技术协作的经验"
FACTORY = "松滨纺织机械厂是东北一家制造细纱机的工厂，全厂有职工二千三百多人。"
OTHER_NUMBER = FACTORY.replace("二千三百", "三千五百")
SHARED_START = "松滨纺织机械厂是东北一家工厂，全厂有职工二千三百多人。"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the aligned example."""
    folder = tmp_path_factory.mktemp("memory")
    assert duizhao("align", CHINESE, EXAMPLES / "report.en.txt", "-o", folder / "a.tmx", "-q").code == 0
    assert duizhao("memory", "add", folder / "a.tmx", "--to", folder / "m.sqlite").code == 0
    return folder / "m.sqlite"


def pretranslated(store: Path, file: Path, output: Path, *words: object) -> dict[str, object]:
    """What the command answers as JSON."""
    answer = duizhao("memory", "pretranslate", file, "-o", output, "--store", store, "--format", "json", *words)
    assert answer.code == 0, answer.err
    found: dict[str, object] = json.loads(answer.out)
    return found


JOBS = {
    "1.2": xliff12(
        trans_unit(TITLE),
        trans_unit(OTHER_NUMBER, own='id="2"'),
        trans_unit(SHARED_START, own='id="3"'),
        trans_unit(FACTORY, "mine", own='id="4"'),
        trans_unit(f'<g id="1">{FACTORY}</g>', own='id="5"'),
    ),
    "2.1": xliff21(
        unit21(TITLE),
        unit21(OTHER_NUMBER, own='id="2"'),
        unit21(SHARED_START, own='id="3"'),
        unit21(FACTORY, "mine", own='id="4"'),
        unit21(f'<pc id="1">{FACTORY}</pc>', own='id="5"'),
    ),
}


@needs_shared
@pytest.mark.parametrize("version", JOBS)
def test_xliff_is_filled_in_where_it_stands(store: Path, tmp_path: Path, version: str) -> None:
    job, output = tmp_path / "job.xlf", tmp_path / "filled.xlf"
    job.write_text(JOBS[version], encoding="utf-8")
    answer = pretranslated(store, job, output)
    assert answer["segments"] == 5
    assert answer["rows"] == {"100": 1, "95–99": 2, "75–84": 1}
    assert answer["outcomes"] == {
        "filled in": 1,
        "filled in, needs review": 1,
        "offered only: inline codes do not fit": 1,
        "offered only": 1,
        "translated already": 1,
    }
    text = output.read_text(encoding="utf-8")
    schema = schema12() if version == "1.2" else schema21()
    assert schema.validate(etree.fromstring(text.encode())), schema.error_log
    if version == "1.2":
        assert '<target state="translated" state-qualifier="exact-match">Together against Hard Problems' in text
        assert '<target state="needs-review-translation" state-qualifier="fuzzy-match">The Songbin Textile' in text
        assert text.count("<alt-trans ") == 5
        assert text.count('origin="main (numbers put in)"') == 1
        assert '<alt-trans match-quality="100%" origin="main"><target>Together' in text
    else:
        assert '<segment id="s1" state="translated" subState="duizhao:exact-match">' in text
        assert 'state="initial" subState="duizhao:fuzzy-match"' in text
        assert text.count("<mtc:match ") == 5
        assert text.count('type="am"') == text.count('origin="main (numbers put in)"') == 1
        assert 'type="icm" similarity="100" matchQuality="100"' in text
        assert 'type="tm" similarity="' in text
    assert "<target>mine</target>" in text
    before, after = ([[v.content for v in u.variants] for u in read_xliff(path)] for path in (job, output))
    assert [old == new[: len(old)] for old, new in zip(before, after, strict=True)] == [True] * 5
    assert [len(new) for new in after] == [2, 2, 1, 2, 1]


def test_what_comes_back_as_it_stood_is_not_said_to_be_lost(store: Path, tmp_path: Path) -> None:
    unit = trans_unit(TITLE, own='id="1" xmlns:my="urn:my" my:x="y"').replace(
        "</source>", "</source><my:note>n</my:note>"
    )
    (tmp_path / "job.xlf").write_text(xliff12(unit), encoding="utf-8")
    words = ("memory", "pretranslate", tmp_path / "job.xlf", "--store", store)
    assert duizhao(*words, "-o", tmp_path / "a.xlf").errors == [f"wrote {tmp_path / 'a.xlf'}"]
    assert "my:x" in (tmp_path / "a.xlf").read_text(encoding="utf-8")
    assert len(duizhao(*words, "-o", tmp_path / "a.tmx").errors) > 1


@needs_shared
@pytest.mark.parametrize(("suffix", "schema"), [("xlf", schema12), ("xlf2", schema21)])
def test_a_text_becomes_xliff_of_either_version(store: Path, tmp_path: Path, suffix: str, schema: object) -> None:
    output = tmp_path / f"job.{suffix}"
    answer = pretranslated(store, CHINESE, output)
    assert answer["rows"] == {"101": 36, "95–99": 1, "75–84": 2, "no match": 11}
    assert callable(schema) and schema().validate(etree.parse(str(output)))
    units = list(read_xliff(output))
    assert (len(units), sum(len(unit.variants) == 2 for unit in units)) == (50, 37)
    assert units[0].variants[0].text == TITLE


def test_a_text_without_any_match_still_has_its_target_language(store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好。\n", encoding="utf-8")
    pretranslated(store, tmp_path / "a.txt", tmp_path / "a.xlf")
    assert 'source-language="zh-CN" target-language="en-US"' in (tmp_path / "a.xlf").read_text(encoding="utf-8")


def test_a_folder_is_a_project_of_omegat(store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n{OTHER_NUMBER}\n", encoding="utf-8")
    pretranslated(store, tmp_path / "a.txt", tmp_path / "project", "--lines")
    files = sorted(path.relative_to(tmp_path / "project").as_posix() for path in tmp_path.rglob("*.tmx"))
    assert files == ["tm/auto/a.txt.tmx", "tm/penalty-002/a.txt.tmx"]
    units = list(read_tmx(tmp_path / "project" / files[1]))
    assert [unit.variants[0].text for unit in units] == [OTHER_NUMBER, OTHER_NUMBER]
    assert [[prop.text for prop in unit.props] for unit in units] == [
        ["98", "main", FACTORY],
        ["98", "main (numbers put in)", FACTORY],
    ]
    words = (tmp_path / "a.txt", "-o", tmp_path / "project", "--store", store, "--lines")
    again = duizhao("memory", "pretranslate", *words)
    assert (again.code, "exists: use --force to replace it" in again.err) == (1, True)


def test_a_workbook_for_people_that_is_read_back(store: Path, tmp_path: Path) -> None:
    pretranslated(store, CHINESE, tmp_path / "job.xlsx")
    read = FORMATS["xlsx"].read
    assert read is not None
    memory = read(tmp_path / "job.xlsx", "job.xlsx", TableSettings(), Losses(), None)
    units = list(memory.units)
    memory.close()
    assert len(units) == 37
    assert units[0].variants[0].text == TITLE
    assert units[0].variants[1].text.startswith("Together against Hard Problems: Technical Cooperation")


def test_a_memory_of_the_translations(store: Path, tmp_path: Path) -> None:
    answer = duizhao("memory", "pretranslate", CHINESE, "-o", tmp_path / "a.tmx", "--store", store, "--fill", "100")
    assert answer.out.splitlines()[-4:] == [
        "",
        "  filled in           36",
        "  offered only         3",
        "  no match            11",
    ]
    assert "14 × unit without a translation: left out" in answer.err
    units = list(read_tmx(tmp_path / "a.tmx"))
    assert len(units) == 36
    assert {prop.type: prop.text for prop in units[0].props}["x-duizhao-score"] == "101"


def test_a_memory_with_gaps_is_a_job_too(store: Path, tmp_path: Path) -> None:
    tmx = (
        '<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a"'
        ' adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>'
        f'<tu><tuv xml:lang="zh-CN"><seg>{TITLE}</seg></tuv></tu>'
        f'<tu><tuv xml:lang="zh-CN"><seg>{FACTORY}</seg></tuv><tuv xml:lang="en"><seg>mine</seg></tuv></tu>'
        "</body></tmx>"
    )
    (tmp_path / "job.tmx").write_text(tmx, encoding="utf-8")
    answer = pretranslated(store, tmp_path / "job.tmx", tmp_path / "out.tmx")
    assert answer["outcomes"] == {"filled in": 1, "translated already": 1}
    assert [unit.variants[1].text[:8] for unit in read_tmx(tmp_path / "out.tmx")] == ["Together", "mine"]


def test_the_same_job_gives_the_same_bytes(store: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        pretranslated(store, CHINESE, tmp_path / f"{name}.xlf2")
        pretranslated(store, CHINESE, tmp_path / f"{name}.xlsx")
    for suffix in ("xlf2", "xlsx"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--fill", "103"), 2, "103: expected a score from 1 to 102, or none"),
        (("--to", "word"), 2, "word: no format is called so"),
        (("--target-lang", "zh"), 1, "is to be translated into en-US, not zh: leave out --target-lang"),
        (("--source-lang", "en"), 1, "is to be translated from zh-Hans, not en: leave out --source-lang"),
    ],
)
def test_what_is_refused(store: Path, tmp_path: Path, words: tuple[str, ...], code: int, message: str) -> None:
    job = tmp_path / "job.xlf"
    job.write_text(JOBS["1.2"], encoding="utf-8")
    answer = duizhao("memory", "pretranslate", job, "-o", tmp_path / "out.xlf", "--store", store, *words)
    assert (answer.code, message in " ".join(answer.err.split())) == (code, True), answer.err
    assert not (tmp_path / "out.xlf").exists()


def test_the_source_language_that_is_said_is_that_of_a_memory_as_job(store: Path, tmp_path: Path) -> None:
    """What its header says is not asked then: Chinese would be filled in as the translation of Chinese."""
    job = tmp_path / "job.tmx"
    assert duizhao("memory", "export", "-o", job, "--store", store).code == 0
    said = ("--source-lang", "en", "--target-lang")
    assert pretranslated(store, job, tmp_path / "a.xlf", *said, "zh")["outcomes"] == {"translated already": 40}
    assert pretranslated(store, job, tmp_path / "b.xlf", *said, "de")["outcomes"] == {"no match": 40}


def test_a_broken_job_leaves_nothing_behind(store: Path, tmp_path: Path) -> None:
    job = tmp_path / "job.xlf"
    job.write_text(JOBS["1.2"][:-60], encoding="utf-8")
    answer = duizhao("memory", "pretranslate", job, "-o", tmp_path / "out.xlf", "--store", store)
    assert answer.code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["job.xlf"]


def test_reading_back_a_job_filled_in(store: Path, tmp_path: Path) -> None:
    """What needs review says so when it comes back."""
    job = tmp_path / "job.xlf"
    job.write_text(JOBS["1.2"], encoding="utf-8")
    pretranslated(store, job, tmp_path / "out.xlf")
    units = list(read_xliff(io.BytesIO((tmp_path / "out.xlf").read_bytes())))
    statuses = [{prop.type: prop.text for prop in unit.props}.get("x-duizhao-status", "") for unit in units]
    assert statuses == ["", "doubtful", "", "", ""]


@pytest.mark.parametrize("to", ["xliff", "xliff2", "tmx"])
def test_a_job_in_a_pipe_is_filled_in_as_in_a_file(store: Path, tmp_path: Path, to: str) -> None:
    job, output = tmp_path / "job.xlf", tmp_path / "filled"
    job.write_text(JOBS["1.2"], encoding="utf-8")
    pretranslated(store, job, output, "--to", to)
    words = ("memory", "pretranslate", "-", "--from", "xliff", "-o", "-", "--to", to, "--store", store)
    answer = duizhao(*words, stdin=job.read_bytes())
    assert (answer.code, answer.out) == (0, output.read_text(encoding="utf-8"))
    assert answer.errors[0] == "stdin: 5 segments"


def test_a_text_in_a_pipe(store: Path) -> None:
    words = ("memory", "pretranslate", "-", "-o", "-", "--to", "tsv", "--store", store, "--format", "json")
    answer = duizhao(*words, stdin=CHINESE.read_bytes())
    assert json.loads(answer.errors[0])["file"] == "stdin"
    assert answer.out.startswith("id\t")


def test_what_is_only_written_is_no_job(store: Path) -> None:
    words = ("memory", "pretranslate", "-", "--from", "html", "-o", "-", "--to", "tsv", "--store", store)
    answer = duizhao(*words, stdin=b"<p>one</p>")
    assert (answer.code, answer.out) == (2, "")
    assert "-: html is for reading by people: it cannot be read back" in answer.err


def test_a_pipe_wants_the_format_of_one_file(store: Path) -> None:
    for words in ((), ("--to", "omegat")):
        answer = duizhao("memory", "pretranslate", "-", "-o", "-", "--store", store, *words, stdin=CHINESE.read_bytes())
        assert answer.code == 2
        assert "name the format of one file with --to for standard output" in answer.err
