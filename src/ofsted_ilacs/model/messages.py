"""
How a value is shown in the message of an error, whatever the value is.
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
_ADDRESS = re.compile(" at 0x[0-9a-fA-F]+")
"""Where an object lies in memory, which is another place in every run."""


def shown(value: object) -> str:
    """
    Return a value as a message shows it: as Python writes it, on one line, and never longer than a message can bear.

    A long text is cut and says so, a collection shows its first few items, a number of very many digits gives their
    number, and an object that cannot write itself gives its type. It raises nothing.
    """
    # Imported here because `display` needs `days`, whose errors show values.
    from ofsted_ilacs.model.display import readable

    try:
        text = _SHORT.repr(value)
    except Exception:  # whatever a stranger's class may raise
        text = f"<{type_name(value)}>"
    return _ADDRESS.sub("", readable(text, _LONGEST_VALUE)).replace("\n", " ")


def shown_all(values: Iterable[object]) -> str:
    """
    Return several values as a message shows them: each as `shown` does, repeats left out, and no more than thirty.
    """
    some = list(islice(dict.fromkeys(map(shown, values)), _MOST_VALUES + 1))
    return ", ".join(some[:_MOST_VALUES]) + (" and more" if len(some) > _MOST_VALUES else "")


def type_name(value: object) -> str:
    """
    Return the name of a value's type, with its module unless it is built in.
    """
    kind = type(value)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    return name[:_LONGEST_TEXT]


class _Short(Repr):
    """
    The repr of the standard library, cut differently: the start of a text says more than both of its ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = 3

    def repr_str(self, x: str, level: int) -> str:  # noqa: ARG002
        if len(x) <= _LONGEST_TEXT:
            return repr(x)
        return f"{x[:_LONGEST_TEXT]!r}… (cut: {_LONGEST_TEXT} of {len(x):,} characters)"

    def repr_int(self, x: int, level: int) -> str:  # noqa: ARG002
        # Python refuses to write an int of more than 4,300 digits, and takes long over one that is allowed.
        digits = int(x.bit_length() * 0.30103) + 1
        return repr(x) if digits <= _MOST_DIGITS else f"<int of about {digits:,} digits>"

    def repr_instance(self, x: object, level: int) -> str:  # noqa: ARG002
        try:
            return repr(x)
        except Exception:  # whatever a stranger's class may raise
            return f"<{type_name(x)}>"


_SHORT = _Short()
