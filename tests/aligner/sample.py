"""One small alignment that the format tests share: a heading, a 1–2 bead and a sentence left out."""

from aligner import Alignment, Rung, Status
from corpus import Document, RegionKind, Segment, Span


def document(name: str, lang: str, *texts: str) -> Document:
    return Document(name, lang, "", tuple(Segment(text, Span(0, 0), number) for number, text in enumerate(texts)))


def pair(source: str, target: str, confidence: float = 1.0, status: Status = Status.AUTO) -> Alignment:
    """One 1–1 bead of the two texts."""
    return Alignment(
        document("a.zh", "zh-Hans", source),
        document("a.en", "en", target),
        (Rung(0, 0), Rung(1, 1)),
        (confidence,),
        (status,),
    )


HEADING = RegionKind.HEADING

REPORT = Alignment(
    Document(
        "report.zh.txt",
        "zh-Hans",
        "",
        (
            Segment("一、难题", Span(0, 0), 0, HEADING),
            Segment("他摇摇头说：“没有办法。”", Span(0, 0), 1),
            Segment("大家都不肯走。", Span(0, 0), 1),
        ),
    ),
    Document(
        "report.en.txt",
        "en",
        "",
        (
            Segment("I. The Problem", Span(0, 0), 0, HEADING),
            Segment("He shook his head.", Span(0, 0), 1),
            Segment('"There is no way."', Span(0, 0), 1),
        ),
    ),
    rungs=(Rung(0, 0), Rung(1, 1), Rung(2, 3), Rung(3, 3)),
    confidences=(0.99, 0.87654, 0.4),
    statuses=(Status.ACCEPTED, Status.AUTO, Status.AUTO),
    signature="duizhao 0.1.0",
)
