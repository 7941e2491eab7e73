"""The commands, a module for each or for a few of a kind: words in, rooms called, answers printed.

Only here and in `cli.py` is anything printed, and the clock or the environment read.
"""

from commands.console import own_version, say
from commands.group import Groups

__all__ = ["Groups", "own_version", "say"]
