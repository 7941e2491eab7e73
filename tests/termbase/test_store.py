"""The user's base: changed as a whole or not at all, and every change is remembered."""

import sqlite3
from pathlib import Path

import pytest

from corpus import FormatError, OutputError
from termbase import (
    Author,
    Concept,
    ConceptList,
    Conflicts,
    Lookup,
    Status,
    Term,
    TermStore,
    is_store,
    merged,
    open_shipped,
    plan,
)
from termbase import shipped_concepts as shipped

WANG = Author("wang", "2026-05-01T08:00:00Z")
LI = Author("li", "2026-05-02T08:00:00Z")
MODEL = Concept("u1", (Term("劳动模范", "zh", pinyin="láodòng mófàn"), Term("model worker", "en")), "honour")
HERO = MODEL._replace(terms=(MODEL.terms[0], Term("labour hero", "en", Status.PREFERRED)))


def test_put_find_remove_and_undo(tmp_path: Path) -> None:
    path = tmp_path / "terms.sqlite"
    with TermStore(path) as store:
        assert store.put([MODEL], WANG) == 1
        assert store.put([MODEL], LI) == 0
        assert store.put([HERO], LI) == 1
        assert [hit.term.text for hit in Lookup([store]).find("勞動模範").hits] == ["劳动模范"]
        assert Lookup([store]).find("model workers").hits == []
        assert store.undo("u1", WANG) == MODEL
        assert store.remove("u1", LI)
        assert not store.remove("u1", LI)
        assert list(store.concepts()) == []
    with TermStore(path) as store:
        log = store.history("u1")
        assert [(change.author.name, change.old, change.new) for change in log] == [
            ("wang", None, MODEL),
            ("li", MODEL, HERO),
            ("wang", HERO, MODEL),
            ("li", MODEL, None),
        ]
        assert store.undo("u1", WANG) == MODEL
        assert store.with_id("u1") == MODEL
    assert is_store(path)


def test_texts_are_those_of_the_concepts(tmp_path: Path) -> None:
    with TermStore(tmp_path / "terms.sqlite") as store:
        store.put(shipped(), WANG)
        for bases in (store, ConceptList("", shipped())):
            for language in ("zh", "en", "fr"):
                assert list(bases.texts(language)) == [concept.texts(language) for concept in shipped()]


def test_all_or_nothing(tmp_path: Path) -> None:
    broken = MODEL._replace(id="u2", terms=(Term(None, "zh"),))  # type: ignore[arg-type]
    with TermStore(tmp_path / "terms.sqlite") as store:
        with pytest.raises(FormatError):
            store.put([MODEL, broken], WANG)
        assert list(store.concepts()) == []
        assert store.history("u1") == []


@pytest.mark.parametrize(
    ("term", "message"),
    [(Term("x", "Klingon!"), "unknown field 'Klingon!'"), (Term("x", "en", valid_from="once"), "valid-from is 'once'")],
)
def test_what_could_not_be_read_back_is_refused(term: Term, message: str, tmp_path: Path) -> None:
    with TermStore(tmp_path / "terms.sqlite") as store:
        with pytest.raises(FormatError, match=message):
            store.put([MODEL, Concept("u2", (term,))], WANG)
        assert list(store.concepts()) == []


def test_nothing_to_undo(tmp_path: Path) -> None:
    with (
        TermStore(tmp_path / "terms.sqlite") as store,
        pytest.raises(FormatError, match="u9: no change to undo"),
    ):
        store.undo("u9", WANG)


def test_files_that_are_no_base(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"technical innovation, 1954" * 100)
    with sqlite3.connect(tmp_path / "b.sqlite") as other:
        other.execute("CREATE TABLE x (y)")
    with pytest.raises(FormatError, match="not a term base of duizhao"):
        TermStore(tmp_path / "a.sqlite")
    with pytest.raises(FormatError, match="another program"):
        TermStore(tmp_path / "b.sqlite")
    with pytest.raises(OutputError, match="does not exist"):
        TermStore(tmp_path / "none" / "a.sqlite")
    assert not is_store(tmp_path / "a.sqlite")


def test_keys_of_older_rules_are_made_again(tmp_path: Path) -> None:
    path = tmp_path / "terms.sqlite"
    with TermStore(path) as store:
        store.put([MODEL], WANG)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'keys 0' WHERE name = 'rules'")
        connection.execute("UPDATE entry SET key = 'old'")
    connection.close()
    with TermStore(path) as store:
        assert [hit.text for hit in Lookup([store]).find("劳动模范").hits] == ["劳动模范"]
        assert len(store.history("u1")) == 1


def test_the_shipped_base_is_made_once(tmp_path: Path) -> None:
    first, second = open_shipped(tmp_path), open_shipped(tmp_path)
    assert list(first.concepts()) == list(second.concepts()) == shipped()
    assert len(list(tmp_path.glob("*.sqlite"))) == 1


def test_a_plan_of_an_import() -> None:
    new = Concept("u1", (Term("技协", "zh"), Term("skill-sharing", "en")))
    same_term = Concept("t7", HERO.terms, "honour")
    found = plan([MODEL], [new, MODEL, same_term])
    assert found.new == [new._replace(id="u0001")]
    assert found.same == 1
    [conflict] = found.conflicts
    assert conflict.theirs == HERO
    assert set(conflict.differences) == {"en model worker: only here", "en labour hero: only there"}
    assert found.concepts(Conflicts.KEEP) == found.new
    assert found.concepts(Conflicts.REPLACE) == [*found.new, HERO]
    assert found.concepts(Conflicts.MERGE) == [*found.new, merged(MODEL, HERO)]


def test_merging_fills_what_is_empty_and_adds_terms() -> None:
    theirs = HERO._replace(
        definition="An honour.", subject="other", terms=(Term("劳动模范", "zh", usage="她是劳动模范。"), HERO.terms[1])
    )
    both = merged(MODEL, theirs)
    assert (both.definition, both.subject) == ("An honour.", "honour")
    assert both.terms == (MODEL.terms[0]._replace(usage="她是劳动模范。"), MODEL.terms[1], HERO.terms[1])


def test_another_subject_is_another_concept() -> None:
    assert plan([MODEL], [MODEL._replace(id="x", subject="policy")]).new[0].id == "x"
