"""Languages renamed both ways, Chinese told by its characters, and a variant in the other script."""

import pytest

from corpus import LanguageError
from tests.tmx.memories import HEAD, pair, said, spoken
from tmx.content import Code
from tmx.operations.relang import bcp47, relang, renaming
from tmx.operations.rescript import with_script
from tmx.profiles.profile import PROFILES
from tmx.profiles.standard import Code as StandardCode
from tmx.tally import Tally
from tmx.unit import Prop, TranslationUnit


def renamed(code: str, words: str, to: str) -> str:
    how = PROFILES[to].code if to in PROFILES else bcp47
    return how(code, words) if how else code


@pytest.mark.parametrize(
    ("code", "words", "meant", "omegat", "trados", "wordfast", "lokalize"),
    [
        ("zh_CN", "好", "zh-Hans", "zh-CN", "zh-CN", "ZH-CN", "zh_CN"),
        ("CHT", "好", "zh-Hant", "zh-TW", "zh-TW", "ZH-TW", "zh_TW"),
        ("zh-Hant-HK", "好", "zh-Hant-HK", "zh-HK", "zh-HK", "ZH-HK", "zh_HK"),
        ("zho", "技術", "zh-Hant", "zh-TW", "zh-TW", "ZH-TW", "zh_TW"),
        ("zh", "技术", "zh-Hans", "zh-CN", "zh-CN", "ZH-CN", "zh_CN"),
        ("zh", "好", "zh", "zh", "zh-CN", "ZH-CN", "zh"),
        ("English", "", "en", "en-US", "en-US", "EN-US", "en"),
        ("EN_gb", "", "en-GB", "en-GB", "en-GB", "EN-GB", "en"),
        ("fr", "", "fr", "fr", "fr-FR", "FR-FR", "fr"),
        ("sr-Latn-RS", "", "sr-Latn-RS", "sr-Latn-RS", "sr-Latn-RS", "SR-RS", "sr_Latn_RS"),
    ],
)
def test_the_mapping_table(
    code: str, words: str, meant: str, omegat: str, trados: str, wordfast: str, lokalize: str
) -> None:
    found = [renamed(code, words, to) for to in ("bcp47", "omegat", "trados", "wordfast", "lokalize", "memoq")]
    assert found == [meant, omegat, trados, wordfast, lokalize, omegat]


@pytest.mark.parametrize(
    ("code", "standard"),
    [
        ("ZH-cn", "zh-CN"), ("zh_Hans_CN", "zh-Hans-CN"), ("EN-us", "en-US"), ("cmn", "zh"), ("zh-CHS", "zh-CN"),
        ("Chinese (Traditional)", "zh-TW"), ("x y z", "und"), ("fr-CA", "fr-CA"), ("", ""),
    ],
)  # fmt: skip
def test_codes_of_the_standard_profile_are_well_formed(code: str, standard: str) -> None:
    assert renamed(code, "", "standard") == standard


def test_units_and_header_are_renamed() -> None:
    unit = pair("好", "Good.", srclang="ZH-CN")
    tally = Tally()
    header, units = relang(tally.reading([unit]), HEAD, renaming({"zh_cn": "zh-Hans"}), tally)
    [found] = tally.writing(units)
    assert header.srclang == "zh-Hans"
    assert [variant.written for variant in found.variants] == ["zh-Hans", "en-US"]
    assert found.attribute("srclang") == "zh-Hans"
    assert tally.counts().changes == (("language codes", 1),)


def test_units_alike_in_their_languages_keep_their_own_words_properties_and_sources() -> None:
    prop = (Prop("x-domain", "钢铁"),)
    units = [pair("好", "Good.", tuid="1"), pair("技协", "Cooperation", tuid="2"), pair("走", "Go.", srclang="EN-us")]
    units[1] = units[1]._replace(annotations=prop, number=2, line=9)
    tally = Tally()
    first, second, third = tally.writing(relang(tally.reading(units), HEAD, bcp47, tally)[1])
    assert spoken([first, second, third]) == [("好", "Good."), ("技协", "Cooperation"), ("走", "Go.")]
    assert {one.variants[0].written for one in (first, second, third)} == {"zh-Hans"}
    assert (second.tuid, second.annotations, second.number, second.line) == ("2", prop, 2, 9)
    assert (first.attribute("srclang"), third.attribute("srclang")) == ("", "en-US")


