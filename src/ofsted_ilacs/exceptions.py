"""
What can go wrong, in one family.

Every error is an `IlacsError` and also a built-in error, so that ``except ValueError`` and ``except IlacsError`` both
work. A message says what was wrong, the value, and what to do about it.
"""

__all__ = [
    "CoverageError",
    "GradeError",
    "HistoryError",
    "IlacsError",
    "NotADateError",
    "NotAnIntegerError",
    "NotKnownError",
    "RecordError",
    "RulesetNotFoundError",
    "UnknownAuthorityError",
    "UnknownNameError",
]


class IlacsError(Exception):
    """
    The root of every error that this package raises.
    """


class NotADateError(IlacsError, TypeError):
    """
    A value is not a plain calendar day.
    """


class NotAnIntegerError(IlacsError, TypeError):
    """
    A count is not an exact ``int``; a bool or a float is not a count.
    """


class CoverageError(IlacsError, ValueError):
    """
    A day lies outside what a calendar or a table knows.
    """


class GradeError(IlacsError, ValueError):
    """
    A text is not one of the four grades.
    """


class HistoryError(IlacsError, ValueError):
    """
    An event contradicts itself, its edition of the rules, or the other events of its history.
    """


class RulesetNotFoundError(IlacsError, LookupError):
    """
    No edition of the inspection rules has that id or was in force on that day.
    """


class UnknownAuthorityError(IlacsError, LookupError):
    """
    No authority, or more than one, goes by that name or code.
    """


class NotKnownError(IlacsError, LookupError):
    """
    The answer is in a source that was not read, or in none that was read.
    """


class UnknownNameError(IlacsError, LookupError):
    """
    A duty, rule, area or kind has no such name.
    """


class RecordError(IlacsError, ValueError):
    """
    A value does not fit the field of the record that it was given for.
    """
