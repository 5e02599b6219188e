"""
How error messages show a value of any type.
"""

import re
from collections.abc import Iterable
from itertools import islice
from reprlib import Repr

__all__ = ["shown", "shown_all", "type_name"]

_LONGEST_TEXT = 100
_LONGEST_VALUE = 200
_MOST_DIGITS = 40
_MOST_VALUES = 30
_LONGEST_LIST = 900
_ADDRESS = re.compile(" at 0x[0-9a-fA-F]+")
"""The address of an object, which differs from run to run."""


def shown(value: object) -> str:
    """
    Return a value as an error message shows it: its repr, on one line, in at most about 250 characters.

    A long text is cut and says so. A collection shows its first items. A very large number shows how many digits it
    has. An object whose repr fails shows its type. This function never raises.
    """
    # Imported here because `display` imports `days`, which imports this module.
    from ofsted_ilacs.model.display import readable

    try:
        text = _SHORT.repr(value)
    except Exception:  # a repr may raise anything
        text = f"<{type_name(value)}>"
    return _ADDRESS.sub("", readable(text, _LONGEST_VALUE)).replace("\n", " ")


def shown_all(values: Iterable[object]) -> str:
    """
    Return several values as an error message shows them: each once, as `shown` does, in at most about 1,000 characters.
    """
    some = list(islice(dict.fromkeys(map(shown, values)), _MOST_VALUES + 1))
    kept = some[:_MOST_VALUES]
    while len(kept) > 1 and sum(map(len, kept)) > _LONGEST_LIST:
        kept.pop()
    return ", ".join(kept) + (" and more" if len(some) > len(kept) else "")


def type_name(value: object) -> str:
    """
    Return the name of a value's type, with its module unless it is built in.
    """
    kind = type(value)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    return name[:_LONGEST_TEXT]


class _Short(Repr):
    """
    The standard library's short repr, except that a text is cut at its end and not in its middle.
    """

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 3

    def repr_str(self, x: str, level: int) -> str:  # noqa: ARG002
        if len(x) <= _LONGEST_TEXT:
            return repr(x)
        return f"{x[:_LONGEST_TEXT]!r}… (cut: {_LONGEST_TEXT} of {len(x):,} characters)"

    def repr_int(self, x: int, level: int) -> str:  # noqa: ARG002
        # Python raises ValueError for the repr of an int of more than 4,300 digits.
        digits = int(x.bit_length() * 0.30103) + 1
        return repr(x) if digits <= _MOST_DIGITS else f"<int of about {digits:,} digits>"

    def repr_instance(self, x: object, level: int) -> str:  # noqa: ARG002
        try:
            return repr(x)
        except Exception:  # a repr may raise anything
            return f"<{type_name(x)}>"


_SHORT = _Short()
