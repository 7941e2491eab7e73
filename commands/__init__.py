"""The commands, one module a group: words in, rooms called, answers printed.

Only here and in `cli.py` is anything printed, and the clock or the environment read.
"""

from commands.align import align_app
from commands.config import config_app
from commands.console import own_version, say
from commands.corpus import corpus_app
from commands.lexicon import lexicon_app
from commands.memory import memory_app
from commands.options import Duplicates, Format, Mode
from commands.score import score_app
from commands.settings import Config
from commands.terms import terms_app
from commands.tmx import tmx_app

__all__ = [
    "Config",
    "Duplicates",
    "Format",
    "Mode",
    "align_app",
    "config_app",
    "corpus_app",
    "lexicon_app",
    "memory_app",
    "own_version",
    "say",
    "score_app",
    "terms_app",
    "tmx_app",
]
