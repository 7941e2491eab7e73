"""Numbers of both languages as values: one table per language, one row per form, and what agrees across them."""

import re
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from corpus.quantities import chinese, english, number_places, numbers
from corpus.quantities.chinese_forms import any_form
from corpus.quantities.chinese_numerals import numeral_range, plain
from corpus.quantities.forms import matches
from corpus.quantities.quantity import Quantity, QuantityKind, comparable
from tests.shared import SHARED, needs_shared

COUNT, PERCENT, ORDINAL = QuantityKind.COUNT, QuantityKind.PERCENT, QuantityKind.ORDINAL
DATE, YEAR, DIGITS = QuantityKind.DATE, QuantityKind.YEAR, QuantityKind.DIGITS
Value = int | str | Fraction | None
Row = tuple[str, list[tuple[Value, Value, QuantityKind]]]


def _once(value: Value, kind: QuantityKind = COUNT) -> list[tuple[Value, Value, QuantityKind]]:
    return [(value, value, kind)]


CHINESE: list[Row] = [
    ("三十多万", [(300_000, None, COUNT)]),
    ("30多万", [(300_000, None, COUNT)]),
    ("12万多人", [(120_000, None, COUNT)]),
    ("一千三百多億元", [(130_000_000_000, None, COUNT)]),
    ("5.4亿", _once(540_000_000)),
    ("机床,35台", _once(35)),
    ("230万", _once(2_300_000)),
    ("3万2千元", _once(32_000)),
    ("1亿5000万吨", _once(150_000_000)),
    ("3万2台", [(30_000, 30_000, COUNT), (2, 2, COUNT)]),
    ("5–6台", [(5, 6, COUNT)]),
    ("5-6台", [(5, 6, COUNT)]),
    ("2-3%", [(2, 3, PERCENT)]),
    ("1952-07", [(1952, 1952, YEAR)]),
    ("机床——35台", _once(35)),
    ("机床--35台", _once(35)),
    ("A-35", []),
    ("四川的三个人", _once(3)),
    ("1千吨", _once(1000)),
    ("百分之二十", _once(20, PERCENT)),
    ("20%", _once(20, PERCENT)),
    ("20％", _once(20, PERCENT)),
    ("54.23%的工人", _once(Fraction("54.23"), PERCENT)),
    ("两成", _once(20, PERCENT)),
    ("完成，成为", []),
    ("百分之二十五点三", _once(Fraction("25.3"), PERCENT)),
    ("50%以上", [(50, None, PERCENT)]),
    ("一九五一织布法", _once(1951, YEAR)),
    ("二○○八年", _once(2008, YEAR)),
    ("五四年", _once(54, YEAR)),
    ("1951", _once(1951, YEAR)),
    ("1951个", _once(1951)),
    ("五十年代", [(1950, 1959, YEAR)]),
    ("进入80年代", [(1980, 1989, YEAR)]),
    ("一九五○年代", [(1950, 1959, YEAR)]),
    ("1961—1986", [(1961, 1986, YEAR)]),
    ("26年来", _once(26)),
    ("七月二十日", _once("--07-20", DATE)),
    ("1990年7月", _once("1990-07", DATE)),
    ("一九五一年三月八日", _once("1951-03-08", DATE)),
    ("五四年七月", [(54, 54, YEAR), ("--07", "--07", DATE)]),
    ("1957.3.", _once("1957-03", DATE)),
    ("1960.3.3", _once("1960-03-03", DATE)),
    ("1952-08-03", _once("1952-08-03", DATE)),
    ("9、10月份", [("--09", "--10", DATE)]),
    ("五、六月份", [("--05", "--06", DATE)]),
    ("二千九百多", [(2900, None, COUNT)]),
    ("几百万", [(2_000_000, 9_000_000, COUNT)]),
    ("數十", [(20, 90, COUNT)]),
    ("两三年", [(2, 3, COUNT)]),
    ("三四十人", [(30, 40, COUNT)]),
    ("十几", [(11, 19, COUNT)]),
    ("一两个", [(1, 2, COUNT)]),
    ("十余名", [(10, None, COUNT)]),
    ("18~20倍", [(18, 20, COUNT)]),
    ("19—21公尺", [(19, 21, COUNT)]),
    ("25~30%", [(25, 30, PERCENT)]),
    ("1—5000", [(1, 5000, COUNT)]),
    ("10～20万吨", [(100_000, 200_000, COUNT)]),
    ("三到五万", [(30_000, 50_000, COUNT)]),
    ("一半", _once(Fraction(1, 2))),
    ("三分之一", _once(Fraction(1, 3))),
    ("1.14倍", _once(Fraction("1.14"))),
    ("增长一倍多", [(1, None, COUNT)]),
    ("廿年和卅人", [(20, 20, COUNT), (30, 30, COUNT)]),
    ("１２", _once(12)),
    ("二百八", _once(280)),
    ("一千零五", _once(1005)),
    ("7 000多个", [(7000, None, COUNT)]),
    ("3,000元", _once(3000)),
    ("二十两", _once(20)),
    ("第一", _once(1, ORDINAL)),
    ("第十一届", _once(11, ORDINAL)),
    ("一、打破", _once(1, ORDINAL)),
    ("(二)学习", _once(2, ORDINAL)),
    ("②学习", _once(2, ORDINAL)),
    ("五三工廠", _once(53, DIGITS)),
    ("五·一六", _once(516, DIGITS)),
    ("五一", _once(51, DIGITS)),
    ("三个人", _once(3)),
    ("四川、统一、一般、十分、千万、万一、百货、一个、几个、成千上万", []),
    ("ISBN 7-205-01335-6", []),
    ("①②，十百，一五一十", [(1, 1, ORDINAL)]),
]

