"""The fast way gives what the units give."""

from hypothesis import given
from hypothesis import strategies as st

from memory import Prepared, units_of
from memory.fingerprint import fingerprint
from memory.units import CONTENT
from tests.memory.test_score import TEXTS


@given(TEXTS | st.text(max_size=20))
def test_a_unit_has_as_many_code_points_as_it_weighs(text: str) -> None:
    assert len(fingerprint(text, "zh").string) == sum(unit.weight for unit in units_of(text, "zh"))


@given(TEXTS | st.text(max_size=20))
def test_the_content_is_the_share_of_what_is_content(text: str) -> None:
    found = fingerprint(text, "zh")
    assert len(found.content) == sum(unit.weight for unit in units_of(text, "zh") if unit.kind in CONTENT)


def test_words_of_one_stem_share_half_of_it() -> None:
    workers, worker = (Prepared(word, "en").string for word in ("workers", "worker"))
    assert workers[:2] == worker[:2]
    assert workers[2:] != worker[2:]
    assert all("\U00040000" <= char < "\U000e0000" for char in workers)
