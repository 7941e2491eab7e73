"""The memory that speed is measured on: 500,000 plain Chinese–English units, 215 MB, always the same bytes."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

SEED = 1
UNITS = 500_000
COMMAND_UNITS = 100_000
_SAMPLES = 20_000
_START = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="zh-CN" \
datatype="plaintext"/>
<body>
"""
_TEXT = """
工人 workers 车间 workshop 机器 machine 纺织 textile 厂长 director 技术 technology 革新 innovation 合理化 rational
建议 suggestions 生产 production 提高 raised 质量 quality 计划 plan 完成 completed 小组 team 经验 experience
学习 studied 推广 spread 先进 advanced 操作 operation 方法 method 节约 saved 材料 materials 设备 equipment
改进 improved 问题 problem 解决 solved 难关 obstacle 协作 cooperation 群众 masses 运动 movement 劳动 labour
竞赛 emulation 工程师 engineers 老 old 师傅 masters 青年 youth 夜校 night-school 试验 experiments 成功 success
三年 three-years 全厂 whole-plant 每月 every-month 产量 output 钢 steel 煤 coal 电 power 农具 farm-tools
"""
_BOLD, _END = '<bpt i="1" type="bold">&lt;b&gt;</bpt>', '<ept i="1">&lt;/b&gt;</ept>'
_FOOTNOTE = '<ph x="1" type="fnote">&lt;fn/&gt;</ph>'
_WORDS = _TEXT.split()
_PAIRS = tuple(zip(_WORDS[::2], _WORDS[1::2], strict=True))


def write_made_memory(path: Path, n_units: int = UNITS, *, coded: bool = False) -> None:
    """The file, made anew where it is not there or was broken off; equal seeds give equal bytes.

    `coded` texts have three inline codes each, their units a note besides.
    """
    if path.exists():
        return
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_START)
        file.writelines(map(_with_codes, _units(n_units)) if coded else _units(n_units))
        file.write("</body>\n</tmx>\n")
    unfinished.replace(path)


def _units(n_units: int) -> Iterator[str]:
    """Sentences are drawn from a fixed number of halves, which is quick, and repeat themselves in few units only."""
    chance = random.Random(SEED)
    halves = [_half(chance) for _ in range(_SAMPLES)]
    for number in range(1, n_units + 1):
        (one, first), (other, second) = chance.choice(halves), chance.choice(halves)
        yield (
            f'<tu tuid="{number}" creationdate="20260{number % 9 + 1}01T120000Z" creationid="bench">\n'
            f'<prop type="x-bead">{number}</prop>\n'
            f'<tuv xml:lang="zh-CN"><seg>{one}，{other}。</seg></tuv>\n'
            f'<tuv xml:lang="en-US"><seg>{first.capitalize()}, {second}.</seg></tuv>\n</tu>\n'
        )


def _with_codes(unit: str) -> str:
    """What stands before the comma in bold, a footnote behind it."""
    unit = re.sub("<seg>([^，,]*)([，,])", rf"<seg>{_BOLD}\1{_END}\2{_FOOTNOTE}", unit)
    return unit.replace("<tuv", "<note>seen</note>\n<tuv", 1)


def _half(chance: random.Random) -> tuple[str, str]:
    """Words of one half of a sentence in both languages; one half in fifty has an ampersand."""
    words = [chance.choice(_PAIRS) for _ in range(chance.randrange(5, 12))]
    joint = " &amp; " if chance.randrange(50) == 0 else " "
    return "".join(word[0] for word in words), joint.join(word[1] for word in words)
