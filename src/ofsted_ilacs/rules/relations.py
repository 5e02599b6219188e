"""
Relations between grades that held in published reports: observed, and no rule of Ofsted's.
"""

from collections.abc import Mapping

from ofsted_ilacs.model.areas import JudgementArea
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.sources import REPORTS
from ofsted_ilacs.rules.values import Unknown

__all__: list[str] = []

ANY_PRACTICE_INADEQUATE = Rule(
    "relation.any-practice-inadequate",
    "any practice judgement inadequate => overall inadequate",
    Evidence(Basis.OBSERVED, (REPORTS,), n=33, of=33),
    statement="Overall effectiveness was inadequate whenever a practice judgement was.",
)
LEADERS_ONLY_INADEQUATE = Rule(
    "relation.leaders-only-inadequate",
    Unknown("four cases with only leaders inadequate went both ways: requires improvement 3, inadequate 1"),
    Evidence(Basis.OBSERVED, (REPORTS,), n=3, of=4),
    statement="Where only leaders were inadequate, the overall grade was not determined by it.",
)
GOOD_OVERALL = Rule(
    "relation.good-overall",
    "leaders good or better and at least 2 of 3 practice judgements good or better <=> overall good or better",
    Evidence(Basis.OBSERVED, (REPORTS,), n=145, of=145),
    statement=(
        "Overall effectiveness was good or better exactly when leaders and at least two of the three practice "
        "judgements were."
    ),
)
OUTSTANDING_OVERALL = Rule(
    "relation.outstanding-overall",
    "overall outstanding => leaders outstanding, nothing below good",
    Evidence(Basis.OBSERVED, (REPORTS,), n=71, of=71),
    statement="Whenever overall effectiveness was outstanding, leaders were too and nothing was below good.",
)
SIF_KEY_INADEQUATE = Rule(
    "relation.sif-key-inadequate",
    "any key judgement inadequate => overall inadequate",
    Evidence(Basis.OBSERVED, (REPORTS,), n=39, of=39, note="A sub-judgement alone does not force it (7 cases)."),
    statement="Overall effectiveness was inadequate whenever a key judgement was.",
)


def judgements(
    areas: tuple[JudgementArea, ...], printed: Mapping[JudgementArea, str] | None = None, note: str = ""
) -> Rule:
    """
    Return the rule that an edition makes these judgements.

    Args:
        areas: What is judged, in the order of its reports.
        printed: The wording of those areas that the edition prints otherwise than their labels say.
        note: What else a reader should know.
    """
    wording = {area: area.label for area in areas} | dict(printed or {})
    return Rule(
        "judgements",
        areas,
        Evidence(
            Basis.OBSERVED,
            (REPORTS,),
            n=488,
            of=488,
            note=f"The edition goes by the first day of fieldwork, not publication. {note}".strip(),
        ),
        statement="Reports of inspections begun under this edition judge: "
        + "; ".join(wording[area] for area in areas)
        + ".",
    )
