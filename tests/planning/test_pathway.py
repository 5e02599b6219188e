"""
What the last outcome leads to: every row of the table, each with a real authority where there is one.
"""

from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given

from ofsted_ilacs.events.histories import History
from ofsted_ilacs.events.inspection_events import InspectionEvent
from ofsted_ilacs.exceptions import HistoryError, NotADateError, RecordError, RulesetNotFoundError
from ofsted_ilacs.explaining.explain import explain
from ofsted_ilacs.model.areas import Judgement, JudgementArea
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.grades import Grade
from ofsted_ilacs.model.kinds import EventKind
from ofsted_ilacs.model.pathways import Pathway
from ofsted_ilacs.planning.pathway import pathway
from ofsted_ilacs.register.lookup import authority
from ofsted_ilacs.rules.editions import ruleset
from ofsted_ilacs.rules.values import Unknown
from tests.builders import (
    BRADFORD_2018,
    BRADFORD_2022,
    BROMLEY_2016,
    CUMBERLAND_2024,
    ESSEX_2018,
    GATESHEAD_2024,
    LIVERPOOL_2026,
    MIDDLESBROUGH_2026,
    SURREY_2025,
    WEST_NORTHAMPTONSHIRE_2026,
    WIGAN_2022,
    any_grade,
    history,
    inspected,
    on,
    without_overall,
)

O, G, R, I = Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE  # noqa: E741


# While the report carries an overall grade


def test_essex_outstanding_in_2018_is_on_the_way_to_a_short_inspection() -> None:
    decision = pathway(history(ESSEX_2018), as_of=on("2019-06-01"))
    assert (decision.pathway, decision.needs_review) == (Pathway.SHORT, False)
    assert decision.rule is ruleset("ilacs-2018-01").rule("next.outstanding")


def test_gateshead_good_in_2024_is_on_the_way_to_a_short_inspection() -> None:
    decision = pathway(history(GATESHEAD_2024), as_of=on("2025-06-01"))
    assert (decision.pathway, decision.needs_review) == (Pathway.SHORT, False)
    assert decision.rule is ruleset("ilacs-2023-01").rule("next.good")


def test_wigan_requires_improvement_in_2022_is_on_the_way_to_a_standard_inspection() -> None:
    decision = pathway(history(WIGAN_2022), as_of=on("2023-06-01"))
    assert (decision.pathway, decision.needs_review) == (Pathway.STANDARD, False)
    assert decision.rule is ruleset("ilacs-2023-01").rule("next.requires-improvement")


@pytest.mark.parametrize(
    ("of", "as_of"),
    [(BROMLEY_2016, "2016-08-01"), (BRADFORD_2018, "2018-11-01"), (BRADFORD_2022, "2023-06-01")],
    ids=str,
)
def test_an_inadequate_authority_is_on_the_inadequate_route(of: InspectionEvent, as_of: str) -> None:
    decision = pathway(history(of), as_of=on(as_of))
    assert (decision.pathway, decision.needs_review) == (Pathway.INADEQUATE, False)


def test_an_overall_grade_goes_on_deciding_after_april_2026() -> None:
    decision = pathway(history(GATESHEAD_2024), as_of=on("2026-11-21"))
    assert decision.pathway is Pathway.SHORT
    assert decision.ruleset.id == "ilacs-2026-04"
    cited = [rule.id for step in decision.steps for rule in step.rules]
    assert cited == ["next.good", "next.overall-grade-decides"]
    assert "whatever the day of asking" in explain(decision)


def test_the_latest_of_several_inspections_decides() -> None:
    of = history(BRADFORD_2018, BRADFORD_2022)
    assert pathway(of, as_of=on("2022-06-01")).inspection == BRADFORD_2018
    assert pathway(of, as_of=on("2023-06-01")).inspection == BRADFORD_2022


