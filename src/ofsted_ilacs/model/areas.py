"""
The areas that are judged, and one judgement.
"""

from typing import Self

import attrs

from ofsted_ilacs.exceptions import GradeError
from ofsted_ilacs.model.display import Displayed, DisplayedEnum, LabelledEnum
from ofsted_ilacs.model.fields import some_of
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.messages import shown

__all__ = ["Area", "AreaRole", "Judgement", "JudgementArea"]


class AreaRole(LabelledEnum):
    """
    What an area is among those that an edition judges; ``label`` says it in running text.
    """

    OVERALL = "overall", "the service as a whole"
    LEADERS = "leaders", "its leaders"
    PRACTICE = "practice", "its practice"
    IN_CARE = "in_care", "its practice with children in care"
    PART = "part", "a part of another area"


PRACTICE_ROLES = (AreaRole.PRACTICE, AreaRole.IN_CARE)
"""The roles of the areas that judge practice."""


class Area(DisplayedEnum):
    """
    The base of enumerations of areas: an edition whose areas are new names them on its own page.

    Attributes:
        label: The wording as Ofsted prints it.
        short: The same in a word or two, for a line of text: "leaders".
        role: What the area is among those that are judged with it.
    """

    label: str
    short: str
    role: AreaRole

    def __new__(cls, value: str, label: str, short: str, role: AreaRole) -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.label, member.short, member.role = label, short, role
        return member


class JudgementArea(Area):
    """
    The areas that the editions up to 2026 judge.
    """

    OVERALL_EFFECTIVENESS = "overall_effectiveness", "Overall effectiveness", "overall", AreaRole.OVERALL
    IMPACT_OF_LEADERS = (
        "impact_of_leaders",
        "The impact of leaders on social work practice with children and families",
        "leaders",
        AreaRole.LEADERS,
    )
    HELP_AND_PROTECTION = (
        "help_and_protection",
        "The experiences and progress of children who need help and protection",
        "help and protection",
        AreaRole.PRACTICE,
    )
    CHILDREN_IN_CARE = (
        "children_in_care",
        "The experiences and progress of children in care",
        "children in care",
        AreaRole.IN_CARE,
    )
    CARE_LEAVERS = (
        "care_leavers",
        "The experiences and progress of care leavers",
        "care leavers",
        AreaRole.PRACTICE,
    )
    CHILDREN_IN_CARE_AND_CARE_LEAVERS = (
        "children_in_care_and_care_leavers",
        "The experiences and progress of children in care and care leavers",
        "children in care and care leavers",
        AreaRole.IN_CARE,
    )
    LOOKED_AFTER_AND_PERMANENCE = (
        "looked_after_and_permanence",
        "Children looked after and achieving permanence",
        "looked after and permanence",
        AreaRole.IN_CARE,
    )
    ADOPTION = "adoption", "Adoption performance", "adoption", AreaRole.PART
    SIF_CARE_LEAVERS = "sif_care_leavers", "Experiences and progress of care leavers", "care leavers", AreaRole.PART
    LEADERSHIP_MANAGEMENT_GOVERNANCE = (
        "leadership_management_governance",
        "Leadership, management and governance",
        "leadership",
        AreaRole.LEADERS,
    )


@attrs.frozen
class Judgement(Displayed):
    """
    One grade in one area.

    Attributes:
        area: The area judged.
        grade: The grade given.
    """

    area: Area = attrs.field(validator=some_of(Area))
    grade: Grade = attrs.field()

    @grade.validator
    def _check_grade(self, _: "attrs.Attribute[Grade]", value: object) -> None:
        if not isinstance(value, Grade):
            raise GradeError(f"grade: {shown(value)} is not a Grade. Use Grade.parse(text) first.")

    def __str__(self) -> str:
        return f"{self.area.label}: {self.grade.label}"
