"""
What was fitted and counted on the record that the library ships: numbers only, written by ``nox -s forecast``.
"""

from datetime import date

from ofsted_ilacs.planning.forecast_model import ForecastModel, LeaveOneOut

__all__ = [
    "AFTER_WORSE",
    "FITTED",
    "GRADE_P_VALUE",
    "INSPECTIONS_PLACED",
    "IN_BANK_HOLIDAY_WEEKS",
    "PUBLICATION_DELAYS",
    "STANDARD_AFTER_GOOD",
    "STANDARD_IF_ALL_GOOD",
    "STANDARD_IF_SOME_BELOW",
]

FITTED = ForecastModel(
    completed=66,
    running=152,
    known_to=date(2026, 8, 20),
    location=1231.51,
    spread=96.22,
    longest=1396,
    proof=LeaveOneOut(waits=67, within_half=39, within_eighty=56, within_ninety_five=66, median_width=252),
)
"""Fitted on every graded inspection published by that day."""

GRADE_P_VALUE = 0.66
"""How often grades that say nothing of the wait would seem to say as much as they do: the likelihood ratio of a
location for each grade against one for all."""

INSPECTIONS_PLACED = 324
"""The short and standard inspections on record, none of which began in summer or around Christmas."""

IN_BANK_HOLIDAY_WEEKS = 1
"""How many of them began in a week with a bank holiday."""

STANDARD_AFTER_GOOD = 20, 148
"""How many of the inspections since January 2018 that followed good or outstanding were standard, and of how many."""

STANDARD_IF_SOME_BELOW = 13, 37
"""The same where any judgement of the inspection before, parts of other judgements left out, was below good."""

STANDARD_IF_ALL_GOOD = 7, 111
"""The same where none was."""

AFTER_WORSE = 0, 167
"""How many of the inspections that followed requires improvement or inadequate were not standard, and of how many."""

PUBLICATION_DELAYS = (
    (-1, 1),
    (0, 46),
    (1, 1),
    (2, 4),
    (3, 7),
    (4, 8),
    (5, 14),
    (6, 1),
    (7, 1),
    (8, 3),
    (9, 3),
    (10, 1),
    (16, 3),
    (21, 1),
    (26, 2),
    (31, 1),
    (36, 1),
    (38, 1),
    (49, 1),
    (53, 1),
    (54, 1),
    (58, 1),
    (64, 1),
    (68, 1),
)
"""How many working days after the day on which it was to be expected a report came out, and how many reports did."""