def test_what_was_to_follow_a_good_single_inspection_before_2018_is_not_known() -> None:
    leeds = history(inspected("Leeds", EventKind.SINGLE, "2015-01-20/2015-02-11", "2015-03-27", G))
    decision = pathway(leeds, as_of=on("2016-01-01"))
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "Not known: which inspection was to follow a single inspection" in explain(decision)
    assert pathway(leeds, as_of=on("2018-01-29")).pathway is Pathway.SHORT


# Since April 2026, without one


@pytest.mark.parametrize("of", [WEST_NORTHAMPTONSHIRE_2026, LIVERPOOL_2026], ids=str)
def test_mostly_good_in_2026_leads_to_a_short_inspection(of: InspectionEvent) -> None:
    decision = pathway(history(of), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (Pathway.SHORT, False)
    assert decision.rule is ruleset("ilacs-2026-04").rule("next.without-overall.mostly-good")


def test_middlesbrough_requires_improvement_in_all_in_2026_leads_to_a_standard_inspection() -> None:
    decision = pathway(history(MIDDLESBROUGH_2026), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (Pathway.STANDARD, False)
    assert decision.rule is ruleset("ilacs-2026-04").rule("next.without-overall.otherwise")


@pytest.mark.parametrize("grades", [(G, I, G, G), (O, O, O, I), (I, I, I, I), (G, G, I, R)])
def test_any_inadequate_practice_judgement_leads_to_the_inadequate_route_and_a_person_should_look(
    grades: tuple[Grade, Grade, Grade, Grade],
) -> None:
    decision = pathway(without_overall(*grades), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (Pathway.INADEQUATE, True)
    assert "A person should look at this." in explain(decision)
    assert "What puts an authority on this route since April 2026 is not known." in explain(decision)


@pytest.mark.parametrize("grades", [(I, G, G, G), (I, R, R, R), (I, O, O, O)])
def test_inadequate_leaders_alone_lead_to_a_standard_inspection_and_a_person_should_look(
    grades: tuple[Grade, Grade, Grade, Grade],
) -> None:
    decision = pathway(without_overall(*grades), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (Pathway.STANDARD, True)
    assert "A person should look at this." in explain(decision)


@pytest.mark.parametrize("grades", [(R, G, G, G), (G, R, R, G), (O, R, R, R), (R, O, O, O)])
def test_any_other_set_of_judgements_leads_to_a_standard_inspection(
    grades: tuple[Grade, Grade, Grade, Grade],
) -> None:
    decision = pathway(without_overall(*grades), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (Pathway.STANDARD, False)


@given(any_grade, any_grade, any_grade, any_grade)
def test_every_set_of_judgements_leads_somewhere(a: Grade, b: Grade, c: Grade, d: Grade) -> None:
    practice = [b, c, d]
    decision = pathway(without_overall(a, b, c, d), as_of=on("2026-11-21"))
    mostly_good = a.is_good_or_better and sum(grade.is_good_or_better for grade in practice) >= 2
    if I in practice:
        assert decision.pathway is Pathway.INADEQUATE
    else:
        assert decision.pathway is (Pathway.SHORT if mostly_good else Pathway.STANDARD)


@given(any_grade, any_grade, any_grade, any_grade)
def test_the_order_of_the_practice_judgements_does_not_matter(a: Grade, b: Grade, c: Grade, d: Grade) -> None:
    ways = {pathway(without_overall(a, *three), as_of=on("2026-11-21")).pathway for three in ((b, c, d), (d, b, c))}
    assert len(ways) == 1


# Not known


def test_a_report_not_yet_published_leads_to_nothing_yet() -> None:
    decision = pathway(history(GATESHEAD_2024), as_of=on("2025-01-28"))
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "was not published by the day of asking" in explain(decision)
    assert "good" not in explain(decision)
    assert pathway(history(GATESHEAD_2024), as_of=on("2025-01-29")).pathway is Pathway.SHORT


def test_an_inspection_without_its_judgements_leads_to_nothing_known() -> None:
    bare = history(attrs.evolve(GATESHEAD_2024, judgements=(), published=None))
    decision = pathway(bare, as_of=on("2025-06-01"))
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "Its judgements are not on record." in explain(decision)


def test_a_missing_overall_grade_is_not_made_up_from_the_others() -> None:
    partly = attrs.evolve(GATESHEAD_2024, judgements=(Judgement(JudgementArea.IMPACT_OF_LEADERS, G),))
    decision = pathway(history(partly), as_of=on("2025-06-01"))
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "Its overall grade is not on record (leaders: good)." in explain(decision)


def test_half_of_the_judgements_of_2026_are_not_enough_unless_one_of_practice_is_inadequate() -> None:
    def only(area: JudgementArea, grade: Grade) -> History:
        return history(attrs.evolve(LIVERPOOL_2026, judgements=(Judgement(area, grade),)))

    as_of = on("2026-11-21")
    assert pathway(only(JudgementArea.CARE_LEAVERS, G), as_of=as_of).pathway is None
    assert pathway(only(JudgementArea.IMPACT_OF_LEADERS, I), as_of=as_of).pathway is None
    assert pathway(only(JudgementArea.CARE_LEAVERS, I), as_of=as_of).pathway is Pathway.INADEQUATE


def test_an_edition_that_has_no_rule_for_an_outcome_says_so() -> None:
    of = history(WEST_NORTHAMPTONSHIRE_2026)
    decision = pathway(of, as_of=on("2026-11-21"), ruleset=ruleset("ilacs-2023-01"))
    assert decision.pathway is None
    assert "edition ilacs-2023-01 has no rule for a report without an overall grade" in explain(decision)


# Never inspected


def test_cumberland_established_in_2023_is_on_the_way_to_its_first_inspection() -> None:
    decision = pathway(History(authority("Cumberland")), as_of=on("2023-08-01"))
    assert (decision.pathway, decision.needs_review) == (Pathway.FIRST_INSPECTION, False)
    assert decision.rule is ruleset("ilacs-2023-01").rule("next.first")


def test_cumberland_is_new_until_its_first_inspection_began() -> None:
    of = history(CUMBERLAND_2024)
    assert pathway(of, as_of=on("2024-10-06")).pathway is Pathway.FIRST_INSPECTION
    assert pathway(of, as_of=on("2024-11-26")).pathway is Pathway.SHORT


def test_leeds_is_not_new_so_a_history_without_inspections_is_incomplete() -> None:
    decision = pathway(History(authority("Leeds")), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "Leeds is not a new authority, so the history given is incomplete" in explain(decision)


@pytest.mark.parametrize("name", ["Bedford", "Central Bedfordshire", "Cheshire East", "Cheshire West and Chester"])
def test_an_authority_of_2009_is_older_than_the_oldest_edition_and_so_not_new(name: str) -> None:
    decision = pathway(History(authority(name)), as_of=on("2026-11-21"))
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "so the history given is incomplete" in explain(decision)


def test_the_single_framework_knew_no_rule_for_a_first_inspection() -> None:
    decision = pathway(History(Authority("Newtown", "999")), as_of=on("2016-01-01"))
    assert decision.pathway is None


# Intervention


def test_steps_of_the_department_are_named_and_given_no_date_of_their_own() -> None:
    direction = inspected("Bradford", EventKind.STATUTORY_DIRECTION, "2023-03-01")
    decision = pathway(history(BRADFORD_2022, direction), as_of=on("2023-06-01"))
    assert decision.interventions == (direction,)
    assert "On record: statutory direction, 1 March 2023." in explain(decision)
    assert "Education Act 1996 s.497A" in explain(decision)


def test_an_intervention_of_an_earlier_cycle_is_over() -> None:
    notice = inspected("Bradford", EventKind.IMPROVEMENT_NOTICE, "2019-03-01")
    assert pathway(history(BRADFORD_2018, notice, BRADFORD_2022), as_of=on("2023-06-01")).interventions == ()


# When it cannot be asked


@pytest.mark.parametrize("name", ["Cumberland", "West Northamptonshire"])
def test_an_authority_that_did_not_exist_yet_cannot_be_asked_about(name: str) -> None:
    of = authority(name)
    assert of.established is not None
    with pytest.raises(HistoryError, match=f"{name} did not exist on .*: it was established on"):
        pathway(History(of), as_of=on("2021-03-31"))


def test_nor_can_one_whose_first_day_only_the_register_knows() -> None:
    with pytest.raises(HistoryError, match="Cumberland did not exist on"):
        pathway(History(Authority("Cumberland", "942")), as_of=on("2023-03-31"))


def test_an_abolished_authority_cannot_be_asked_about() -> None:
    with pytest.raises(HistoryError, match=r"Cumbria no longer existed on .*: it was abolished on .*successors"):
        pathway(History(authority("Cumbria")), as_of=on("2023-04-01"))
    with pytest.raises(HistoryError, match="no longer existed"):
        pathway(History(Authority("Cumbria", "909")), as_of=on("2023-04-01"))


def test_surrey_can_be_asked_about_although_its_end_is_announced() -> None:
    assert pathway(history(SURREY_2025), as_of=on("2026-11-21")).pathway is Pathway.SHORT


def test_a_day_before_the_oldest_edition_cannot_be_asked_about() -> None:
    with pytest.raises(RulesetNotFoundError):
        pathway(history(GATESHEAD_2024), as_of=on("2013-11-18"))


@pytest.mark.parametrize("as_of", ["2026-11-21", datetime(2026, 11, 21, tzinfo=UTC), None, 2026])
def test_only_a_day_can_be_asked_about(as_of: object) -> None:
    with pytest.raises(NotADateError):
        pathway(history(GATESHEAD_2024), as_of=as_of)  # type: ignore[arg-type]


@pytest.mark.parametrize("of", ["Gateshead", None, (GATESHEAD_2024,), GATESHEAD_2024])
def test_only_a_history_can_be_asked_about(of: object) -> None:
    with pytest.raises(RecordError, match=r"history: .* is not of type History"):
        pathway(of, as_of=on("2026-11-21"))  # type: ignore[arg-type]


def test_a_rule_of_the_wrong_kind_is_refused_before_it_could_decide() -> None:
    with pytest.raises(RecordError, match=r"'next.good' holds 'short'. It needs Pathway, or Unknown"):
        ruleset("ilacs-2023-01").with_value("next.good", "short")


def test_a_rule_that_the_caller_does_not_know_decides_nothing() -> None:
    own = ruleset("ilacs-2023-01").with_value("next.good", Unknown("what follows good"))
    decision = pathway(history(GATESHEAD_2024), as_of=on("2025-06-01"), ruleset=own)
    assert (decision.pathway, decision.needs_review) == (None, True)
    assert "Not known: what follows good." in explain(decision)


def test_a_callers_own_way_is_followed_and_named() -> None:
    own = ruleset("ilacs-2023-01").with_value("next.good", Pathway.STANDARD)
    decision = pathway(history(GATESHEAD_2024), as_of=on("2025-06-01"), ruleset=own)
    assert decision.pathway is Pathway.STANDARD
    assert "Supplied by the caller. The published value is: a short inspection" in explain(decision)


# In words


@pytest.mark.parametrize(
    ("of", "headline"),
    [
        (GATESHEAD_2024, "Gateshead: on the way to a short inspection (one week on site)."),
        (WIGAN_2022, "Wigan: on the way to a standard inspection (two weeks on site)."),
        (BRADFORD_2022, "Bradford: on the way to monitoring, then a re-inspection."),
        (
            attrs.evolve(GATESHEAD_2024, judgements=()),
            "Gateshead: the way to its next graded inspection is not known.",
        ),
    ],
    ids=str,
)
def test_the_answer_is_a_sentence(of: InspectionEvent, headline: str) -> None:
    decision = pathway(history(of), as_of=on("2026-11-21"))
    assert str(decision) == decision.headline == headline