ENGLISH: list[Row] = [
    ("over 300,000", [(300_000, None, COUNT)]),
    ("more than ten thousand", [(10_000, None, COUNT)]),
    ("no more than 30", _once(30)),
    ("thirty-odd", [(30, None, COUNT)]),
    ("fifty or more", [(50, None, COUNT)]),
    ("2.3 million", _once(2_300_000)),
    ("twenty-five thousand", _once(25_000)),
    ("two hundred and fifty thousand", _once(250_000)),
    ("a hundred and five", _once(105)),
    ("ten and twenty", [(10, 10, COUNT), (20, 20, COUNT)]),
    ("twenty per cent", _once(20, PERCENT)),
    ("54.23 percent", _once(Fraction("54.23"), PERCENT)),
    ("25-30%", [(25, 30, PERCENT)]),
    ("1951", _once(1951, YEAR)),
    ("the 1951 weaving method", _once(1951, YEAR)),
    ("nineteen fifty-one", _once(1951, YEAR)),
    ("1,951", _once(1951)),
    ("the 1950s", [(1950, 1959, YEAR)]),
    ("the fifties", [(1950, 1959, YEAR)]),
    ("1961-1986", [(1961, 1986, YEAR)]),
    ("July 20th", _once("--07-20", DATE)),
    ("January 3, 1952", _once("1952-01-03", DATE)),
    ("3 January 1952", _once("1952-01-03", DATE)),
    ("the 3rd of May", _once("--05-03", DATE)),
    ("July 1990", _once("1990-07", DATE)),
    ("in September and October", [("--09", "--09", DATE), ("--10", "--10", DATE)]),
    ("in May", _once("--05", DATE)),
    ("They may march.", []),
    ("1952-08-03", _once("1952-08-03", DATE)),
    ("several million", [(2_000_000, 9_000_000, COUNT)]),
    ("tens of thousands of workers", [(20_000, 90_000, COUNT)]),
    ("two or three years", [(2, 3, COUNT)]),
    ("2 to 3 million", [(2_000_000, 3_000_000, COUNT)]),
    ("18 to 20 times", [(18, 20, COUNT)]),
    ("half", _once(Fraction(1, 2))),
    ("one-third", _once(Fraction(1, 3))),
    ("a quarter of them", _once(Fraction(1, 4))),
    ("1.14 times", _once(Fraction("1.14"))),
    ("doubled", _once(1)),
    ("First, it is necessary", _once(1, ORDINAL)),
    ("the twenty-first", _once(21, ORDINAL)),
    ("the 20th century", _once(20, ORDINAL)),
    ("1. Learn", _once(1, ORDINAL)),
    ("page 2", _once(2)),
    ("one of them", []),
    ("ISBN 7-205-01335-6, C620", []),
]


def _found(text: str, lang: str) -> list[tuple[Value, Value, QuantityKind]]:
    return [(quantity.low, quantity.high, quantity.kind) for quantity in numbers(text, lang)]


