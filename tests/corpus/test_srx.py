"""Segmentation rules in SRX: reading them, their language maps, their order, and what is refused."""

import pytest
import regex

import corpus.sentences.srx
from corpus.errors import FormatError
from corpus.sentences.srx import SrxRules, read_srx, split_with_srx
from corpus.sentences.srxpattern import translated
from tests.shared import SHARED, needs_shared


def _rule(before: str, after: str, breaks: str = "yes") -> str:
    return f'<rule break="{breaks}"><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>'


def _srx(english: str, others: str = "", cascade: str = "no", prologue: str = "") -> bytes:
    return f"""<?xml version="1.0"?>{prologue}
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="{cascade}"/>
<body><languagerules>
<languagerule languagerulename="English">{english}</languagerule>
<languagerule languagerulename="Others">{others or _rule("[。！？]", ".")}</languagerule>
</languagerules><maprules>
<languagemap languagepattern="EN.*" languagerulename="English"/>
<languagemap languagepattern=".*" languagerulename="Others"/>
</maprules></body></srx>""".encode()


def _sentences(text: str, lang: str, rules: SrxRules) -> list[str]:
    return [text[start:end] for start, end in split_with_srx(text, lang, rules).spans]


NO_MR = _rule(r"\bMr\.", r"\s", "no")
STOP = _rule(r"[.?!]+", r"\s")


def test_the_first_rule_that_matches_decides() -> None:
    assert _sentences("Mr. Qi came. He left.", "en", read_srx(_srx(NO_MR + STOP), "a.srx")) == [
        "Mr. Qi came.", "He left.",
    ]  # fmt: skip
    assert _sentences("Mr. Qi came.", "en", read_srx(_srx(STOP + NO_MR), "a.srx")) == ["Mr.", "Qi came."]


def test_the_first_language_map_that_fits_is_used_and_with_cascade_all() -> None:
    text = "Mr. Qi. 工人。他来了。"
    assert _sentences(text, "en-GB", read_srx(_srx(NO_MR + STOP), "a.srx")) == ["Mr. Qi.", "工人。他来了。"]
    assert _sentences(text, "zh-Hans", read_srx(_srx(NO_MR + STOP), "a.srx")) == ["Mr. Qi. 工人。", "他来了。"]
    assert _sentences(text, "en", read_srx(_srx(NO_MR + STOP, cascade="yes"), "a.srx")) == [
        "Mr. Qi.", "工人。", "他来了。",
    ]  # fmt: skip


def test_srx_1_without_namespace() -> None:
    data = _srx(STOP).replace(b' xmlns="http://www.lisa.org/srx20" version="2.0"', b' version="1.0"')
    assert _sentences("One. Two.", "en", read_srx(data, "a.srx")) == ["One.", "Two."]


def test_a_missing_required_attribute_is_a_warning() -> None:
    rules = read_srx(_srx(STOP).replace(b'segmentsubflows="yes" ', b""), "a.srx")
    assert rules.warnings == ("a.srx: line 3: <header> lacks segmentsubflows",)


PATTERNS = {
    "horizontal space": (r"a\h+b", "a \u3000b"),
    "horizontal space in a set": (r"a[\h,]b", "a\tb"),
    "no horizontal space": (r"a\Hb", "a\nb"),
    "code point": (r"\x{3002}\x{1F600}", "。\U0001f600"),
    "code point in a set": (r"[\x{3002}\x{5D}]", "]"),
    "quoted": (r"\Qa.b*\E+", "a.b**"),
    "possessive": (r"a++b", "aab"),
    "property": (r"\p{Lu}\P{Lu}", "Ab"),
    "intersection": (r"[a-z&&[^b]]", "c"),
    "hyphens in a set": (r"[a--]", "-"),
    "ends": (r"a\z", "a"),
    "escaped backslash": (r"a\\h", r"a\h"),
}


@pytest.mark.parametrize(("pattern", "text"), PATTERNS.values(), ids=PATTERNS)
def test_icu_patterns(pattern: str, text: str) -> None:
    assert regex.fullmatch(translated(pattern), text, regex.VERSION1)


REFUSED = {
    "bad pattern": (_srx(_rule("[.", r"\s")), "a.srx: line 5: "),
    "unknown property": (_srx(_rule(r"\p{javaLowerCase}", r"\s")), "in ICU syntax"),
    "not XML": (b"Mr.", "a.srx: line 1: "),
    "another format": (b"<tmx/>", "a.srx: line 1: <tmx>: give an SRX file"),
    "no rules": (b"<srx><header/></srx>", "a.srx: no <rule>"),
    "no header": (b"<srx/>", "a.srx: no <header>"),
    "no XML": (b"plain", "a.srx: line 1: Start tag expected, '<' not found: give a well-formed file"),
    "entity": (_srx(STOP, prologue='<!DOCTYPE srx [<!ENTITY x "y">]>'), "entity declarations are refused"),
    "parameter entity": (_srx(STOP, prologue='<!DOCTYPE srx [<!ENTITY % x "y">]>'), "entity declarations are refused"),
    "outside entity": (_srx(STOP, prologue='<!DOCTYPE srx [<!ENTITY x SYSTEM "file:///etc/hosts">]>'), "refused"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(FormatError) as error:
        read_srx(data, "a.srx")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_rule_that_takes_too_long_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.sentences.srx, "_SECONDS_PER_RULE", 0.02)
    rules = read_srx(_srx(_rule("(?:(?:a|aa)+b|x)", "(?:(?:a|aa)+)+c") + STOP), "a.srx")
    split = split_with_srx("One. x" + "a" * 60, "en", rules)
    assert [(span.start, span.end) for span in split.spans] == [(0, 4), (5, 66)]
    assert [(rule.language, rule.line) for rule in split.slow] == [("English", 5)]
    assert split_with_srx("One. x" + "a" * 60, "en", rules.without(split.slow)).slow == ()


@needs_shared
def test_the_default_rules_of_omegat_load_with_a_warning() -> None:
    rules = read_srx((SHARED / "samples" / "srx" / "omegat_defaultRules.srx").read_bytes(), "defaultRules.srx")
    assert rules.warnings == ("defaultRules.srx: line 34: <header> lacks segmentsubflows",)
    assert [rule.breaks for rule in rules.of("zh-Hans") if rule.language == "Chinese"] == [False, False, True]
    assert _sentences("他来了。“好！”她走了。", "zh-Hans", rules) == ["他来了。", "“好！”她走了。"]
    assert _sentences("Mr. Smith came. He left.", "en", rules) == ["Mr. Smith came.", "He left."]
