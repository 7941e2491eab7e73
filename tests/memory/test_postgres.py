"""What a database of a team has to show beside what every store shows."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import FormatError, OutputError, UnreadableError
from memory import Added, Lookup, Query, Search, Store, concordance, open_store, refuse_missing
from memory.server.work import Work
from memory.server.workers import Workers
from tests.memory.conftest import new_database
from tests.memory.test_lookup import unit
from tmx import TranslationUnit

pytestmark = pytest.mark.client


def test_translators_see_each_others_units_at_once(server: str, tmp_path: Path) -> None:
    where = new_database(server)
    with open_store(where, tmp_path / "one") as one, open_store(where, tmp_path / "other") as other:
        lookup = Lookup(other)
        assert not lookup(Query("开展技术革新", "zh", "en"))
        one.add([unit("开展技术革新", "to innovate")])
        [match] = lookup(Query("开展技术更新", "zh", "en"))
        assert match.target == "to innovate"
        other.update(match.stored.id, unit("开展技术革新", "to launch a movement for innovation"))
        assert [hit.stored.id for hit in concordance(one, Search("innovation"))] == [4]


def test_many_write_at_once_and_none_is_lost(server: str) -> None:
    where, found = new_database(server), []

    def add(number: int) -> None:
        with open_store(where) as store:
            for step in range(10):
                found.append(store.add([unit(f"第{number}台，{step}", f"{number}, {step}"), unit("好", "good")]))

    workers = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with open_store(where) as store:
        assert [memory.units for memory in store.memories()] == [41]
        assert store.revision == 40
    total = Added()
    for added in found:
        total = total.plus(added)
    assert total == Added(new=41, duplicate=39)


def test_a_sidecar_is_kept_on_this_machine(server: str, tmp_path: Path) -> None:
    where = new_database(server)
    with open_store(where, tmp_path) as store:
        store.add(unit(f"第{number}个车间有{number}名工人", f"{number}") for number in range(1100))
        Lookup(store).settle()
    assert [folder.name for folder in sorted((tmp_path / "memory").glob("*/*"))] == ["en", "zh"]


def steps(store: Store, statement: str, *values: object) -> str:
    """How the server goes about a query."""
    return " ".join(step for (step,) in store.database.rows(f"EXPLAIN {statement}", *values))


def test_what_is_there_already_is_found_by_its_digest_while_much_is_added(server: str) -> None:
    """The server knows nothing yet of what is being added: it must not go through all of a memory for each batch."""
    with open_store(new_database(server)) as store:
        store.database.change("ALTER TABLE unit SET (autovacuum_enabled = off)")
        store.add(unit(f"第{number}个车间有{number}名工人", f"{number}") for number in range(3000))
        plan = steps(store, "SELECT id FROM unit WHERE memory = 1 AND died = 0 AND digest = ANY(?)", ["0", "1"])
    assert "Index Cond: ((digest = ANY (" in plan


def test_the_server_looks_at_its_tables_when_much_was_added(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it takes them for empty, and a search that should have an answer at once goes through all phrases."""
    monkeypatch.setattr("memory.postgres._MANY", 2000)
    with open_store(new_database(server)) as store:
        known = "SELECT reltuples FROM pg_class WHERE oid = 'phrase'::regclass"
        store.add([unit("好", "good")])
        assert store.database.rows(known) == [(-1,)]
        store.add(unit(f"第{number}个车间有{number}名工人", f"{number}") for number in range(1100))
        assert store.database.rows(known) == [(2202,)]


