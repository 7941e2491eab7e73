"""For each rule the smallest file that breaks it, what is said of it, and the nearest file that does not."""

from typing import NamedTuple

from tests.tmx.memories import HEADER, UNIT, memory, unit


class Case(NamedTuple):
    """A file that breaks a rule, the line that is printed for it, and a file that breaks none; who alone asks."""

    rule: str
    broken: str | bytes
    line: str
    sound: str | bytes
    clients: tuple[str, ...] = ()


SOUND = memory(UNIT)
PH = '<ph x="1">&lt;br/&gt;</ph>'
BOLD = '<bpt i="1" x="1">&lt;b&gt;</bpt>今天<ept i="1">&lt;/b&gt;</ept>天气很好。'
BOLD_ENGLISH = '<bpt i="1" x="1">&lt;b&gt;</bpt>Today<ept i="1">&lt;/b&gt;</ept> is fine.'


def head(old: str, new: str) -> str:
    """The sound file with another header."""
    return SOUND.replace(HEADER, HEADER.replace(old, new))


def tu(attributes: str = "", annotations: str = "", one: str = "", other: str = "") -> str:
    """The sound file with more on its unit and its variants."""
    changed = UNIT.replace("<tu>", f"<tu{attributes}>{annotations}").replace('"zh-CN">', f'"zh-CN"{one}>')
    return memory(changed.replace('"en-US">', f'"en-US"{other}>'))


def lang(code: str, english: str = "en-US") -> str:
    """The sound file with other codes, in the header too."""
    return SOUND.replace("zh-CN", code).replace("en-US", english)


def ude(attributes: str, line: str) -> str:
    """The sound file with a user-defined encoding."""
    return head("/>", f"><ude {attributes}><map {line}/></ude></header>")


