"""Other people's files: the rules agree with the DTDs and with OmegaT's schema, and with what OmegaT was seen to do."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.shared import SHARED, needs_shared
from tmx.check.breach import Breach
from tmx.check.check import Check
from tmx.check.rule import CLIENTS, Severity

SAMPLES = SHARED / "samples"
FILES = sorted(path for folder in SAMPLES.glob("*") for path in folder.glob("*.[tT][mM][xX]*"))
UNSEEN = {
    "TMX-11", "TMX-17", "TMX-20", "TMX-25", "TMX-27", "TMX-31", "TMX-32",
}  # fmt: skip
"""Rules of errors that the schemas cannot see, or see in a part only (tmx.md, section 2)."""
HARMLESS = """
base astral cdata dtd_public_url gb18030 gz inline_ph multi_lang src_ZH-CN srclang_all tuid_dates utf16le_bom ver_1.1
"""
HARMFUL = {
    "creationtool_OmegaT_tags": "TMX-12",
    "ctrl_raw": "TMX-02",
    "hi": "TMX-28",
    "lang_attr_in_1.4": "TMX-19",
    "no_header": "TMX-08",
    "no_srclang": "TMX-09",
    "prop_after_tuv": "TMX-14",
    "segtype_bad": "TMX-10",
    "src_cmn": "TMX-21",
    "src_zh_CN": "TMX-20",
    "tgt_EN_US": "TMX-20",
    "tgt_eng": "TMX-21",
    "truncated": "TMX-01",
    "utf16_bom_declared_utf8": "TMX-03",
    "xmlspace_nl": "TMX-29",
}
"""What OmegaT 3.6 or 6.1 refuses, or loses a match of, as measured (tmx.md, section 2), and the rule that says so."""


def breaches(path: Path, *clients: str) -> list[Breach]:
    return list(Check(path, clients=frozenset(clients or CLIENTS)))


@pytest.fixture(scope="module")
def schemas() -> ModuleType:
    """The team's own check by DTD and XSD."""
    spec = importlib.util.spec_from_file_location("tmx_schema_check", SHARED / "checks" / "tmx_schema_check.py")
    if spec is None or spec.loader is None:
        pytest.skip("no tmx_schema_check.py in the shared material")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@needs_shared
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_errors_are_those_of_the_schemas_and_of_rules_that_these_cannot_see(path: Path, schemas: ModuleType) -> None:
    answer = schemas.check(path)
    errors = [breach.rule for breach in breaches(path) if breach.severity is Severity.ERROR]
    if answer["valid"]:
        assert set(errors) <= UNSEEN
    else:
        assert errors


@needs_shared
@pytest.mark.parametrize("name", HARMLESS.split())
def test_what_omegat_reads_has_no_finding_for_omegat(name: str) -> None:
    [path] = (SAMPLES / "variants").glob(f"{name}.tmx*")
    assert breaches(path, "omegat") == []


@needs_shared
@pytest.mark.parametrize(("name", "rule"), HARMFUL.items())
def test_what_omegat_refuses_or_loses_has_a_finding(name: str, rule: str) -> None:
    found = breaches(SAMPLES / "variants" / f"{name}.tmx", "omegat")
    assert rule in [breach.rule for breach in found]
    assert all("omegat" in breach.clients for breach in found if breach.rule == rule)


@needs_shared
def test_every_variant_is_in_one_of_the_lists_or_is_told_apart() -> None:
    names = {path.name.partition(".tmx")[0] for path in (SAMPLES / "variants").iterdir()}
    assert names - set(HARMLESS.split()) - set(HARMFUL) <= {"src_zh-Hant", "date_iso"}
