"""How much decoded bytes look like Chinese: the share of frequent characters and punctuation."""

from collections import Counter

_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很"
    "情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她"
    "手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思"
    "术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科"
    "张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千"
    "周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格"
    "养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
)
_TRADITIONAL = (
    "這為個國時來們於對會發動過說產種後學經進等電現實兩體機當點從業應開還間樣與關線數無氣變條沒結問軍黨員總設長頭資邊級圖"
    "統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權證採轉單風帶場車務萬達積議聲報鬥類離華確張馬"
    "節話況傳許羣廣記織觀裝眾書復際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親養層專狀廠識適屬圓滿縣參紅細聽該鐵價嚴"
    "並導實現業級參觀術無錫紡"
)
_PUNCTUATION = "，。、；：？！“”‘’（）《》「」『』…—·　\n\r\t "
_FREQUENT = frozenset(_SIMPLIFIED + _TRADITIONAL + _PUNCTUATION)


def plausibility(text: str) -> float:
    """From 0 to 1: the share of `text` that is frequent Chinese or punctuation; what no text holds counts against it.

    ASCII counts for little, since every encoding reads it alike; below 0 means that the text cannot be meant.
    """
    counts = Counter(text)
    ascii_count = sum(count for char, count in counts.items() if char < "\x80" and char not in "\r\n\t ")
    frequent = sum(count for char, count in counts.items() if char in _FREQUENT and char >= "\x80")
    odd = sum(count for char, count in counts.items() if _is_odd(ord(char)))
    weighed = sum(count for char, count in counts.items() if char >= "\x80")
    if not weighed:
        return 0.0
    return (frequent - 3 * odd) / weighed * (weighed / (weighed + 0.1 * ascii_count))


def _is_odd(code: int) -> bool:
    """Code points that Chinese texts hardly hold and wrong decodings are full of."""
    return (
        (code < 0x20 and code not in (9, 10, 12, 13))
        or 0x7F <= code < 0xA0
        or 0x0100 <= code < 0x2000
        or 0x3400 <= code < 0x4DC0
        or 0xA000 <= code < 0xF900
        or 0xFB00 <= code < 0xFE10
        or code >= 0xFFF0
    )