@pytest.mark.parametrize(("text", "wanted"), CHINESE)
def test_chinese(text: str, wanted: list[tuple[Value, Value, QuantityKind]]) -> None:
    assert _found(text, "zh-Hans") == wanted


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english(text: str, wanted: list[tuple[Value, Value, QuantityKind]]) -> None:
    assert _found(text, "en") == wanted


NUMERALS = {
    "廿": 20, "卅": 30, "〇": 0, "○": 0, "零": 0, "兩": 2, "壹": 1, "貳": 2, "叁": 3, "一萬": 10**4, "一億": 10**8,
    "一千零二十三万四千五百零六": 10_234_506, "十二亿三千万": 1_230_000_000, "一亿五": 150_000_000, "三百二": 320,
    "一百零二": 102, "一百十": 110, "兩千": 2000,
}  # fmt: skip


@pytest.mark.parametrize(("numeral", "value"), NUMERALS.items())
def test_numeral(numeral: str, value: int) -> None:
    assert numeral_range(plain(numeral)) == (value, value)


def _written(value: int) -> str:
    """A naive writer of Chinese numerals below 10,000, to read back."""
    digits, text, gap = "零一二三四五六七八九", "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + unit
        gap = not digit
    return text or "零"


@given(st.integers(0, 9999))
def test_written_numerals_are_read_back(value: int) -> None:
    assert numeral_range(plain(_written(value))) in {(value, value), (value, value + 0)}


def test_span_unit_and_list_mark() -> None:
    text = "共有一千三百多億元，增长两倍。二、学习"
    assert numbers(text, "zh") == [
        Quantity(Fraction(130_000_000_000), None, COUNT, "元", Span(2, 9)),
        Quantity(Fraction(2), Fraction(2), COUNT, "times", Span(12, 14)),
        Quantity(Fraction(2), Fraction(2), ORDINAL, "list", Span(15, 17)),
    ]


AGREE = [
    ("三十多万", "over 300,000"),
    ("三十多万", "300,000"),
    ("一千三百多億元", "more than 130 billion yuan"),
    ("230万", "2.3 million"),
    ("百分之二十", "20 per cent"),
    ("两成", "twenty percent"),
    ("七月二十日", "July 20th"),
    ("七月二十日", "July 20, 1952"),
    ("一九五一", "1951"),
    ("五四年", "1954"),
    ("五十年代", "the 1950s"),
    ("1990年7月", "July 1990"),
    ("三十", "thirty"),
    ("两三年", "two or three years"),
    ("三分之一", "one third"),
    ("增长一倍", "doubled"),
    ("第二版", "page 2"),
    ("二、", "Second,"),
    ("二十世纪", "the 20th century"),
    ("几百万", "several million"),
]


@pytest.mark.parametrize(("chinese", "english"), AGREE)
def test_equal_numbers_share_a_key(chinese: str, english: str) -> None:
    keys = [{key for quantity in found for key in comparable(quantity)} for found in _both(chinese, english)]
    assert keys[0] & keys[1]


def _both(chinese: str, english: str) -> tuple[list[Quantity], list[Quantity]]:
    return numbers(chinese, "zh"), numbers(english, "en")


def test_different_numbers_do_not() -> None:
    assert comparable(numbers("20%", "zh")[0]) == ("20%",)
    assert comparable(numbers("20", "en")[0]) == ("20",)
    assert comparable(numbers("1952年7月20日", "zh")[0]) == ("1952", "--07-20")
    assert comparable(numbers("18~20倍", "zh")[0]) == ("18", "20")
    assert comparable(numbers("1.14倍", "zh")[0]) == ("57/50",)


PIECES = st.lists(
    st.sampled_from("一二两〇十百千万亿几多第百分之年月日、.,%~-—05②３٣ 个成倍半到点（）iİ") | st.sampled_from(
        ["one ", "twenty-", "hundred ", "may ", "July ", "1951", "third", "over ", "th", "the fifties "]
    )
)  # fmt: skip


@given(PIECES, st.sampled_from(["zh", "en"]))
def test_any_text_gives_quantities_in_order(pieces: list[str], lang: str) -> None:
    text = "".join(pieces)
    found = numbers(text, lang)
    assert all(0 <= quantity.chars.start < quantity.chars.end <= len(text) for quantity in found)
    assert [quantity.chars.start for quantity in found] == sorted(quantity.chars.start for quantity in found)
    assert all(comparable(quantity) for quantity in found)


