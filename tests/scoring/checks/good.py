"""Good translations, rich in what checks look at: no check may find anything in them but a negation."""

from scoring.checks.pair import Pair

GOOD = (
    ("全厂有职工二千三百多人。", "The works has more than 2,300 workers and staff."),
    (
        "本市纺织工业去年的产值达到5.4亿元。",
        "Last year the city's textile industry turned out goods worth 540 million yuan.",
    ),
    ("废品率由4.6%降低到1.8%。", "The scrap rate fell from 4.6% to 1.8%."),
    ("劳动生产率提高了百分之二十。", "Labour productivity rose by twenty per cent."),
    ("一九五二年七月二十日，大会在沈阳开幕。", "On July 20, 1952, the congress opened in Shenyang."),
    ("四月五日晚上开了第一次“诸葛亮会”。", 'On the evening of April 5th the first "Zhuge Liang meeting" was held.'),
    (
        "老校直工马德山一天抡一千多次锤子。",
        "The old straightener Ma Deshan swung his hammer more than a thousand times a day.",
    ),
    ("技术员陈思远当场画了草图。", "The technician Chen Siyuan drew a sketch on the spot."),
    ("一、难题是怎样提出来的", "I. How the Problem Arose"),
    ("第二，要发动群众提合理化建议。", "Second, the masses must be encouraged to make rationalisation proposals."),
    ("（三）利用业余时间活动", "(3) Activities take place in spare time"),
    ("“难道就没有别的办法吗？”车间主任问他。", '"Is there really no other way?" the workshop director asked him.'),
    ("他们节约了三十多万斤棉花。", "They saved over 300,000 jin of cotton."),
    ("每亩产量达到八百斤。", "The yield reached 400 kilograms per mu."),
    ("这条铁路长一百二十公里。", "This railway is 120 kilometres long."),
    ("《人民日报》发表了社论。", "The People's Daily published an editorial."),
    ("工人们亲切地叫它“技协”。", "The workers fondly call it jixie (技协)."),
    ("请打开 https://example.org/a?b=1 看说明。", "See https://example.org/a?b=1 for instructions."),
    ("按<b>保存</b>键，再输入 {name}。", "Press <b>Save</b>, then enter {name}."),
    ("新式 C620-1 车床到了。", "The new C620-1 lathe has arrived."),
    ("断头率因此降低了三分之一。", "The breakage rate fell by one third."),
    ("参加会议的有一百三十七个单位的代表六百多人。", "More than 600 delegates from 137 units attended."),
    ("大会开了三天。", "The congress lasted three days."),
    ("他想了想……没有回答。", "He thought for a moment ... and gave no answer."),
    ("五十年代的工人都记得这件事。", "Workers of the 1950s all remember this."),
    ("全厂十几个小组都参加了。", "A dozen groups of the works all took part."),
    ("两三年以后，产量翻了一番。", "Two or three years later output had doubled."),
    ("工会主席李清和没有急着下结论。", "Li Qinghe, the chairman of the union, did not jump to conclusions."),
    (
        "他们白天干活，晚上试验，前后改了十四次夹具。",
        "Working by day and experimenting by night, they altered the fixture fourteen times.",
    ),
    ("谁也不肯走。", "Nobody wanted to leave."),
    (
        "资金不足，困难不少，但是大家不断努力。",
        "Funds were short and difficulties many, but everyone kept on working hard.",
    ),
    ("这件事使群众看到了协作的力量！", "This showed the masses the strength of cooperation."),
    ("工作时间由十小时减到八小时。", "Working time was cut from ten hours to eight hours."),
    ("断头率减少了四分之三以上。", "The breakage rate fell by more than three quarters."),
    ("三分之一的人", "a third of the people"),
    ("从一九五六年到一九六四年", "From 1956 to 1964"),
)


def into_english(source: str, target: str, segment: int = 0) -> Pair:
    """A pair from Chinese into English."""
    return Pair(source, target, "zh-Hans", "en", segment)


def into_chinese(source: str, target: str, segment: int = 0) -> Pair:
    """A pair from English into Chinese."""
    return Pair(source, target, "en", "zh-Hans", segment)


def good_pairs() -> list[Pair]:
    """All good pairs, in both directions."""
    pairs = [into_english(chinese, english, number) for number, (chinese, english) in enumerate(GOOD)]
    return pairs + [into_chinese(english, chinese, number) for number, (chinese, english) in enumerate(GOOD)]
