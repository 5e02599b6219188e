"""
The four-grade scale.

Grades have no ``<`` and ``>``: "worse" and "greater" are too easily mixed up. Ask `worst`, `best` or ``grade.rank``.
"""

import re
from collections.abc import Iterable

from ofsted_ilacs.exceptions import GradeError
from ofsted_ilacs.model.display import DisplayedEnum
from ofsted_ilacs.model.messages import shown

__all__ = ["Grade", "best", "worst"]


class Grade(DisplayedEnum):
    """
    A grade that Ofsted gives; the value is its token in data files.
    """

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"

    label: str
    rank: int
    is_good_or_better: bool

    @classmethod
    def parse(cls, text: str) -> "Grade":
        """
        Read a grade in any spelling met in reports and feeds.

        Case, underscores, hyphens, surrounding blanks and stray footnote digits ("improvement.2") do not matter.

        Args:
            text: Such as "Requires improvement to be good", "Require improvement", "RI" or "good".

        Raises:
            GradeError: When the text is no grade; the message says what the word means if that is known.
        """
        if not isinstance(text, str):
            raise GradeError(f"{shown(text)} is not a text. Pass the printed grade, such as 'Good', or a Grade member.")
        words = _SEPARATORS.sub(" ", text[:_LONGEST]).strip().lower()
        grade = _SPELLINGS.get(words.rstrip(_FOOTNOTE))
        if grade is None or len(text) > _LONGEST:
            raise GradeError(f"{shown(text)} is not a grade: {_NOT_GRADES.get(words, _UNKNOWN_WORD)}")
        return grade


_SEPARATORS = re.compile(r"[\s_\-\u00a0]+")
_FOOTNOTE = " .,;:*0123456789"
_LONGEST = 200

_LABELS = {
    Grade.OUTSTANDING: "outstanding",
    Grade.GOOD: "good",
    Grade.REQUIRES_IMPROVEMENT: "requires improvement to be good",
    Grade.INADEQUATE: "inadequate",
}
for _rank, (_grade, _label) in enumerate(_LABELS.items(), start=1):
    _grade.label = _label
    _grade.rank = _rank
    _grade.is_good_or_better = _rank <= 2

_SPELLINGS = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "require improvement": Grade.REQUIRES_IMPROVEMENT,
    "improvement": Grade.REQUIRES_IMPROVEMENT,  # "improvement.2": the one grade with this word, and a footnote
    "ri": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
}

_UNKNOWN_WORD = "the scale is outstanding, good, requires improvement to be good, inadequate."
_NOT_GRADES = {
    "": "it is blank, which says that no judgement is recorded here. Leave the judgement out.",
    "not judged": (
        "the report prints that the area was not judged (City of London 2016, adoption). Leave the judgement out."
    ),
    "data unreadable": "the feed could not read the report. Read the grade from the report itself.",
    "inspection pre dates judgement": (
        "the feed says that this edition did not make the judgement yet (care leavers before January 2023). "
        "Leave the judgement out."
    ),
    "not reported post reform": (
        "the feed says that no overall grade is given for inspections from 1 April 2026. Leave the judgement out."
    ),
    "not reported (2026 framework)": (
        "no overall grade is given for inspections from 1 April 2026. Leave the judgement out."
    ),
    "adequate": (
        "it belongs to the scale used before November 2013 and is not 'requires improvement'. "
        "This library begins with the edition of 19 November 2013."
    ),
    "to requires improvement": (
        "it is a fragment of a sentence that a parser broke off. Read the grade from the report itself."
    ),
}


def worst(grades: Iterable[Grade]) -> Grade:
    """
    Return the worst of one or more grades.

    Raises:
        GradeError: When no grade is given.
    """
    return max(_some(grades), key=lambda grade: grade.rank)


def best(grades: Iterable[Grade]) -> Grade:
    """
    Return the best of one or more grades.

    Raises:
        GradeError: When no grade is given.
    """
    return min(_some(grades), key=lambda grade: grade.rank)


def _some(grades: Iterable[Grade]) -> list[Grade]:
    if not isinstance(grades, Iterable):
        raise GradeError(f"{shown(grades)} is not a collection of grades. Pass a list or a tuple of Grade.")
    given = []
    for grade in grades:
        if not isinstance(grade, Grade):
            raise GradeError(f"{shown(grade)} is not a Grade. Use Grade.parse(text) first.")
        given.append(grade)
    if not given:
        raise GradeError("No grade was given, so none is worst or best. Pass at least one.")
    return given