PARAGRAPH = head("sentence", "paragraph")
CASES = [
    Case(
        "TMX-11",
        head("zh-CN", "*ALL*"),
        "m.tmx:4: TMX-11 error: srclang `*ALL*` is not the code of a language; write `*all*`",
        head("zh-CN", "*all*"),
    ),
    Case(
        "TMX-11",
        tu(' srclang="*ALL*"'),
        "m.tmx:6: unit 1: TMX-11 error: srclang `*ALL*` is not the code of a language; write `*all*`",
        tu(' srclang="*all*"'),
    ),
    Case(
        "TMX-31",
        tu(' creationdate=""'),
        "m.tmx:6: unit 1: TMX-31 error: creationdate `` is no date of TMX; write it as `20261120T174800Z`",
        tu(' creationdate="20261120T174800Z"'),
    ),
    Case(
        "TMX-01",
        SOUND[: SOUND.index("</seg></tuv></tu>")],
        "m.tmx:6: unit 1: TMX-01 error: ends inside unit 1 (line 6): the file is cut off;"
        " `duizhao tmx salvage` keeps the sound units",
        SOUND,
    ),
    Case("TMX-01", "", "m.tmx:1: TMX-01 error: the file is empty; check which file it is", memory()),
    Case(
        "TMX-01",
        memory(unit("工人 & 农民")),
        "m.tmx:6: unit 1: TMX-01 error: not well-formed XML: a bare `&`, to be written `&amp;`;"
        " `duizhao tmx salvage` keeps the sound units",
        memory(unit("工人&amp;农民")),
    ),
    Case(
        "TMX-02",
        memory(unit("今天\x0b天气很好。")),
        "m.tmx:6: unit 1: TMX-02 error: U+000B is not a character of XML; `duizhao tmx clean` puts a space there",
        memory(unit("今天<![CDATA[&#11;]]>天气很好。")),
    ),
    Case(
        "TMX-02",
        memory(unit("今天&#x1F;天气很好。")),
        "m.tmx:6: unit 1: TMX-02 error: U+001F is not a character of XML; `duizhao tmx clean` puts a space there",
        memory(unit("今天&#x20;天气很好。")),
    ),
    Case(
        "TMX-03",
        SOUND.replace('"1.0"', '"1.0" encoding="UTF-8"').encode("utf-16"),
        "m.tmx:1: TMX-03 error: declared UTF-8, but the bytes are UTF-16-LE; save it as it declares, or UTF-8",
        SOUND.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"),
    ),
    Case(
        "TMX-03",
        SOUND.encode("gb18030"),
        "m.tmx:6: unit 1: TMX-03 error: byte BD at offset 246 is not UTF-8 (default);"
        " `duizhao tmx salvage` keeps the sound units",
        SOUND.encode("utf-8-sig"),
    ),
    Case(
        "TMX-04",
        SOUND.replace('"1.0"', '"1.0" encoding="GB18030"').encode("gb18030"),
        "m.tmx:1: TMX-04 warning: encoding GB18030 is not allowed by TMX; save it in UTF-8",
        SOUND.replace('"1.0"', '"1.0" encoding="UTF-8"'),
    ),
    Case(
        "TMX-05",
        memory(UNIT, start=""),
        'm.tmx:3: TMX-05 warning: no DOCTYPE; write `<!DOCTYPE tmx SYSTEM "tmx14.dtd">` before the root',
        memory(UNIT, start='<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD" "http://www.lisa.org/tmx/tmx14.dtd">'),
    ),
    Case(
        "TMX-05",
        memory(UNIT, start='<!DOCTYPE tmx SYSTEM "tmx11.dtd">'),
        'm.tmx:2: TMX-05 warning: DOCTYPE of TMX 1.1, but version 1.4; write `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`',
        SOUND,
    ),
    Case(
        "TMX-06",
        memory(UNIT, start='<!DOCTYPE tmx [<!ENTITY co "Acme">]>'),
        "m.tmx:2: TMX-06 error: `co` is declared, but entity declarations are not allowed in a TMX memory;"
        " write the characters themselves",
        SOUND,
    ),
    Case(
        "TMX-06",
        memory(UNIT, start='<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!-- ]> -->\n]>'),
        "m.tmx:2: TMX-06 warning: an internal subset that declares nothing; take out `[` to `]`",
        SOUND,
    ),
    Case(
        "TMX-07",
        memory(UNIT, root='tmx version="1.4b"'),
        "m.tmx:3: TMX-07 error: version is `1.4b`; write `1.4`",
        SOUND,
    ),
    Case(
        "TMX-07",
        memory(UNIT, root='tmx xmlns="http://www.lisa.org/tmx14" version="1.4"'),
        "m.tmx:3: TMX-07 error: the root declares a namespace; take `xmlns` out: TMX has none",
        SOUND,
    ),
    Case("TMX-07", memory(UNIT, root="tmx"), 'm.tmx:3: TMX-07 warning: no version; write `version="1.4"`', SOUND),
    Case(
        "TMX-07",
        memory(UNIT, start='<!DOCTYPE tmx SYSTEM "tmx13.dtd">', root='tmx version="1.3"'),
        "m.tmx:3: TMX-07 warning: version is `1.3`: OmegaT 6.1 refuses the whole file;"
        " write it as 1.4: `duizhao tmx clean --client omegat`",
        SOUND,
    ),
    Case(
        "TMX-07",
        "<xliff><file/></xliff>",
        "m.tmx:1: TMX-07 error: the root is `xliff`; expected `tmx`: is it a memory?",
        SOUND,
    ),
    Case(
        "TMX-08",
        SOUND.replace(HEADER, ""),
        "m.tmx:5: TMX-08 error: no header; put a header before the body",
        SOUND,
    ),
    Case(
        "TMX-08",
        SOUND.replace("</body>", "</body><body/>"),
        "m.tmx:7: TMX-08 error: another body; put all units in one",
        SOUND,
    ),
    Case("TMX-09", head(' o-tmf="t"', ""), "m.tmx:4: TMX-09 error: header lacks o-tmf; add o-tmf", SOUND),
    Case(
        "TMX-10",
        head("sentence", "segment"),
        "m.tmx:4: TMX-10 error: segtype `segment`; expected one of block, paragraph, sentence, phrase",
        head("sentence", "phrase"),
    ),
    Case(
        "TMX-11",
        head('adminlang="en"', 'adminlang="English"'),
        "m.tmx:4: TMX-11 error: adminlang `English` is not the code of a language; write `en`",
        head('srclang="zh-CN"', 'srclang="*all*"'),
    ),
    Case(
        "TMX-12",
        head('creationtool="t"', 'creationtool="OmegaT"'),
        "m.tmx:4: TMX-12 warning: creationtool is `OmegaT`, but o-tmf `t` is not OmegaT's;"
        " name the tool that wrote it: OmegaT takes its own tags for text",
        head('creationtool="t"', 'creationtool="OmegaT"').replace('o-tmf="t"', 'o-tmf="OmegaT TMX"'),
    ),
    Case(
        "TMX-13",
        PARAGRAPH,
        "m.tmx:4: TMX-13 warning: header says paragraph, but 1 of 1 units are one sentence;"
        ' write `segtype="sentence"`: OmegaT cuts paragraphs once more',
        PARAGRAPH.replace("很好。", "很好。我们去公园吧。").replace("a fine day.", "a fine day. Let us go out."),
    ),
    Case(
        "TMX-14",
        memory(UNIT.replace("</tu>", '<prop type="x-a">b</prop></tu>')),
        "m.tmx:6: unit 1: TMX-14 error: prop after tuv; move it before the first tuv",
        tu(annotations='<prop type="x-a">b</prop>'),
    ),
    Case(
        "TMX-14",
        memory(UNIT.replace("</seg></tuv></tu>", "</seg><seg>Fine.</seg></tuv></tu>")),
        "m.tmx:6: unit 1: TMX-14 error: 2 seg in a tuv; write one seg in each tuv",
        SOUND,
    ),
    Case(
        "TMX-14",
        memory(UNIT.replace("<tu>", "<tu>老王")),
        "m.tmx:6: unit 1: TMX-14 error: text `老王` directly in tu; move it into the seg, or take it out",
        SOUND,
    ),
    Case(
        "TMX-14",
        SOUND.replace("</tmx>", "老王\n</tmx>"),
        "m.tmx:7: TMX-14 error: text `老王` directly in tmx; take it out",
        SOUND.replace("</body>", "<!-- 老王 --></body>"),
    ),
    Case(
        "TMX-15",
        tu(one=' segtype="sentence"'),
        "m.tmx:6: unit 1: TMX-15 error: `segtype` is not allowed on tuv; take it out",
        tu(' segtype="sentence"'),
    ),
    Case(
        "TMX-15",
        SOUND.replace("<tu>", "<TU>").replace("</tu>", "</TU>"),
        "m.tmx:6: unit 1: TMX-15 error: element `TU`; write its name in small letters",
        SOUND,
    ),
    Case(
        "TMX-16",
        memory("<tu></tu>"),
        "m.tmx:6: unit 1: TMX-16 error: unit has no tuv; complete it, or take it out",
        SOUND,
    ),
    Case(
        "TMX-16",
        memory('<tu><tuv xml:lang="zh-CN"><seg>老王来了。</seg></tuv></tu>'),
        "m.tmx:6: unit 1: TMX-16 warning: unit has one language, zh-CN; complete it, or take it out",
        SOUND,
    ),
    Case(
        "TMX-17",
        tu(' srclang="zh-TW"'),
        "m.tmx:6: unit 1: TMX-17 error: unit has no `zh-TW` variant; add it, or correct srclang",
        head("zh-CN", "*all*").replace("<tu>", '<tu srclang="EN-us">').replace("en-US", "EN-us"),
    ),
    Case(
        "TMX-18",
        memory(UNIT.replace("</tu>", '<tuv xml:lang="en-US"><seg>Fine weather.</seg></tuv></tu>')),
        "m.tmx:6: unit 1: TMX-18 warning: two en-US variants; keep one of them, or make two units",
        memory(UNIT.replace("</tu>", '<tuv xml:lang="en-GB"><seg>Fine weather.</seg></tuv></tu>')),
    ),
    Case(
        "TMX-19",
        SOUND.replace('xml:lang="en-US"', 'lang="en-US"'),
        "m.tmx:6: unit 1: TMX-19 error: `lang` is TMX 1.1; write `xml:lang`",
        SOUND,
    ),
    Case(
        "TMX-19",
        SOUND.replace(' xml:lang="en-US"', ""),
        "m.tmx:6: unit 1: TMX-19 error: a tuv without a language; write `xml:lang`",
        SOUND,
    ),
    Case(
        "TMX-20",
        SOUND.replace('"en-US"', '"EN_US"'),
        "m.tmx:6: unit 1: TMX-20 error: `EN_US` is not a well-formed code; write `en-US`",
        SOUND.replace('"en-US"', '"EN-us"'),
    ),
    Case(
        "TMX-21",
        lang("zho"),
        "m.tmx:6: unit 1: TMX-21 warning: `zho` is not the two-letter code of the language; write `zh-CN` or `zh-TW`",
        lang("zh"),
    ),
    Case(
        "TMX-21",
        lang("zh-CN", "English"),
        "m.tmx:6: unit 1: TMX-21 warning: `English` is not the two-letter code of the language; write `en`",
        lang("zh-CN", "yue"),
    ),
    Case(
        "TMX-22",
        memory(unit("技術革新運動")),
        "m.tmx:6: unit 1: TMX-22 warning: zh-CN, but 100 % of the distinctive characters are traditional;"
        " correct the code: `duizhao tmx relang`",
        memory(unit("「技术革新」运动，见于《論衡》")),
    ),
    Case(
        "TMX-22",
        lang("zh-TW").replace("今天天气很好", "这个车间的机器坏了"),
        "m.tmx:6: unit 1: TMX-22 warning: zh-TW, but 100 % of the distinctive characters are simplified;"
        " correct the code: `duizhao tmx relang`",
        lang("zh-TW").replace("今天天气很好", "這個車間的機器壞了"),
    ),
    Case(
        "TMX-23",
        memory(UNIT, unit("走吧。", "Let us go.").replace("en-US", "EN-us")),
        "m.tmx:7: unit 2: TMX-23 warning: `en-US` and `EN-us`; write one: `duizhao tmx relang`",
        lang("ZH-CN"),
    ),
    Case(
        "TMX-24",
        memory(unit('<g id="1">今天</g>天气很好。')),
        "m.tmx:6: unit 1: TMX-24 error: `<g>` belongs to XLIFF; write bpt and ept, or ph",
        memory(unit(BOLD, BOLD_ENGLISH)),
    ),
    Case(
        "TMX-24",
        memory(unit("<ut>{\\b}</ut>今天天气很好。")),
        "m.tmx:6: unit 1: TMX-24 warning: ut is deprecated; write bpt and ept, it, or ph",
        memory(unit("今天<ph><sub>天气</sub></ph>很好。")),
    ),
    Case(
        "TMX-25",
        memory(unit(BOLD + '<ept i="2"/>', BOLD_ENGLISH)),
        "m.tmx:6: unit 1: TMX-25 error: ept i=2 has no bpt before it; complete the pair",
        memory(unit(BOLD, BOLD_ENGLISH)),
    ),
    Case(
        "TMX-26",
        memory(unit("<it>&lt;b&gt;</it>今天天气很好。")),
        'm.tmx:6: unit 1: TMX-26 error: it without pos; write `pos="begin"` or `pos="end"`',
        memory(unit('<it pos="begin">&lt;b&gt;</it>今天天气很好。')),
    ),
    Case(
        "TMX-27",
        memory(unit(f"今天{PH}天气{PH}很好。", f"A fine{PH} day.")),
        "m.tmx:6: unit 1: TMX-27 error: ph x=1 stands twice; number each once",
        memory(unit(f"今天{PH}天气很好。", f"A fine{PH} day.")),
    ),
    Case(
        "TMX-27",
        memory(unit(f"今天{PH}天气很好。")),
        "m.tmx:6: unit 1: TMX-27 warning: ph x=1 is missing in en-US; number the codes alike",
        memory(unit(f"今天{PH}天气很好。", f"A fine{PH} day.")),
    ),
    Case(
        "TMX-28",
        memory(unit("<hi>今天</hi>天气很好。")),
        "m.tmx:6: unit 1: TMX-28 warning: hi: OmegaT drops the text inside; take the tags of hi off and keep its text",
        SOUND,
    ),
    Case(
        "TMX-29",
        memory(unit("　今天天气很好。")),
        "m.tmx:6: unit 1: TMX-29 warning: leading white space in seg zh-CN;"
        " `duizhao tmx clean` takes it off: white space is content",
        memory(unit("今天　天气很好。")),
    ),
    Case(
        "TMX-29",
        memory(unit("今天\n天气很好。")),
        "m.tmx:6: unit 1: TMX-29 warning: a line break in seg zh-CN; put a space, or make two units",
        SOUND,
    ),
    Case(
        "TMX-30",
        memory(unit("今天天气很好。", "")),
        "m.tmx:6: unit 1: TMX-30 warning: seg en-US is empty; translate it, or `duizhao tmx clean` drops the unit",
        memory(unit("今天天气很好。", "→")),
    ),
    Case(
        "TMX-30",
        memory(unit("……——")),
        "m.tmx:6: unit 1: TMX-30 warning: seg zh-CN is only punctuation;"
        " translate it, or `duizhao tmx clean` drops the unit",
        memory(unit("5.6万吨")),
    ),
    Case(
        "TMX-31",
        tu(' creationdate="2026-11-20T17:48:00Z"'),
        "m.tmx:6: unit 1: TMX-31 error: creationdate `2026-11-20T17:48:00Z` is no date of TMX;"
        " write `20261120T174800Z`",
        tu(' creationdate="20261120T174800Z"'),
    ),
    Case(
        "TMX-31",
        tu(one=' changedate="20260230T174800Z"'),
        "m.tmx:6: unit 1: TMX-31 error: changedate `20260230T174800Z` is no date of TMX;"
        " write it as `20261120T174800Z`",
        tu(one=' changedate="20240229T174800Z"'),
    ),
    Case(
        "TMX-31",
        tu(' creationdate="20261120T174800Z" changedate="20261119T174800Z"'),
        "m.tmx:6: unit 1: TMX-31 warning: creationdate 20261120T174800Z is after changedate 20261119T174800Z;"
        " correct one of them",
        tu(' creationdate="20261120T174800Z" changedate="20261120T174800Z"'),
    ),
    Case(
        "TMX-32",
        tu(' usagecount="many"'),
        "m.tmx:6: unit 1: TMX-32 error: usagecount `many`; write a number, or take it out",
        tu(' usagecount="0"'),
    ),
    Case(
        "TMX-33",
        tu(' tuid="a b"'),
        "m.tmx:6: unit 1 (a b): TMX-33 warning: tuid `a b` has white space; give each unit its own, or none",
        tu(' tuid="a_b"'),
    ),
    Case(
        "TMX-33",
        memory(UNIT.replace("<tu>", '<tu tuid="7">'), unit("走吧。", "Go.").replace("<tu>", '<tu tuid="7">')),
        "m.tmx:7: unit 2 (7): TMX-33 warning: tuid `7` also in unit 1; give each unit its own, or none",
        memory(UNIT.replace("<tu>", '<tu tuid="7">'), unit("走吧。", "Go.").replace("<tu>", '<tu tuid="8">')),
    ),
    Case(
        "TMX-34",
        tu(annotations='<prop type="x-a"><seg>前文</seg></prop>'),
        "m.tmx:6: unit 1: TMX-34 error: `<seg>` inside prop; write text only: escape the tag as `&lt;`",
        tu(annotations='<prop type="x-a">&lt;seg&gt;前文&lt;/seg&gt;</prop>'),
    ),
    Case(
        "TMX-34",
        tu(annotations='<prop type="domain">steel</prop>'),
        "m.tmx:6: unit 1: TMX-34 warning: prop type `domain` does not begin with x-; write `x-` before it",
        tu(annotations='<prop type="x-domain">steel</prop>'),
    ),
    Case(
        "TMX-35",
        memory(UNIT.replace("<seg>今", '<prop type="x-a">b</prop><seg>今')),
        "m.tmx:6: unit 1: TMX-35 warning: OmegaT does not read props of tuv;"
        " move it to the unit: `duizhao tmx clean --client omegat`",
        tu(annotations='<prop type="x-a">b</prop>'),
    ),
    Case(
        "TMX-35",
        tu(annotations="<note>看</note><note>再看</note>"),
        "m.tmx:6: unit 1: TMX-35 warning: 2 notes: OmegaT keeps the last only;"
        " move it to the unit: `duizhao tmx clean --client omegat`",
        tu(annotations="<note>看</note>"),
    ),
    Case(
        "TMX-36",
        memory(UNIT, unit("今天天气很好。", "The weather is fine.")),
        "m.tmx:7: unit 2: TMX-36 warning: another translation of the source of unit 1;"
        " choose one: `duizhao tmx dedupe --by source`",
        memory(UNIT, unit("今天天气不好。", "The weather is bad.")),
    ),
    Case(
        "TMX-36",
        memory(UNIT, UNIT),
        "m.tmx:7: unit 2: TMX-36 note: the same source and target as unit 1; keep one: `duizhao tmx dedupe`",
        SOUND,
    ),
    Case(
        "TMX-37",
        memory(unit("效\uf9db很高。")),
        "m.tmx:6: unit 1: TMX-37 warning: U+F9DB in seg zh-CN becomes U+7387 in form C;"
        " `duizhao tmx clean` writes it so",
        memory(unit("效率很高。")),
    ),
    Case(
        "TMX-37",
        memory(unit("咖啡馆", "Cafe\u0301")),
        "m.tmx:6: unit 1: TMX-37 warning: letters and accents in seg en-US are not composed;"
        " `duizhao tmx clean` writes it so",
        memory(unit("咖啡馆", "Caf\u00e9")),
    ),
    Case(
        "TMX-38",
        ude('name="own"', 'unicode="#x00E9" code="#x82"'),
        "m.tmx:4: TMX-38 error: ude without base, but with a code in a map; add base, as in `iso-8859-1`",
        ude('name="own" base="iso-8859-1"', 'unicode="#x00E9" code="#x82"'),
    ),
    Case(
        "TMX-39",
        memory(unit("锟斤拷天气很好。")),
        "m.tmx:6: unit 1: TMX-39 note: `锟斤拷` in seg zh-CN; look it up in the original: text was lost earlier",
        memory(unit("锟铻天气很好。")),
    ),
    Case(
        "TMX-39",
        memory(unit("今天\ufffd气很好。")),
        "m.tmx:6: unit 1: TMX-39 note: replacement character U+FFFD in seg zh-CN;"
        " look it up in the original: text was lost earlier",
        SOUND,
    ),
    Case(
        "TMX-40",
        memory(unit("好" * 8_001)),
        "m.tmx:6: unit 1: TMX-40 warning: 8,001 characters; Wordfast takes 8,000;"
        " split the unit: the client cuts or refuses it",
        memory(unit("好" * 8_000)),
    ),
    Case(
        "TMX-41",
        lang("zh-Hans"),
        "m.tmx:4: TMX-41 warning: `zh-Hans`: Wordfast takes codes of 5 characters at most;"
        " `duizhao tmx clean --client` writes them so",
        SOUND,
        ("wordfast",),
    ),
    Case(
        "TMX-41",
        lang("en-GB", "zh-CN"),
        "m.tmx:4: TMX-41 warning: `en-GB`: Lokalize takes a source only under `en`;"
        " `duizhao tmx clean --client` writes them so",
        lang("en", "zh-CN"),
        ("lokalize",),
    ),
    Case(
        "TMX-42",
        lang("zh-CN", "en").replace("今天", f"今天{PH}"),
        "m.tmx:6: unit 1: TMX-42 warning: ph: Lokalize drops the text behind it;"
        " take them off: `duizhao tmx clean --client lokalize`",
        lang("zh-CN", "en"),
        ("lokalize",),
    ),
]
