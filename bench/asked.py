"""What every bench is asked on its command line: the date and the machine to print, and where its page goes."""

import argparse
import os
import platform
from pathlib import Path

ROOT = Path(__file__).parent.parent


def parser_of(module: str, description: str | None) -> argparse.ArgumentParser:
    """The parser of `python -m MODULE`, with the options that all have."""
    machine = (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python {platform.python_version()}"
    )
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    parser.add_argument("--date", default="no date given", help="printed as it is: the clock is not read")
    parser.add_argument("--machine", default=machine, help=f"printed as it is [default: {machine}]")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", metavar="DIR", help="where page and charts go")
    return parser
