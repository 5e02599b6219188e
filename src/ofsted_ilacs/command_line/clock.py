"""
The clock: the only one in the package.
"""

from datetime import date, datetime

__all__ = ["today"]


def today() -> date:
    """
    Return the day that it is where the computer stands: the day of asking, unless ``--as-of`` gives another.
    """
    return datetime.now().astimezone().date()
