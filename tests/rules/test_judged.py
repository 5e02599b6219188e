"""
Conditions on grades are data: they decide what follows where no overall grade is given, and they doubt a row.
"""

from collections.abc import Mapping

import pytest
from hypothesis import given, strategies as st

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.areas import Area, AreaRole, JudgementArea
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.rules.edition import Ruleset
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence
from ofsted_ilacs.rules.judged import Case, Relation, Share, holds
from ofsted_ilacs.rules.rule import says

G, A = Grade, JudgementArea
ILACS_2023, ILACS_2026 = ruleset("ilacs-2023-01"), ruleset("ilacs-2026-04")
EVIDENCE = Evidence(Basis.OBSERVED, (Citation("reports"),), n=1, of=1)
GOOD = (G.OUTSTANDING, G.GOOD)
TWO_GOOD = Share((AreaRole.PRACTICE, AreaRole.IN_CARE), GOOD, 2)


def graded(leaders: Grade, help: Grade, in_care: Grade, care_leavers: Grade) -> dict[Area, Grade]:
    return {
        A.IMPACT_OF_LEADERS: leaders,
        A.HELP_AND_PROTECTION: help,
        A.CHILDREN_IN_CARE: in_care,
        A.CARE_LEAVERS: care_leavers,
    }


def case_of(grades: Mapping[Area, Grade]) -> str | None:
    """
    Return the first case of the edition of 2026 that some grades fulfil.
    """
    for case in ILACS_2026.without_overall:
        fulfilled = holds(case.when, grades, ILACS_2026.areas)
        if fulfilled is None:
            return None
        if fulfilled:
            return case.name
    raise AssertionError("the last case takes what is left")


# Shares


@pytest.mark.parametrize(
    ("grades", "held"),
    [
        ((G.INADEQUATE, G.GOOD, G.GOOD, G.REQUIRES_IMPROVEMENT), True),
        ((G.GOOD, G.GOOD, G.REQUIRES_IMPROVEMENT, G.INADEQUATE), False),
        ((G.GOOD, G.OUTSTANDING, G.GOOD, G.GOOD), True),
    ],
)
def test_two_of_three_practice_judgements_are_counted_by_their_roles(grades: tuple[Grade, ...], held: bool) -> None:
    assert TWO_GOOD.holds(graded(*grades), ILACS_2023.areas) is held


def test_a_missing_grade_leaves_open_only_what_it_could_decide() -> None:
    one_good: dict[Area, Grade] = {A.HELP_AND_PROTECTION: G.GOOD, A.CHILDREN_IN_CARE: G.REQUIRES_IMPROVEMENT}
    assert TWO_GOOD.holds(one_good, ILACS_2023.areas) is None
    assert TWO_GOOD.holds(one_good | {A.CHILDREN_IN_CARE: G.GOOD}, ILACS_2023.areas) is True
    two_bad: dict[Area, Grade] = {A.HELP_AND_PROTECTION: G.INADEQUATE, A.CARE_LEAVERS: G.INADEQUATE}
    assert TWO_GOOD.holds(two_bad, ILACS_2023.areas) is False


def test_all_of_them_means_every_one() -> None:
    every = Share((AreaRole.PRACTICE, AreaRole.IN_CARE), GOOD)
    good = graded(G.GOOD, G.GOOD, G.GOOD, G.GOOD)
    assert every.holds(good, ILACS_2023.areas) is True
    assert every.holds(good | {A.CARE_LEAVERS: G.INADEQUATE}, ILACS_2023.areas) is False
    assert every.holds({A.CARE_LEAVERS: G.GOOD}, ILACS_2023.areas) is None


@pytest.mark.parametrize("number", [0, -1, True, 1.0, "2"])
def test_a_share_counts_judgements(number: object) -> None:
    with pytest.raises(RecordError, match="is no number of judgements"):
        Share((AreaRole.PRACTICE,), GOOD, number)  # type: ignore[arg-type]


# Cases, in their order


