"""One file as the run sees it: a text for each segment, and what else the file says of the segments."""

from dataclasses import dataclass

from corpus import FormatError

Texts = tuple[str | None, ...]
_SHOWN = 30


@dataclass(frozen=True)
class Stream:
    """Texts of one file, one a segment; None where the file has a segment, but no text for it.

    `texts` may be of several columns, each with its name. `sources` and `documents` are empty where the file does not
    tell them; `language` and `source_language` are tags or empty.
    """

    name: str
    columns: tuple[tuple[str, Texts], ...]
    digest: str = ""
    sources: Texts = ()
    documents: tuple[str, ...] = ()
    language: str = ""
    source_language: str = ""
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.columns[0][1])


def refuse_unequal(streams: list[Stream]) -> None:
    """Raises FormatError where not all have as many segments: never is the rest of a longer one dropped in silence."""
    shortest, longest = min(streams, key=len), max(streams, key=len)
    if len(shortest) == len(longest):
        return
    first = len(shortest)
    text = next((texts[first] for _, texts in longest.columns if texts[first]), "") or ""
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    raise FormatError(
        f"{longest.name} has {len(longest):,} segments, {shortest.name} has {len(shortest):,}: the first without a "
        f"partner is segment {first + 1} of {longest.name} ({shown}): give files with the same segments, or documents "
        "with --align"
    )


def refuse_other_sources(streams: list[Stream]) -> None:
    """Raises FormatError where two files that tell their sources tell different ones for a segment."""
    telling = [stream for stream in streams if stream.sources]
    for stream in telling[1:]:
        for number, (ours, theirs) in enumerate(zip(telling[0].sources, stream.sources, strict=True), start=1):
            if ours is not None and theirs is not None and ours.strip() != theirs.strip():
                raise FormatError(
                    f"{telling[0].name} and {stream.name}: segment {number} has different sources ({ours[:_SHOWN]} / "
                    f"{theirs[:_SHOWN]}): bring both into the same order"
                )
