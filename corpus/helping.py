"""Processes that help this one: forks of it, which hold whatever it holds, and end when it ends."""

import gc
import os
import signal
import sys
import threading
from typing import Any


def can_be_helped() -> bool:
    """Whether a fork is safe: on Linux, while no other thread is at work."""
    return sys.platform == "linux" and threading.active_count() == 1


def begin_helping() -> None:
    """In a helper: an end when the process that asked is gone, which answers interruptions for both.

    In a group of its own no signal to the group reaches it: cut off while it sends, it would keep both from ending.
    """
    from multiprocessing import parent_process

    gc.freeze()  # what it holds of the process that asked stays
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
