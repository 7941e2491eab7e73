"""`duizhao corpus`: what is read from a text file."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer

from commands.console import print_json, say
from commands.options import (
    LANGUAGES,
    EncodingOption,
    ErrorsOption,
    FileArgument,
    Listed,
    MaxSegmentOption,
    MaxSizeOption,
    Shown,
    ShownOption,
    language_tag,
)
from commands.settings import config_of, read_settings

corpus_app = typer.Typer(no_args_is_help=True, help="Look at what is read from a text file.")


@corpus_app.command("show")
def corpus_show(
    file: FileArgument,
    lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help=f"Of the whole file: {LANGUAGES}")] = "",
    encoding: EncodingOption = None,
    encoding_errors: ErrorsOption = None,
    max_size: MaxSizeOption = None,
    max_segment: MaxSegmentOption = None,
    format: ShownOption = Shown.TEXT,
) -> None:
    """Show what was read: encoding, language, script, metadata, regions.

    duizhao corpus show report.zh.txt

    duizhao corpus show scan.txt --encoding gb18030 --format json
    """
    from corpus import read, reading_json, reading_lines

    config = config_of(encoding=encoding, encoding_errors=encoding_errors, max_size=max_size, max_segment=max_segment)
    reading = read(file, read_settings(config, lang))
    if format is Shown.JSON:
        print_json(reading_json(reading))
    else:
        print(*reading_lines(reading), sep="\n")


@corpus_app.command("segment")
def corpus_segment(
    file: FileArgument,
    lang: Annotated[
        str, typer.Option(parser=language_tag, metavar="TAG", help="Of the file, or the side wanted.")
    ] = "",
    encoding: EncodingOption = None,
    encoding_errors: ErrorsOption = None,
    max_size: MaxSizeOption = None,
    max_segment: MaxSegmentOption = None,
    srx: Annotated[
        Path | None, typer.Option(help="Cut sentences by the rules of this SRX file.", readable=False)
    ] = None,
    format: Annotated[
        Listed, typer.Option(help="One segment a line; jsonl: with its place in the file.")
    ] = Listed.TEXT,
) -> None:
    """Print the segments, one a line.

    duizhao corpus segment report.zh.txt

    duizhao corpus segment bilingual.txt --lang en --format jsonl
    """
    from corpus import read_file, read_sides, srx_splitter

    config = config_of(encoding=encoding, encoding_errors=encoding_errors, max_size=max_size, max_segment=max_segment)
    settings = read_settings(config)
    if srx is not None:
        settings = dataclasses.replace(settings, split=srx_splitter(read_file(srx), str(srx), say))
    for document in read_sides(file, lang, settings):
        for segment in document.segments:
            fields = {"lang": document.lang, "kind": segment.kind, "paragraph": segment.paragraph}
            row = {**fields, "chars": segment.chars, "text": segment.text}
            print(json.dumps(row, ensure_ascii=False) if format is Listed.JSONL else segment.text)
