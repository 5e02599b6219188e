"""
Chances as callers give them: numbers between 0 and 1.
"""

from ofsted_ilacs.exceptions import RecordError

__all__ = ["chance_of"]


def chance_of(value: float, name: str) -> float:
    """
    Return a number above 0 and below 1; *name* names it in the error.

    Raises:
        RecordError: When it does not lie there, or is no number.
    """
    if type(value) is float and 0 < value < 1:
        return value
    try:  # numpy's numbers are numbers too
        number = 0.0 if isinstance(value, bool | str) else float(value)
    except (TypeError, ValueError):
        number = 0.0
    if not 0 < number < 1:
        raise RecordError(f"{name}: {value!r} is not a number above 0 and below 1. Pass 0.8 for 80%, say.")
    return number
