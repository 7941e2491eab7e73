"""Keys for matching: one script and one spelling, character for character, with the way back to the text."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Span
from corpus.folding import EVERYTHING, Folded, FoldOption, fold, fold_script
from corpus.variants import CHARACTERS, WORDS
from tests.shared import SHARED, needs_shared

SPELLINGS = {
    "traditional": ("勞動模範", "劳动模范"),
    "simplified stays": ("劳动模范", "劳动模范"),
    "two forms of one word": ("羣衆和羣眾", "群众和群众"),
    "爲 綫 鍊 裏 裡": ("爲 綫 鍊 裏 裡", "为 线 炼 里 里"),
    "variant character": ("學習參攷材料", "学习参考材料"),
    "著 is 着": ("看著", "看着"),
    "計畫": ("國家計畫", "国家计划"),
    "部份": ("部份積極份子", "部分积极分子"),
    "份 where it is right": ("月份、股份", "月份、股份"),
    "貫澈": ("貫澈澈底", "贯彻彻底"),
    "澈 where it is right": ("清澈底", "清澈底"),
    "瞭解": ("瞭解，明瞭", "了解，明了"),
    "瞭 where it is right": ("瞭望", "瞭望"),
    "trained, not refined": ("訓鍊和鍛鍊", "训练和锻炼"),
    "no word across two words": ("職工俱樂部", "职工俱乐部"),
    "shielded": ("股份子公司本身分為，健身分子", "股份子公司本身分为，健身分子"),
    "radical from a pdf": ("⽂字", "文字"),
    "compatibility ideograph": ("\uf9b5子", "例子"),
    "rare plane": ("\U00020bb7", "\U00020bb7"),
    "no Han": ("Mr. Qi, Ⅲ ①", "Mr. Qi, Ⅲ ①"),
    "lone surrogate": ("\ud800", "\ud800"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("text", "key"), SPELLINGS.values(), ids=SPELLINGS)
def test_one_spelling(text: str, key: str) -> None:
    assert fold_script(text) == key


@given(st.text(st.characters() | st.sampled_from("計畫部份貫澈瞭解著攷")))
def test_the_script_key_has_the_length_of_the_text_and_folds_to_itself(text: str) -> None:
    key = fold_script(text)
    assert len(key) == len(text)
    assert fold_script(key) == key


@pytest.mark.parametrize(("variant", "standard"), [*CHARACTERS.items(), *WORDS.items()])
def test_every_entry_leads_to_a_final_spelling_of_its_length(variant: str, standard: str) -> None:
    assert len(variant) == len(standard)
    assert fold_script(variant) == standard == fold_script(standard)


FOLDED = {
    "space inside a heading": ("革新和技 术革命", "革新和技术革命"),
    "page break inside a word": ("革\n\n新項目", "革新项目"),
    "spread-out title": ("目 錄", "目录"),
    "ideographic indent": ("。\u3000\u3000第一", "。第一"),
    "space beside a dash": ("合理—— 建议", "合理——建议"),
    "space between words stays": ("Mr. Qi", "mr. qi"),
    "space between Han and Latin stays": ("第 2 版", "第 2 版"),
    "width and case": ("ＡＢc，１２％\u3000x", "abc,12% x"),
    "one letter, two characters in lower case": ("İX", "ix"),
}


@pytest.mark.parametrize(("text", "key"), FOLDED.values(), ids=FOLDED)
def test_spaces_width_and_case(text: str, key: str) -> None:
    assert fold(text).key == key


def test_each_option_does_its_own_part() -> None:
    text = "技 术Ａ"
    assert fold(text, FoldOption(0)).key == "技 术Ａ"
    assert fold(text, FoldOption.SPACES).key == "技术Ａ"
    assert fold(text, FoldOption.WIDTH).key == "技 术A"
    assert fold(text, FoldOption.WIDTH | FoldOption.CASE).key == "技 术a"


def test_the_way_back() -> None:
    text = "先进的技\n 術革新"
    folded = fold(text)
    assert folded == Folded("先进的技术革新", (0, 1, 2, 3, 6, 7, 8))
    start = folded.key.index("技术")
    assert text[slice(*folded.original(Span(start, start + 2)))] == "技\n 術"


@given(
    st.text(st.sampled_from("計畫 \n\u3000ＡaB，。x術") | st.characters()), st.sampled_from([EVERYTHING, *FoldOption])
)
def test_offsets_rise_and_point_at_what_was_folded(text: str, options: FoldOption) -> None:
    key, offsets = fold(text, options)
    assert len(key) == len(offsets)
    assert all(before < after for before, after in pairwise(offsets))
    kept = "".join(text[offset] for offset in offsets)
    assert fold(kept, FoldOption.WIDTH | FoldOption.CASE).key == fold(key, FoldOption.WIDTH | FoldOption.CASE).key


def test_only_one_letter_changes_length_in_lower_case() -> None:
    assert [char for char in map(chr, range(sys.maxunicode + 1)) if len(char.lower()) != 1] == ["İ"]


def test_opencc_is_loaded_only_for_han() -> None:
    code = "import sys; from corpus.folding import fold; fold('Mr. Qi'); print('opencc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@needs_shared
def test_the_seeds_keep_their_length_and_lose_their_variants() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        key = fold_script(text)
        assert len(key) == len(text)
        assert not set("羣衆眾爲綫鍊裏裡著攷") & set(key)
