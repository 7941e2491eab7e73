"""The one error tree of duizhao.

    DuizhaoError                a user can put it right: one line, exit 1
    ├── InputError              a file or a text is at fault
    │   ├── UnreadableError     missing, a directory, a pipe, no permission, empty, binary
    │   ├── EncodingError       bytes that cannot be decoded, or an encoding that cannot be told
    │   ├── FormatError         readable, but not what its format asks for
    │   └── LimitError          larger or deeper than the limits allow
    ├── LanguageError           a language that was needed is not there, or is there twice
    └── OutputError             a result cannot be written, or would overwrite something

Every message says where (file, line or offset), what was found, and what to do.
"""


class DuizhaoError(Exception):
    """Something a user can put right; its text is one line for people."""


class InputError(DuizhaoError):
    """A file or a text is at fault."""


class UnreadableError(InputError):
    """A file that is missing, empty, binary, a directory or a pipe, or may not be read."""


class EncodingError(InputError):
    """Bytes that cannot be decoded, or an encoding that cannot be told."""


class FormatError(InputError):
    """A readable file that is not what its format asks for."""


class LimitError(InputError):
    """An input larger or deeper than the limits allow."""


class LanguageError(DuizhaoError):
    """A language that was needed is not in the text, or both sides are in the same one."""


class OutputError(DuizhaoError):
    """A result that cannot be written, or that would overwrite something."""
