"""Files made to harm: refused with one line, at once, without opening or fetching anything."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import FormatError, InputError, LimitError
from tests.tmx.memories import UNIT, memory, reader, unit, units


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    calls: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: calls.append(address))
    yield calls
    assert calls == []


def billion_laughs() -> str:
    lines = ['<!ENTITY a0 "ha">'] + [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30)]
    return "<!DOCTYPE tmx [" + "\n".join(lines) + "]>"


@pytest.mark.parametrize(
    ("start", "named"),
    [
        pytest.param(
            '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{canary}">]>', "`x` is declared", id="B1 external entity"
        ),
        pytest.param(
            '<!DOCTYPE tmx SYSTEM "t.dtd" [\n<!ENTITY % p SYSTEM "file://{canary}"> %p;]>',
            "`p` is",
            id="B3 parameter entity",
        ),
        pytest.param(
            '<!DOCTYPE tmx [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', "`x` is declared", id="B4 entity by http"
        ),
        pytest.param(billion_laughs(), "`a0` is declared", id="B5 billion laughs"),
        pytest.param('<!DOCTYPE tmx [<!ENTITY co "Acme">]>', "`co` is declared", id="B6 harmless entity"),
        pytest.param("<!DOCTYPE tmx [<!ELEMENT tmx ANY>]>", "an internal subset is declared", id="internal subset"),
    ],
)
def test_entity_declarations_are_refused_before_the_body(start: str, named: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("金丝雀", encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(FormatError) as found:
        reader(memory(unit("&x;"), start=start.replace("{canary}", str(canary))))
    assert "entity declarations are not allowed" in str(found.value)
    assert named in str(found.value)
    assert "金丝雀" not in str(found.value)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("address", ["tmx14.dtd", "http://127.0.0.1:9/tmx14.dtd", "file:///etc/passwd"])
def test_b7_a_dtd_is_named_but_never_loaded(address: str) -> None:
    assert len(units(memory(UNIT, start=f'<!DOCTYPE tmx SYSTEM "{address}">'))) == 1


def test_an_entity_that_nobody_declared_is_refused_not_dropped() -> None:
    with pytest.raises(FormatError, match=r"unit 1: not well-formed XML: Entity 'co' not defined"):
        units(memory(unit("&co;")))


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        pytest.param(memory(unit("<ph>" * 100_000)), LimitError, "unit 1: deeper", id="B8 deep and open"),
        pytest.param(memory(unit("<hi>" * 100_000 + "</hi>" * 100_000)), LimitError, "unit 1: deeper", id="B8 deep"),
        pytest.param(memory(unit("甲" * 11_000_000)), LimitError, "unit 1: longer than 10,000,000", id="B9 long"),
        pytest.param(memory(unit("<ph/>" + "甲" * 4_000_000)), LimitError, "unit 1: deeper", id="B9 long in bytes"),
        *[
            pytest.param(memory(UNIT, unit(raw)), FormatError, f"m.tmx:7: unit 2: {code} is", id=f"B11 {code}")
            for raw, code in [("\x0b", "U+000B"), ("\x00", "U+0000"), ("\ufffe", "U+FFFE")]
        ],
        *[
            pytest.param(memory(UNIT, unit(raw)), FormatError, f"m.tmx:7: unit 2: {code} is", id=f"B12 {code}")
            for raw, code in [("&#11;", "U+000B"), ("&#0;", "U+0000"), ("&#xFFFE;", "U+FFFE"), ("&#xD800;", "U+D800")]
        ],
        pytest.param(memory(unit(f"&#{'9' * 5000};")), FormatError, "U+5F5E0FF is not", id="B12 5,000 digits"),
        pytest.param(memory(unit("<bpt i='1'>" * 10_000)), LimitError, "unit 1: deeper", id="B17 nested bpt"),
        pytest.param(
            memory(UNIT.replace("<tu>", "<tu " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">")),
            LimitError, "unit 1: an element has more than 1,000 attributes", id="B20 attributes",
        ),
        pytest.param(
            memory(UNIT.replace("<tu>", "<tu " + " ".join(f'a{n}="1"' for n in range(1_001)) + ">")),
            LimitError, "unit 1: an element has more than 1,000 attributes", id="B20 some attributes",
        ),
        pytest.param("<!--" + "x" * 12_000_000, LimitError, "longer than 10,000,000", id="an endless comment"),
        pytest.param("<tmx " + "x" * 12_000_000, LimitError, "longer than 10,000,000", id="an endless tag"),
        pytest.param(memory("<tu " + '"' * 100_001 + ">"), FormatError, "a tag is not well-formed", id="quotes"),
    ],
)  # fmt: skip
def test_limits(text: str, error: type[InputError], message: str) -> None:
    begun = time.process_time()
    with pytest.raises(error) as found:
        units(text)
    assert message in str(found.value)
    assert "\n" not in str(found.value)
    assert time.process_time() - begun < 5


def test_a_message_stays_in_one_line_whatever_it_quotes() -> None:
    with pytest.raises(FormatError) as found:
        units(memory(UNIT.replace("<tu>", '<tu a="\n\x1b[31m\u2028红<">')))
    assert str(found.value) == ('m.tmx:6: a tag is not well-formed: `<tu a=" [31m 红<`: write `<` in text as `&lt;`')


def test_b17_unbalanced_codes_are_kept() -> None:
    found = units(memory(unit("<ept i='1'/>" * 10_000)))
    assert len(found[0].variants[0].content) == 10_000


def test_b18_what_tmx_does_not_know_is_passed_over_and_counted() -> None:
    odd = UNIT.replace("<tu>", "<tu x='1' xmlns:q='urn:q' q:y='2'><q:z>甲</q:z>乙")
    found = reader(memory(odd, odd))
    assert [unit.attributes for unit in found] == [(("x", "1"),), (("x", "1"),)]
    assert {remark.message: (remark.line, remark.unit, remark.times) for remark in found.remarks} == {
        "text outside of seg, prop and note is passed over": (6, 1, 2),
        "element `z` is unknown here: it is passed over": (6, 1, 2),
        "attributes of a foreign namespace are passed over": (6, 1, 2),
    }


@pytest.mark.parametrize("cut", range(0, 100, 4))
def test_a_memory_cut_anywhere_is_refused_or_whole(cut: int) -> None:
    text = memory(UNIT, unit("今天<ph>x</ph>"), UNIT).encode()
    part = text[: len(text) * cut // 100]
    with pytest.raises(InputError) as found:
        units(part)
    assert str(found.value).startswith("m.tmx:")
