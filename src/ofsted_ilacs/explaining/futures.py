"""
The country's inspections drawn ahead, in words.
"""

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.planning.forecast_model import REOPENED
from ofsted_ilacs.planning.simulated_country import Simulation

__all__ = ["headline", "steps"]


def headline(simulation: Simulation) -> str:
    """
    Return what is simulated, and how many inspections the next academic years have.
    """
    years = "; ".join(
        f"{each.span.start.year}-{each.span.end.year % 100:02d}: {each.inspections.p50:g} "
        f"({each.inspections.p10:g} to {each.inspections.p90:g})"
        for each in simulation.by_academic_year()[:3]
    )
    counted = f" Graded inspections an academic year, 80% within the brackets: {years}." if years else ""
    return (
        f"{len(simulation.authorities)} authorities from {in_words(simulation.known_to)} to "
        f"{in_words(simulation.until)}, drawn {simulation.draws:,} times.{counted}"
    )


def steps(simulation: Simulation) -> tuple[Step, ...]:
    """
    Return what a simulation rests on.
    """
    counts = simulation.transitions.counts
    if counts is None:
        graded = "Grades follow each other by the chances that the caller gave."
    else:
        graded = (
            f"Grades follow each other as in {sum(map(sum, counts))} pairs of inspections since {in_words(REOPENED)}, "
            "each row drawn towards all outcomes."
        )
    team = simulation.team
    return (
        Step(
            "The next inspection of each authority is drawn from its forecast, known to "
            f"{in_words(simulation.known_to)}; those that follow from the same waits ({simulation.model})."
        ),
        Step(
            "The kind is drawn by how often it came. Of later inspections the judgements are not known, so that after "
            "good all count alike."
        ),
        Step(
            f"{graded} Since April 2026 no overall grade is given; what is simulated is the one that would have been "
            "given."
        ),
        Step(
            "Visits come as the rules say: focused visits between inspections, and monitoring visits to inadequate "
            "authorities until the next."
        ),
        Step(
            f"An inspection takes {team.inspection} inspectors for one week if short and for two if standard, a visit "
            f"{team.visit} for {team.visit_days} days."
        ),
        Step("Authorities are simulated as they are: that some will be replaced is left out."),
        Step(f"{simulation.draws:,} draws from seed {simulation.seed}; the same seed gives the same draws."),
    )
