"""`duizhao lexicon`: what aligned texts teach."""

from pathlib import Path
from typing import Annotated

import typer

from commands.console import progress_bar, say
from commands.options import ForceOption
from commands.outputs import refuse_outputs, write_all
from commands.settings import config_of, dictionary_of

lexicon_app = typer.Typer(no_args_is_help=True, help="Learn from aligned texts how words are translated.")


@lexicon_app.command("learn")
def lexicon_learn(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="TMX, or alignments as jsonl, tsv or csv.", readable=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where the lexicon goes: a table to read and edit.", readable=False)
    ],
    force: ForceOption = False,
) -> None:
    """Learn from texts that are aligned already how words are translated; `align --lexicon` uses it.

    duizhao lexicon learn book-1.tmx book-2.jsonl -o books.lexicon

    duizhao align book-3.zh.txt book-3.en.txt --lexicon books.lexicon -o book-3.tmx
    """
    from aligner import learn, lexicon_lines
    from corpus import FormatError
    from tmx import bitext

    refuse_outputs([output], files, force)
    with progress_bar(quiet=False) as progress:
        dictionary = dictionary_of(config_of(), progress)
        progress("learning", 0.0)
        learned = learn((pair for file in files for pair in bitext(file)), dictionary)
    if not learned.n_pairs:
        raise FormatError(f"{', '.join(map(str, files))}: no pair of a Chinese and an English text in it to learn from")
    made = f"learned from {', '.join(file.name for file in files)} with {dictionary.name}"
    write_all([(output, "".join(lexicon_lines(learned, made)).encode())], force, quiet=False)
    say(f"{len(learned.counts):,} entries from {learned.n_pairs:,} pairs")