def _tried_everywhere(text: str, lang: str) -> list[Quantity]:
    """What the forms alone find when each is tried at each place."""
    form, makers = (any_form(), chinese.CHINESE_MAKERS) if lang == "zh" else (english._form(), english.ENGLISH_MAKERS)
    text = "\0" + (plain(text) if lang == "zh" else text.replace("İ", "i").lower())
    places = [place for place in range(1, len(text)) if lang == "zh" or re.match(r"\W", text[place - 1])]
    nothing = re.compile("").match("")
    assert nothing
    beginnings = ((place, nothing) for place in places)
    return [one for found in matches(form, text, beginnings) for one in makers[found.lastgroup or ""](found)]


BESIDE = [" to ", " or ", "or more", " of ", "times", "fold", "per cent", "may", " tools", " million", "over "]
BESIDE += ["no more than ", "到", "以上", "个月", "分钟", "小时", "公斤", "第", "一"]
NEAR = st.sampled_from([*BESIDE, *"万亿,.-—/（）%年月日号个倍两台多以上公分来\n abci"])
NEIGHBOURS = st.lists(NEAR | st.from_regex(r"\A\d{1,4}\Z"), max_size=8).map("".join)


@given(PIECES.map("".join) | NEIGHBOURS, st.sampled_from(["zh", "en"]))
def test_where_a_number_may_begin_is_a_matter_of_speed_only(text: str, lang: str) -> None:
    assert numbers(text, lang) == _tried_everywhere(text, lang)


OWN_FORM = re.compile(r"\d|分之|[一二三四五六七八九两][十百千万亿]+[零〇]?[一二三四五六七八九]")


@given(PIECES.map("".join) | NEIGHBOURS, st.sampled_from(["zh", "en"]))
def test_places_are_those_of_the_quantities_without_measures(text: str, lang: str) -> None:
    """Of overlapping quantities, as 1958年5月 has them, the place is one."""
    wanted: list[tuple[int, int]] = []
    for one in numbers(text, lang):
        start, end = one.chars
        end -= len(one.unit) if text[start:end].lower().endswith(one.unit) else 0
        if one.unit or one.kind not in (COUNT, DIGITS) or OWN_FORM.search(text[start:end]):
            if wanted and start < wanted[-1][1]:
                start, end = wanted[-1][0], max(end, wanted.pop()[1])
            wanted.append((start, end))
    assert number_places(text, lang) == wanted


@given(st.lists(PIECES.map("".join) | NEIGHBOURS), st.sampled_from(["zh", "en"]))
def test_texts_parted_by_nul_are_as_each_alone(texts: list[str], lang: str) -> None:
    found, start = [], 0
    for text in texts:
        found += [one._replace(chars=Span(*(start + place for place in one.chars))) for one in numbers(text, lang)]
        start += len(text) + 1
    assert numbers("\0".join(texts), lang) == found


@needs_shared
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_five_thousand_sentences_in_three_tenths_of_a_second(lang: str) -> None:
    paths = sorted((SHARED / "eval" / "mac-dev" / lang).glob("*.txt"))
    lines = [line for path in paths for line in path.read_text("utf-8").split("\n")]
    sentences = (lines * 4)[:5000]
    numbers("一", lang)
    best = min(_seconds(sentences, lang) for _ in range(3))
    assert best < 0.3


def _seconds(sentences: list[str], lang: str) -> float:
    start = time.process_time()
    for sentence in sentences:
        numbers(sentence, lang)
    return time.process_time() - start


LONG = [
    "1" * 50_000,
    "一" * 50_000,
    "1," * 50_000,
    "1,000" * 20_000,
    "百" * 50_000,
    "一·" * 30_000,
    "one hundred " * 10_000,
]
LONG += [
    "几" * 50_000,
    "第" * 50_000,
    "twenty-" * 20_000,
    "tens of " * 20_000,
    "1 - " * 30_000,
    "三到" * 30_000,
    "(" * 50_000,
]


@pytest.mark.parametrize("text", LONG, ids=[text[:8] for text in LONG])
def test_time_is_linear_and_no_number_too_long(text: str) -> None:
    for lang in ("zh", "en"):
        start = time.process_time()
        numbers(text, lang)
        assert time.process_time() - start < 2
