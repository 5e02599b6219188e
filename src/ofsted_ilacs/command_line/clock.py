"""
The only place in the package that looks at the clock.
"""

from datetime import date, datetime

__all__ = ["today"]


def today() -> date:
    """
    Return today in the computer's time zone: the day of asking unless ``--as-of`` gives another.
    """
    return datetime.now().astimezone().date()
