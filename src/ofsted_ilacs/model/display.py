"""
How records show themselves: on one line as text, and as a table in a notebook.
"""

import re
from enum import Enum
from typing import Any, NoReturn, Self

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.model.words import pydantic_forms, words

__all__ = ["LONGEST_TEXT", "Displayed", "DisplayedEnum", "LabelledEnum", "readable"]

LONGEST_TEXT = 1_000
"""How many characters of a text are shown; what is cut is counted."""


class _InPydantic:
    """
    What pydantic can hold, in models and in the services built on them.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """
        Return what pydantic reads and writes a value with: its form in JSON. Called by pydantic alone.
        """
        return pydantic_forms().core_schema(source)


class Displayed(_InPydantic):
    """
    The base of every record: it shows itself as HTML, and on one line where the class leaves its repr to it.

    A class made with ``attrs.frozen(repr=False)`` needs a ``__str__`` of its own.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        first_line, *_ = readable(str(self)).split("\n")
        return f"<{type(self).__name__}: {first_line}>"

    def _repr_html_(self) -> str:
        """
        Return the record as HTML: its headline, what it holds, and its steps, folded away.
        """
        return words().html(self)


class DisplayedEnum(_InPydantic, Enum):
    """
    The base of every enumeration: its members show as they are written, ``Grade.GOOD``.
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        known = ", ".join(repr(member.value) for member in cls)
        raise RecordError(f"{shown(value)} is no {cls.__name__}. Use one of {known}.")

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class LabelledEnum(DisplayedEnum):
    """
    The base of enumerations whose members are written as a value and a label: ``SCOTLAND = "scotland", "Scotland"``.

    Attributes:
        label: What the member is called in running text.
    """

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """
        Make a member whose value is the first of the two alone, so that ``Division("scotland")`` finds it.
        """
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


# Text


def readable(text: str, longest: int = LONGEST_TEXT) -> str:
    """
    Return a text that may come from anywhere so that it can be read and does nothing else.

    Characters that are not seen but act on what stands around them (controls, direction marks, halves of a surrogate
    pair) are written as their code; a long text is cut, and says so.
    """
    cut = text if len(text) <= longest else f"{text[:longest]}… (cut: {longest:,} of {len(text):,} characters)"
    return _UNSEEN.sub(_code_of, cut.replace("\r\n", "\n"))


def _code_of(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
