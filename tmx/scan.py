"""A memory cut into whole elements without holding more than one: where each begins and ends, and on which line."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from corpus import EncodingError, FormatError, LimitError
from tmx.place import Place, quoted
from tmx.reference import LONGEST_MARK, is_plain

MAX_ELEMENT_CHARS = 10_000_000
_ANY_TAG = re.compile(r"""<([^\s<>/!?]+)((?:"[^"<]*"|'[^'<]*'|[^<>"']++)*+)>|<[^<]*+<""")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INSTRUCTION = re.compile(r"<\?.*?\?>", re.DOTALL)
_SPACE = re.compile(r"[ \t\n]*+")


@lru_cache(maxsize=64)
def _marks(element: str) -> re.Pattern[str]:
    """What decides where an element ends: its own tags, but not inside comments, CDATA and processing instructions.

    Groups 1 to 3 are empty, not None, where one of these is not closed yet; 4 and 5 are the slash of an end tag and of
    an empty element.
    """
    return re.compile(
        r"<!--(?:.*?-->|())|<!\[CDATA\[(?:.*?\]\]>|())|<\?(?:.*?\?>|())"
        rf"""|<(/?){re.escape(element)}(?=[\s/>])(?:"[^"<]*"|'[^'<]*'|[^<>"'/]|/(?!>))*+(/?)>""",
        re.DOTALL,
    )


class Unread:
    """The text of one memory from a position on, as far as it is in memory; what stands before may be forgotten.

    `line` is that of the position. `unit` counts the units begun, `whole_units` those read to their end.
    `text_is_plain` where nothing in the text but its tags can be against XML.
    """

    def __init__(self) -> None:
        self.text = ""
        self.text_is_plain = False
        self.position = 0
        self.line = 1
        self.unit = 0
        self.whole_units = 0

    def take(self, end: int) -> str:
        """The text up to an index, which becomes the position."""
        piece = self.text[self.position : end]
        self.line += piece.count("\n")
        self.position = end
        return piece

    def pass_units(self, n_units: int, end: int) -> int:
        """Pass so many whole units, as far as an index, which becomes the position; how many line ends are in them."""
        n_lines = self.text.count("\n", self.position, end)
        self.line += n_lines
        self.unit += n_units
        self.whole_units = self.unit
        self.position = end
        return n_lines


class Scanner(Unread):
    """The text of one memory and the position in it; the text before the position is forgotten.

    `text_is_plain` needs `is_clean` to say that no control character was among the chunks so far.
    """

    def __init__(self, chunks: Iterator[str], name: str, is_clean: Callable[[], bool] = bool) -> None:
        super().__init__()
        self._chunks, self._is_clean = chunks, is_clean
        self.name = name
        self._first_column = 1

    @property
    def place(self) -> Place:
        """Where the position is; the unit is named while it is being read."""
        return Place(self.name, self.line, self.unit if self.unit > self.whole_units else 0)

    @property
    def column(self) -> int:
        """The column of the position, from 1."""
        line_end = self.text.rfind("\n", 0, self.position)
        return self.position - line_end if line_end >= 0 else self._first_column + self.position

    def read_on(self) -> bool:
        """Read on; whether there was anything. Raises LimitError for an element that never ends.

        One chunk, or more where much is waiting for its end: what is looked for from its beginning again and again
        must grow by a share of its length, not by a chunk.
        """
        waiting = len(self.text) - self.position
        if waiting > MAX_ELEMENT_CHARS:
            raise LimitError(f"{self.place}: longer than {MAX_ELEMENT_CHARS:,} characters: split it")
        try:
            chunk = self._next_chunks(min(waiting // 2, MAX_ELEMENT_CHARS - waiting))
        except (EncodingError, FormatError) as error:
            raise type(error)(f"{self.place}: {error}; last good unit {self.whole_units}") from error
        left, self._first_column = self.text[self.position :], self.column
        self.text = left + chunk
        known = max(0, len(left) - LONGEST_MARK) if self.text_is_plain else 0
        self.text_is_plain = self._is_clean() and is_plain(self.text, known)
        self.position = 0
        return bool(chunk)

    def _next_chunks(self, least: int) -> str:
        """The next chunk, and those after it as long as there are fewer than `least` characters."""
        chunks = [next(self._chunks, "")]
        length = len(chunks[0])
        while chunks[-1] and length < least:
            chunks.append(next(self._chunks, ""))
            length += len(chunks[-1])
        return "".join(chunks)

    def startswith(self, prefix: str) -> bool:
        """Whether the text goes on with these characters."""
        while len(self.text) - self.position < len(prefix) and self.read_on():
            pass
        return self.text.startswith(prefix, self.position)

    def skip_space(self) -> bool:
        """Pass white space; whether anything stands behind it."""
        while True:
            space = _SPACE.match(self.text, self.position)
            self.take(space.end() if space else self.position)
            if self.position < len(self.text):
                return True
            if not self.read_on():
                return False

    def match(self, pattern: re.Pattern[str], what: str) -> re.Match[str]:
        """The pattern at the position, which stays. Raises FormatError, naming `what`, where it is not there."""
        while not (found := pattern.match(self.text, self.position)):
            if not self.read_on():
                raise self.cut(what)
        return found

    def open_tag(self) -> re.Match[str]:
        """The start tag at the position, which stays; group 1 is the name, 2 the attributes."""
        tag = self.match(_ANY_TAG, "a tag")
        if tag[1] is None:
            raise FormatError(f"{self.place}: a tag is not well-formed: {quoted(tag[0])}: write `<` in text as `&lt;`")
        return tag

    def element(self) -> str:
        """The element that begins at the position, whole; the position moves behind it."""
        return self.take(self.element_end())

    def element_end(self) -> int:
        """The index behind the element that begins at the position, which is read on to if it is not in memory."""
        tag = self.open_tag()
        if tag[2].endswith("/"):
            return tag.end()
        marks, depth, at = _marks(tag[1]), 1, tag.end()
        while depth:
            mark = marks.search(self.text, at)
            if mark is None or "" in mark.group(1, 2, 3):
                at = (mark.start() if mark else at) - self.position
                if not self.read_on():
                    raise self.cut(f"<{tag[1]}>")
                continue
            at = mark.end()
            if mark[4] is not None:
                depth += -1 if mark[4] else 0 if mark[5] else 1
        return at

    def cut(self, what: str) -> FormatError:
        """The error of a file that ends too early, or has something else in this place."""
        return FormatError(
            f"{self.place}: the file ends inside {what}; last good unit {self.whole_units}: "
            "it is cut off or damaged, get it whole"
        )