def test_chinese_told_by_its_characters_is_counted_and_named_on_the_unit_where_the_header_cannot() -> None:
    units = [pair("技術", "Technique"), pair("好", "Good.")]
    units = [unit._replace(variants=(said("zh", unit.variants[0].text), unit.variants[1])) for unit in units]
    tally = Tally()
    _, found = relang(tally.reading(units), HEAD._replace(srclang="zh"), PROFILES["trados"].code or bcp47, tally)
    first, second = tally.writing(found)
    assert (first.variants[0].written, first.attribute("srclang")) == ("zh-TW", "zh-TW")
    assert (second.variants[0].written, second.attribute("srclang")) == ("zh-CN", "")
    assert dict(tally.counts().notes) == {"Chinese of no named script, told by its characters": 2}


def test_two_variants_that_become_one_language_are_noticed() -> None:
    unit = pair("好")._replace(variants=(said("zh-CN", "好"), said("zh-TW", "好")))
    tally = Tally()
    list(relang([unit], HEAD, renaming({"zh-TW": "zh-CN"}), tally)[1])
    assert tally.counts().notes == (("two variants in one language", 1),)


def test_one_code_cannot_become_two() -> None:
    with pytest.raises(LanguageError, match="zh_cn: is to become zh-Hans and zh: name it once"):
        renaming({"zh-CN": "zh-Hans", "zh_cn": "zh"})


def added(units: list[TranslationUnit], code: str) -> tuple[list[TranslationUnit], Tally]:
    tally = Tally()
    return list(tally.writing(with_script(tally.reading(units), code, tally))), tally


def test_a_variant_in_the_other_script_is_added_behind_its_own() -> None:
    coded = pair("x")._replace(variants=(said("en", "x"), said("zh-CN", "技术", Code("ph", (), ("术",)), "革新里")))
    [found], tally = added([coded], "zh-Hant")
    assert spoken([found]) == [("x", "技术革新里", "技術革新裏")]
    new = found.variants[2]
    assert (new.written, new.content[1]) == ("zh-Hant", Code("ph", (), ("术",)))
    assert new.annotations == (Prop("x-duizhao-converted", "opencc:s2t"),)
    assert tally.counts().changes == (("variant in the other script", 1),)


@pytest.mark.parametrize(
    ("code", "chinese", "wanted", "converted", "table"),
    [
        ("zh-CN", "里头", "zh-TW", "裡頭", "s2tw"),
        ("zh-CN", "里头", "zh-HK", "裏頭", "s2hk"),
        ("zh-TW", "裡頭", "zh-Hans", "里头", "t2s"),
        ("zh-HK", "裏頭", "zh-CN", "里头", "hk2s"),
        ("zho", "裡頭", "zh-CN", "里头", "t2s"),
    ],
)
def test_scripts_and_their_tables(code: str, chinese: str, wanted: str, converted: str, table: str) -> None:
    [found], _ = added([pair("x")._replace(variants=(said(code, chinese), said("en", "Inside")))], wanted)
    assert (found.variants[1].written, found.variants[1].text) == (wanted, converted)
    assert found.variants[1].annotations == (Prop("x-duizhao-converted", f"opencc:{table}"),)


def test_units_that_have_it_already_or_have_no_chinese_stay() -> None:
    both = pair("x")._replace(variants=(said("zh-CN", "术"), said("zh-TW", "術")))
    english = pair("x")._replace(variants=(said("en", "x"), said("fr", "y")))
    found, tally = added([both, english], "zh-Hant")
    assert found == [both, english]
    assert dict(tally.counts().notes) == {"has that variant already": 1, "no Chinese of the other script": 1}


def test_a_code_that_is_no_script_of_chinese_is_refused() -> None:
    with pytest.raises(LanguageError, match="zh-Hans to fr: no conversion of script"):
        added([], "fr")


@pytest.mark.parametrize("to", [bcp47, renaming({"zh-CN": "fr", "en-US": "FR"}), renaming({"de": "fr"})])
@pytest.mark.parametrize("codes", [["zh-CN", "en-US"], ["zh", "en-US"], ["zh-CN", "zh-CN"]], ids="-".join)
def test_many_units_of_the_same_languages_are_renamed_as_each_alone(codes: list[str], to: StandardCode) -> None:
    contents: list[list[str | Code]] = [["技術"], ["好"], [Code("ph"), "术"], []]
    many = [
        TranslationUnit(tuple(said(code, *words) for code in codes), (("tuid", "1"),), (), number, number)
        for number, words in enumerate(contents)
    ]
    for units in (many, [*many, many[0]._replace(attributes=(("srclang", "zh-CN"),))], [*many, TranslationUnit(())]):
        together, singly = Tally(), Tally()
        found = list(together.writing(relang(together.reading(units), HEAD, to, together)[1]))
        alone = [one for unit in units for one in relang(singly.reading([unit]), HEAD, to, singly)[1]]
        assert found == list(alone)
        assert together.counts().notes == singly.counts().notes