def test_a_search_reads_stretch_by_stretch(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wants the first hits of a frequent word does not wait for all of them; nor is one lost at an edge."""
    monkeypatch.setattr("memory.postgres._MOST_FOUND", 50)
    with open_store(new_database(server)) as store:
        store.add(unit(f"第{number}个车间", f"{number}") for number in range(2500))
        store.add([unit("一名工人", "one")])
        assert [number % 3 for number in store.database.with_phrase(["车间"])] == [2] * 2500
        assert len(list(store.database.with_phrase(["工人"]))) == 1


def test_the_server_compiles_no_query(server: str) -> None:
    """It expects millions of rows where the variants of some units are asked for; compiling costs 50 such queries."""
    with open_store(new_database(server)) as store:
        assert store.database.rows("SHOW jit") == [("off",)]


def test_a_word_of_any_length_is_kept_and_found(server: str) -> None:
    """The server takes none of more than 2,046 bytes."""
    with open_store(new_database(server)) as store:
        store.add([unit("长" * 3000 + "字", "a" * 3000 + "b")])
        for text in ("长" * 3000 + "字", "a" * 3000 + "b"):
            assert [hit.said.text for hit in concordance(store, Search(text))] == [text]


def test_a_password_is_not_shown(server: str) -> None:
    address = new_database(server).replace("postgres@", "postgres:secret@")
    with open_store(address) as store:
        assert "secret" not in store.name
        assert store.name.startswith("postgresql://127.0.0.1:")


def test_who_only_asks_makes_no_store(server: str) -> None:
    where = new_database(server)
    missing = r"^postgresql://127.0.0.1:\d+/\w+: there is no such memory: make one with `duizhao memory add FILE`"
    for _ in range(2):
        with pytest.raises(UnreadableError, match=missing):
            refuse_missing(where.replace("postgres@", "postgres:secret@"))
    open_store(where).close()
    refuse_missing(where)


def test_a_database_that_cannot_hold_chinese_is_refused(server: str) -> None:
    with pytest.raises(FormatError, match="the database is in SQL_ASCII: make one with ENCODING 'UTF8'"):
        open_store(new_database(server, "SQL_ASCII"))


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(UnreadableError, match=r"postgresql://127.0.0.1:1/none: cannot be opened .*: check address"):
        open_store("postgresql://127.0.0.1:1/none")


def restart(store: Store) -> None:
    """What a restart of the server does to its sessions."""
    with open_store(store.database.home.name.replace("//", "//postgres@")) as other:
        other.database.rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_server_that_is_restarted(server: str) -> None:
    with open_store(new_database(server)) as store:
        store.add([unit("好", "good")])
        restart(store)
        for reason in ("terminating connection", "the connection is closed"):
            with pytest.raises(UnreadableError, match=rf"cannot be read \({reason}.*\): try again"):
                Lookup(store)(Query("好", "zh", "en"))
        with pytest.raises(UnreadableError, match="cannot be read"):
            store.add([unit("坏", "bad")])


def test_a_server_that_is_restarted_while_something_is_written(server: str) -> None:
    with open_store(new_database(server)) as store:

        def units() -> Iterator[TranslationUnit]:
            yield unit("好", "good")
            restart(store)

        with pytest.raises((OutputError, UnreadableError), match="terminating connection"):
            store.add(units())
    with open_store(store.database.home.name.replace("//", "//postgres@")) as again:
        assert again.memories() == []


def test_the_api_does_not_notice_a_restart(server: str) -> None:
    where = new_database(server)
    with open_store(where) as store:
        store.add([unit("好", "good")])
        workers = Workers(lambda: Work(where, None), 1)
        for _ in range(2):
            assert [one["units"] for one in asyncio.run(workers.do(Work.info))] == [1]
            restart(store)
            store.close()
        workers.close()


def test_who_may_only_read_is_told_so(server: str) -> None:
    where = new_database(server)
    with open_store(where) as store:
        store.add([unit("好", "good")])
        store.database.change(
            "CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA duizhao TO reader;"
            " GRANT SELECT ON ALL TABLES IN SCHEMA duizhao TO reader"
        )
    with open_store(where.replace("postgres@", "reader@")) as store:
        assert Lookup(store)(Query("好", "zh", "en"))
        with pytest.raises(OutputError, match=r"nothing was written \(permission denied .*\): check your rights"):
            store.add([unit("坏", "bad")])


def test_an_address_that_is_none() -> None:
    with pytest.raises(FormatError, match="not an address of a database"):
        open_store("postgresql://a:b:c/%zz")


def test_a_newer_store_is_refused(server: str) -> None:
    where = new_database(server)
    with open_store(where) as store, store.database.transaction():
        store.database.change("UPDATE meta SET value = '99' WHERE name = 'version'")
    with pytest.raises(FormatError, match=r"made by a newer duizhao .store version 99"):
        open_store(where)