@pytest.mark.parametrize(
    ("grades", "case"),
    [
        ((G.OUTSTANDING, G.GOOD, G.GOOD, G.GOOD), "mostly-good"),  # West Northamptonshire, May 2026
        ((G.GOOD, G.GOOD, G.GOOD, G.REQUIRES_IMPROVEMENT), "mostly-good"),  # Liverpool, May 2026
        ((G.REQUIRES_IMPROVEMENT,) * 4, "otherwise"),  # Middlesbrough, June 2026
        ((G.REQUIRES_IMPROVEMENT, G.GOOD, G.GOOD, G.GOOD), "otherwise"),
        ((G.GOOD, G.GOOD, G.GOOD, G.INADEQUATE), "practice-inadequate"),
        ((G.INADEQUATE, G.GOOD, G.GOOD, G.INADEQUATE), "practice-inadequate"),
        ((G.INADEQUATE, G.GOOD, G.GOOD, G.GOOD), "leaders-inadequate"),
    ],
)
def test_without_an_overall_grade_the_first_case_that_holds_decides(grades: tuple[Grade, ...], case: str) -> None:
    assert case_of(graded(*grades)) == case


@given(st.tuples(*[st.sampled_from(Grade)] * 4))
def test_any_set_of_judgements_falls_under_a_case(grades: tuple[Grade, Grade, Grade, Grade]) -> None:
    assert case_of(graded(*grades)) in {case.name for case in ILACS_2026.without_overall}


def test_an_inference_that_could_be_wrong_asks_for_a_person() -> None:
    doubtful = {case.name for case in ILACS_2026.without_overall if case.needs_review}
    assert doubtful == {"practice-inadequate", "leaders-inadequate"}


def test_a_case_leads_to_a_pathway_and_to_nothing_else() -> None:
    with pytest.raises(RecordError, match="It needs Pathway, or Unknown"):
        Case(name="mine", when=(), rule=says(WorkingDays(5), EVIDENCE))  # type: ignore[arg-type]
    with pytest.raises(RecordError, match="It needs Pathway, or Unknown"):
        ILACS_2026.with_value("next.without-overall.otherwise", True)
    assert ILACS_2026.with_value("next.without-overall.otherwise", Pathway.SHORT).without_overall[-1].rule.known


# Relations


def broken(edition: Ruleset, overall: Grade, *grades: Grade) -> set[str]:
    """
    Return the names of the relations that a report contradicts.
    """
    found = graded(*grades) | {A.OVERALL_EFFECTIVENESS: overall}
    return {each.name for each in edition.relation if each.is_broken_by(found, edition.areas)}


def test_a_report_that_contradicts_what_always_held_breaks_a_relation() -> None:
    good, ri, bad = G.GOOD, G.REQUIRES_IMPROVEMENT, G.INADEQUATE
    assert broken(ILACS_2023, good, good, good, good, good) == set()
    assert broken(ILACS_2023, good, good, good, good, bad) == {"any-practice-inadequate"}
    assert broken(ILACS_2023, ri, good, good, good, ri) == {"good-overall"}
    assert broken(ILACS_2023, good, ri, good, good, good) == {"good-overall"}
    assert broken(ILACS_2023, G.OUTSTANDING, good, good, good, good) == {"outstanding-overall"}


def test_only_leaders_inadequate_contradicts_nothing() -> None:
    good, bad = G.GOOD, G.INADEQUATE
    for overall in (G.REQUIRES_IMPROVEMENT, G.INADEQUATE):
        assert broken(ILACS_2023, overall, bad, good, good, good) == set()


def test_a_relation_that_the_caller_sets_aside_doubts_nothing() -> None:
    good, ri = G.GOOD, G.REQUIRES_IMPROVEMENT
    own = ILACS_2023.with_value("relation.good-overall", False)
    assert broken(own, ri, good, good, good, ri) == set()


def test_a_relation_holds_or_does_not() -> None:
    with pytest.raises(RecordError, match="It needs bool, or Unknown"):
        Relation(name="mine", when=(TWO_GOOD,), then=(TWO_GOOD,), rule=says("always", EVIDENCE))  # type: ignore[arg-type]
