"""`python -m bench.terms.lookalikes FONT`: writes termbase/extract/lookalikes.txt, which characters look alike.

Each character of the first level of GB 2312 and its traditional form is drawn with a font (Noto Serif CJK Bold made the
table), blurred a little, and compared with all others, whole and by halves: left, right, upper, lower. What is closest
in one of these ways is written beside it. Needs Pillow, which nothing else here does.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from corpus import to_script

TABLE = Path(__file__).parent.parent.parent / "termbase" / "extract" / "lookalikes.txt"
SIZE, MARGIN, BLUR = 48, 4, 1.6
WHOLE_LEAST, WHOLE_MOST = 0.8, 16
HALF_LEAST, HALF_MOST = 0.95, 4
_HALVES = (np.s_[:, MARGIN:21], np.s_[:, 22 : SIZE - MARGIN], np.s_[MARGIN:21, :], np.s_[22 : SIZE - MARGIN, :])
Matrix = NDArray[np.float32]


def characters() -> list[str]:
    """The characters of the first level of GB 2312 and their traditional forms, in the order of their codes."""
    rows = [bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    common = {char for code in rows if (char := code.decode("gb2312", "ignore"))}
    return sorted(common | {form for char in common if len(form := to_script(char, "zh-Hans", "zh-Hant")) == 1})


def drawn(chars: list[str], font: Path, index: int) -> Matrix:
    """A picture of each character."""
    from PIL import Image, ImageDraw, ImageFont  # type: ignore[import-not-found, unused-ignore]

    face = ImageFont.truetype(str(font), 40, index=index)
    pictures = []
    for char in chars:
        picture = Image.new("L", (SIZE, SIZE))
        ImageDraw.Draw(picture).text((SIZE // 2, SIZE // 2), char, font=face, fill=255, anchor="mm")
        pictures.append(gaussian_filter(np.asarray(picture, dtype=np.float32), BLUR))
    return np.array(pictures, dtype=np.float32)


def alike(pictures: Matrix) -> Matrix:
    """How alike each two pictures are, −1 to 1."""
    flat = pictures.reshape(len(pictures), -1)
    flat = flat - flat.mean(1, keepdims=True)
    flat /= np.linalg.norm(flat, axis=1, keepdims=True) + 1e-9
    same: Matrix = flat @ flat.T
    np.fill_diagonal(same, -1)
    return same


def lookalikes(pictures: Matrix) -> list[set[int]]:
    """For each character those that look most like it, by their number."""
    halves = np.maximum.reduce([alike(np.stack([picture[half] for picture in pictures])) for half in _HALVES])
    found: list[set[int]] = [set() for _ in pictures]
    for same, least, most in ((alike(pictures), WHOLE_LEAST, WHOLE_MOST), (halves, HALF_LEAST, HALF_MOST)):
        for one, row in enumerate(same):
            found[one].update(int(other) for other in np.argsort(-row)[:most] if row[other] >= least)
    return found


def main() -> None:
    """Draws, compares, writes."""
    parser = argparse.ArgumentParser(prog="python -m bench.terms.lookalikes", description=__doc__)
    parser.add_argument("font", type=Path, metavar="FONT")
    parser.add_argument("--index", type=int, default=2, metavar="N", help="of the face in a collection of fonts")
    asked = parser.parse_args()
    chars = characters()
    pairs: dict[int, set[int]] = {}
    for one, others in enumerate(lookalikes(drawn(chars, asked.font, asked.index))):
        for other in others:
            pairs.setdefault(min(one, other), set()).add(max(one, other))
    lines = [chars[one] + "".join(chars[other] for other in sorted(pairs[one])) for one in sorted(pairs)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
