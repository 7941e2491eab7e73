"""XLIFF made to harm, read and filled in: refused with one line, at once, without opening or fetching anything."""

import io
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus import DuizhaoError, FormatError, InputError, LimitError
from tests.shared import SHARED, needs_shared
from tests.tmx.xliff.files import trans_unit, unit21, units, xliff12, xliff21
from tmx.loss import Losses
from tmx.xliff.fill import fill_xliff
from tmx.xliff.filling import Filling
from tmx.xliff.read import read_xliff


def read_through(text: str | bytes) -> None:
    units(text)


def fill_through(text: str | bytes) -> None:
    data = io.BytesIO(text.encode("utf-8") if isinstance(text, str) else text)
    b"".join(fill_xliff(data, lambda unit: Filling(("a",)), "en-US", Losses(), "a.xlf"))


Way = Callable[[str | bytes], None]
both_ways = pytest.mark.parametrize("through", [read_through, fill_through], ids=["read", "fill"])
FINE = trans_unit("甲", "a")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    calls: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: calls.append(address))
    yield calls
    assert calls == []


def with_doctype(doctype: str) -> str:
    return xliff12(trans_unit("&x;")).replace("<xliff", f"{doctype}\n<xliff", 1)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))


@both_ways
@pytest.mark.parametrize(
    ("doctype", "named"),
    [
        pytest.param('<!DOCTYPE xliff [<!ENTITY x SYSTEM "file://{canary}">]>', "`x` is declared", id="B1"),
        pytest.param('<!DOCTYPE xliff [<!ENTITY % p SYSTEM "file://{canary}"> %p;]>', "`p` is declared", id="B3"),
        pytest.param('<!DOCTYPE xliff [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', "`x` is declared", id="B4"),
        pytest.param(f'<!DOCTYPE xliff [<!ENTITY a0 "ha">{LAUGHS}]>', "`a0` is declared", id="B5"),
        pytest.param('<!DOCTYPE xliff [<!ENTITY x "Acme">]>', "`x` is declared", id="B6"),
        pytest.param("<!DOCTYPE xliff [<!ELEMENT xliff ANY>]>", "an internal subset is declared", id="subset"),
    ],
)
def test_entity_declarations_are_refused(through: Way, doctype: str, named: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("金丝雀", encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(FormatError) as found:
        through(with_doctype(doctype.replace("{canary}", str(canary))))
    assert "entity declarations are not allowed in an XLIFF file" in str(found.value)
    assert named in str(found.value)
    assert "金丝雀" not in str(found.value)
    assert time.process_time() - begun < 1


@both_ways
def test_b7_a_dtd_is_named_but_never_loaded(through: Way) -> None:
    doctype = '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://127.0.0.1:9/xliff.dtd">'
    through(xliff12(FINE).replace("<xliff", f"{doctype}<xliff", 1))


@both_ways
@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        pytest.param(xliff12(trans_unit("&co;")), FormatError, "1: not well-formed XML: Entity 'co'", id="undeclared"),
        pytest.param(xliff12("<group>" * 100_000), LimitError, "a.xlf:4: deeper than 256 elements", id="B8 groups"),
        pytest.param(xliff12(trans_unit("<g id='1'>" * 100_000)), LimitError, "unit 1: deeper", id="B8 codes"),
        pytest.param(xliff12(trans_unit("甲" * 11_000_000)), LimitError, "unit 1: longer than 10,000,000", id="B9"),
        pytest.param(xliff12(FINE, FINE)[:-60], FormatError, "last good unit 1", id="B10"),
        pytest.param(xliff12(FINE, trans_unit("\x0b")), FormatError, "a.xlf:5: unit 2: U+000B is", id="B11"),
        pytest.param(xliff12(FINE, trans_unit("&#11;")), FormatError, "a.xlf:5: unit 2: U+000B is", id="B12"),
        pytest.param(xliff12(FINE).encode().replace(b"a<", b"\xff\xfe<"), InputError, "byte FF at offset", id="B13"),
        pytest.param(
            xliff12(trans_unit("甲", own=" ".join(f'a{n}="1"' for n in range(100_000)))), LimitError,
            "unit 1: an element has more than 1,000 attributes", id="B20",
        ),
        pytest.param(xliff12("<!--" + "x" * 12_000_000), LimitError, "longer than 10,000,000", id="an endless comment"),
        pytest.param(b"\x00\x01\x02", InputError, "a.xlf", id="binary"),
    ],
)  # fmt: skip
def test_limits(through: Way, text: str | bytes, error: type[InputError], message: str) -> None:
    begun = time.process_time()
    with pytest.raises(error) as found:
        through(text)
    assert message in str(found.value)
    assert "\n" not in str(found.value)
    assert time.process_time() - begun < 5


@both_ways
def test_b17_ten_thousand_codes_are_read_at_once(through: Way) -> None:
    begun = time.process_time()
    through(xliff12(trans_unit("".join(f'<bpt id="{n}">x</bpt>' for n in range(10_000)))))
    through(xliff21(unit21("".join(f'<sc id="a{n}"/>' for n in range(10_000)))))
    assert time.process_time() - begun < 5


@both_ways
@pytest.mark.parametrize("cut", range(0, 100, 4))
def test_a_file_cut_anywhere_is_refused(through: Way, cut: int) -> None:
    text = xliff12(FINE, trans_unit("甲<x id='1'/>"), FINE).encode()
    with pytest.raises(InputError) as found:
        through(text[: len(text) * cut // 100])
    assert str(found.value).startswith("a.xlf:")


@needs_shared
def test_files_of_others_that_are_not_valid_are_read_or_refused() -> None:
    paths = sorted(SHARED.glob("samples/xliff/**/*invalid*/*.xlf"))
    assert len(paths) > 70
    for path in paths:
        try:
            found = list(read_xliff(path))
        except DuizhaoError as error:
            assert str(error).startswith(path.name)
        else:
            assert found
