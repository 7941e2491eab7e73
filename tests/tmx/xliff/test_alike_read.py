"""Units with the same markup are read by what was made of the first, exactly as each is read for itself."""

import random
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.tmx.xliff.files import read, trans_unit, unit21, xliff12, xliff21
from tmx.loss import Loss, Losses
from tmx.place import Remark
from tmx.unit import TranslationUnit
from tmx.xliff import alike
from tmx.xliff.alike import Moulds

CONTEXT = (
    '<context-group purpose="information"><context context-type="{}">{}</context></context-group><note>看 {}</note>'
)
META = (
    '<mda:metadata><mda:metaGroup category="tmx:prop"><mda:meta type="{}">{}</mda:meta></mda:metaGroup></mda:metadata>'
)
MODULE = ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"'
Found = tuple[list[TranslationUnit], list[Loss], tuple[Remark, ...]]


def found(text: str) -> Found:
    """The units, what was lost, what was remarked."""
    losses = Losses()
    reader = read(text, losses)
    return list(reader), list(losses), reader.remarks


@pytest.fixture
def moulded(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Whether each unit that was asked for was known from those before."""
    known: list[bool] = []
    unit, run = Moulds.unit, Moulds.run

    def noted(*arguments: object) -> TranslationUnit | None:
        answer = unit(*arguments)  # type: ignore[arg-type]
        known.append(answer is not None)
        return answer

    def noted_run(*arguments: object) -> Sequence[TranslationUnit]:
        units = run(*arguments)  # type: ignore[arg-type]
        known.extend(True for _ in units)
        return units

    monkeypatch.setattr(Moulds, "unit", noted)
    monkeypatch.setattr(Moulds, "run", noted_run)
    yield known


def same_as_one_by_one(text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether reading without moulds finds the same."""
    fast = found(text)
    monkeypatch.setattr(alike, "_MOST", 0)
    return fast == found(text)


PLAIN = [
    xliff12(*(trans_unit(f"甲{n} &amp; &#20057;", f"a {n}", own=f'id="{n}"') for n in range(3))),
    xliff12(*(trans_unit("甲", "a", own=f'id="_{n}"') for n in range(3))),
    xliff12(*(trans_unit("甲", "a", CONTEXT.format("x-bead", n, n), own=f'id="t{n}"') for n in range(3))),
    xliff12(*(trans_unit(f'<g id="1">甲{n}</g><x id="2"/>乙', "a", own=f'id="{n}"') for n in range(3))),
    xliff12(*(trans_unit(f'<ph id="1">&lt;br{n}&gt;</ph>甲', own=f'id="{n}"') for n in range(3))),
    xliff21(*(unit21("甲", f"a {n}", META.format("x-bead", n), f'id="{n}"') for n in range(3)), root=MODULE),
    xliff21(*(unit21(f'<pc id="1">甲{n}</pc>', "a", own=f'id="{n}"') for n in range(3))),
]


@pytest.mark.parametrize("text", PLAIN)
def test_markup_that_comes_again_is_known(text: str, moulded: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(found(text)[0]) == 3
    assert moulded == [True, True, True]
    assert same_as_one_by_one(text, monkeypatch)


ODD = [
    xliff12(*(trans_unit(f"甲{n}", own=f'id="{n}" resname="名 {n}"') for n in range(2))),
    xliff12(*(trans_unit("甲", "a", CONTEXT.format("x-duizhao-status", s, 1)) for s in ("auto", "doubtful"))),
    xliff12(*(trans_unit("甲", "a", CONTEXT.format("x-duizhao&#45;status", s, 1)) for s in ("auto", "doubtful"))),
    xliff12(*(trans_unit("甲", "a", CONTEXT.format("x-tmx-target:xml:lang", s, 1)) for s in ("en-GB", "fr"))),
    xliff12(*(trans_unit("甲", target) for target in ("", " ", "a", "<!-- b -->a", "<![CDATA[<a>]]>"))),
    xliff12(*(trans_unit("甲", "a", f"<alt-trans><target>{text}</target></alt-trans>") for text in "ab")),
    xliff12(*(trans_unit("甲", "a", f"<note from='b>'>{text}</note>") for text in "ab")),
    xliff12(*(trans_unit("甲", f"<?a > b?>{n}<?c?>", own=f'id="{n}"') for n in range(2))),
    xliff12(trans_unit("甲", "a", CONTEXT.format("x-duizhao-status", "&#xf8ff;1&#xf8ff;", 1))),
    xliff12(trans_unit("\uf8ff1\uf8ff", "\uf8ff"), trans_unit("甲", "a\uf8ff")),
    xliff12(trans_unit("甲", own='id="1"'), trans_unit("甲", own='id="1" id2="2"'), trans_unit("甲", own="")),
    xliff12(unit21("甲"), trans_unit("甲", f"{'a' * 120_000}"), "<group translate='no'>", trans_unit("甲"), "</group>"),
    xliff21(*(unit21(f'甲<cp hex="000{n}"/>乙', f'<sm id="m{n}"/>a', own=f'id="{n}"') for n in range(1, 3))),
    xliff21(*(f'<unit id="{n}"><segment><source>甲</source></segment><segment><source>乙</source></segment></unit>'
              for n in range(2))),
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_what_is_odd_is_read_as_ever(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert same_as_one_by_one(text, monkeypatch)


LIKE = [
    lambda n: trans_unit(f"甲{n} &amp; &#20057;", f"a\n{n}", own=f'id="{n}"'),
    lambda n: trans_unit(f"甲{n}", f"a {n}", CONTEXT.format("x-bead", n, n), own=f'id="t{n}"'),
    lambda n: trans_unit(f"甲{n}", "a", own=f'extradata="_{n % 2}" id="_{n}"'),
    lambda n: trans_unit(f'<g id="1">甲{n}</g><x id="2"/>乙', f'<g id="1">a</g> {n}<x id="2"/>', own=f'id="{n}"'),
]
UNLIKE = [
    lambda n: trans_unit(" ", f"a {n}", own=f'id="{n}"'),
    lambda n: trans_unit(f"甲{n}", "", own=f'id="_{n}"'),
    lambda n: trans_unit("甲", "a", CONTEXT.format("x-duizhao-status", "auto", n), own=f'id="{n}"'),
    lambda n: f"<!-- {trans_unit('甲', 'a')} -->",
    lambda n: trans_unit("甲", f"<![CDATA[a{n}]]>", own=f'id="{n}"'),
    lambda n: f'<group translate="no">\n{trans_unit("甲", f"a {n}", own=f"id={chr(34)}{n}{chr(34)}")}</group>',
    lambda n: "\n \n",
]


@pytest.mark.parametrize("like", LIKE)
def test_units_among_odd_ones_are_read_as_one_by_one(
    like: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(5):
        chance = random.Random(seed)
        kinds = [like] * 30 + chance.sample(LIKE, 2) + chance.sample(UNLIKE, seed)
        text = xliff12(*(chance.choice(kinds)(number) for number in range(150)))
        with monkeypatch.context() as patched:
            assert same_as_one_by_one(text, patched), seed
