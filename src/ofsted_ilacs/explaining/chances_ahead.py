"""
Forecasts in words: one sentence for a director, and the steps behind it.
"""

from datetime import date, timedelta

from ofsted_ilacs.explaining.steps import Step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.planning.fitted_forecast import (
    GRADE_P_VALUE,
    IN_BANK_HOLIDAY_WEEKS,
    INSPECTIONS_PLACED,
    PUBLICATION_DELAYS,
)
from ofsted_ilacs.planning.forecast import Forecast, Likely
from ofsted_ilacs.planning.forecast_kinds import KindChance
from ofsted_ilacs.planning.forecast_model import PSEUDO_CASES, REOPENED, RULE_SHARE
from ofsted_ilacs.planning.publication_forecast import PublicationForecast
from ofsted_ilacs.planning.simulated_country import Simulation
from ofsted_ilacs.register.succession import succession

__all__ = [
    "forecast_headline",
    "forecast_steps",
    "publication_headline",
    "publication_steps",
    "simulation_headline",
    "simulation_steps",
]


# The next inspection


def forecast_headline(forecast: Forecast) -> str:
    """
    Return the forecast in two sentences: when with four chances in five, and when the rule would have it.
    """
    name, model = forecast.authority.name, forecast.model
    if forecast.notified:
        return f"{name}: Ofsted has called, so fieldwork begins on {in_words(forecast.quantile(0.5))}."
    eighty = forecast.interval()
    said = (
        f"{name}: 80% between {_span(eighty.start, eighty.end)}, most likely "
        f"{_months(forecast.likely_months(), eighty.end)}; from {model.completed} completed and {model.running} "
        "unfinished waits."
    )
    if forecast.window is not None:
        said += f" The rule's window is {in_words(forecast.window.earliest)} to {in_words(forecast.window.latest)}."
    if forecast.as_of > forecast.data_end:
        said += f" The data end there: no observed wait was longer than {model.longest:,} days."
    begun = forecast.already_begun
    if begun >= _WORTH_SAYING:
        said += f" The chance that inspectors have been on site already is {_percent(begun)}."
    return said


_WORTH_SAYING = 0.005


def forecast_steps(forecast: Forecast) -> tuple[Step, ...]:
    """
    Return why a forecast is what it is, and how far it can be trusted.
    """
    steps = [_last_step(forecast), _waits_step(forecast), _rule_step(forecast), _weeks_step(), _grade_step()]
    proof = forecast.model.proof
    if proof is not None:
        steps.append(
            Step(
                f"Left out of the fit one by one, {proof.within_eighty} of {proof.waits} inspections began within "
                f"their 80% interval, {proof.within_half} within the 50% and {proof.within_ninety_five} within the "
                f"95%; the median 80% interval was {proof.median_width} days long."
            )
        )
    steps.append(_known_step(forecast))
    if forecast.as_of > forecast.data_end:
        steps.append(
            Step(
                f"The data end on {in_words(forecast.data_end)}: the longest wait seen took {forecast.model.longest:,} "
                "days. Chances after that day are extrapolated from shorter waits."
            )
        )
    if forecast.notified:
        steps.append(Step("The caller says that Ofsted has called. Fieldwork begins on the Monday after the call."))
    elif forecast.as_of.weekday() > 0:
        steps.append(
            Step(
                "Ofsted had not called by then. It calls on the Monday of the week before, so fieldwork cannot begin "
                "next Monday."
            )
        )
    if forecast.kinds:
        steps.append(_kinds_step(forecast.kinds))
    end = succession(forecast.authority, known_on=forecast.as_of).end
    if end is not None and end.day <= forecast.quantile(0.9):
        steps.append(Step(f"{end} No inspection of this authority can begin on later days.", source=end.url))
    return tuple(steps)


def _last_step(forecast: Forecast) -> Step:
    last = forecast.after
    waited = (forecast.as_of - last.end).days
    suspended = f", {forecast.suspended:,} of which inspections were suspended" if forecast.suspended else ""
    return Step(
        f"Last graded inspection: {last.kind.label}, {' and '.join(map(str, last.fieldwork))}. On "
        f"{in_words(forecast.as_of)} the wait since its last day was {waited:,} days{suspended}.",
        source=last.source,
    )


def _waits_step(forecast: Forecast) -> Step:
    model = forecast.model
    return Step(
        f"{model.completed} waits between inspections since {in_words(REOPENED)}, known to {in_words(model.known_to)}, "
        f"and {model.running} that had not ended give a logistic distribution around {model.location:,.0f} days with a "
        f"spread of {model.spread:.0f}. Half of the rule's six months counts towards the spread as {PSEUDO_CASES} more "
        "waits would."
    )


def _rule_step(forecast: Forecast) -> Step:
    if forecast.window is None:
        return Step("No source says when the rule expects it, so only the waits count.")
    return Step(
        f"The rule's window is {in_words(forecast.window.earliest)} to {in_words(forecast.window.latest)}. "
        f"{_percent(RULE_SHARE)} of the chances are spread evenly over it, for authorities whose waits differ from the "
        "others."
    )


def _weeks_step() -> Step:
    return Step(
        f"Of {INSPECTIONS_PLACED} short and standard inspections, none began from 24 July to 2 September or from 13 "
        f"December to 7 January, and {IN_BANK_HOLIDAY_WEEKS} in a bank-holiday week (Cumbria's, on the day after the "
        "state funeral of September 2022). So only the other Mondays have a chance. This was observed; no rule says so."
    )


def _grade_step() -> Step:
    return Step(
        "The last grade is not used for the date: since 2021 it has made no measurable difference (likelihood ratio, "
        f"p = {GRADE_P_VALUE:.2f}). It is used for the kind."
    )


def _known_step(forecast: Forecast) -> Step:
    known = in_words(forecast.known_to)
    if not forecast.by_reports:
        said = f"The caller vouches that no other inspection began by {known}."
    else:
        said = f"Only reports published by {known} are known. A report appears weeks after the fieldwork."
    if forecast.already_begun >= _WORTH_SAYING:
        said += (
            f" From these alone, the chance that inspectors had been on site by {in_words(forecast.as_of)} is "
            f"{_percent(forecast.already_begun)}. The days above assume that they had not."
        )
    return Step(said)


def _kinds_step(kinds: tuple[KindChance, ...]) -> Step:
    likely, other = kinds[0], kinds[1]
    said = f"It will be a {likely.kind.label} with a chance of {_percent(likely.chance)}: "
    if other.bound is not None:
        said += (
            f"no exception in {likely.of} after requires improvement or inadequate, which leaves up to "
            f"{other.bound:.1%} for one."
        )
    else:
        said += (
            f"in like cases {other.seen} of {other.of} were a {other.kind.label}; the chance is drawn towards that of "
            "all after good."
        )
    if likely.after_visits:
        said += (
            " The effect of visits was measured from later reports, which mention important visits more often, so it "
            "may be too large."
        )
    return Step(said)


# A report's publication


def publication_headline(forecast: PublicationForecast) -> str:
    """
    Return when a report will come out, in a sentence.
    """
    usual, late = forecast.usual, forecast.quantile(0.9)
    name = forecast.event.name
    if forecast.as_of is not None and usual <= forecast.as_of:
        return f"{name}: the report is late; 50% by {in_words(forecast.quantile(0.5))}, 90% by {in_words(late)}."
    on_the_day = forecast.probability_by(usual) - forecast.probability_by(usual - timedelta(1))
    return f"{name}: the report is expected on {in_words(usual)} ({_percent(on_the_day)}), 90% by {in_words(late)}."


def publication_steps(forecast: PublicationForecast) -> tuple[Step, ...]:
    """
    Return why a report is expected on those days.
    """
    from ofsted_ilacs.planning.publication_forecast import FIRST_DAY, USUAL_DELAY

    counts = dict(PUBLICATION_DELAYS)
    steps = [
        Step(
            f"Since {in_words(FIRST_DAY)} reports came out {USUAL_DELAY} working days after the last day of fieldwork, "
            f"here {in_words(forecast.event.end)}, more often than on any other day. This was observed: it is an "
            "estimate, not a deadline."
        )
    ]
    steps += [
        Step(f"No report comes out in {pause}, around Christmas or before an election. The expected day moves past it.")
        for pause in forecast.pauses
    ]
    steps.append(
        Step(
            f"Of {sum(counts.values())} reports, {counts[0]} came out on the day expected in this way. The chances "
            "follow how late the others were. Local elections count only if the caller says that this authority votes."
        )
    )
    if forecast.as_of is not None:
        steps.append(Step(f"The caller says that the report was not out on {in_words(forecast.as_of)}."))
    return tuple(steps)


# The country ahead


def simulation_headline(simulation: Simulation) -> str:
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


def simulation_steps(simulation: Simulation) -> tuple[Step, ...]:
    """
    Return what a simulation rests on.
    """
    counts = simulation.transitions.counts
    if counts is None:
        graded = "Grades follow each other with the chances that the caller gave."
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
            "The kind is drawn by how often it came. The judgements of later inspections are not known, so all "
            "inspections after good are treated alike."
        ),
        Step(
            f"{graded} Since April 2026 no overall grade is given; the simulation uses the one that would have been "
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
        Step("Authorities are simulated as they are now. The simulation does not replace any of them."),
        Step(f"{simulation.draws:,} draws from seed {simulation.seed}; the same seed gives the same draws."),
    )


# Spans and chances


def _span(first: date, last: date) -> str:
    start = in_words(first)
    return f"{start.removesuffix(f' {last.year}')} and {in_words(last)}"


def _months(months: tuple[Likely, ...], told: date) -> str:
    """
    Return a run of months: "February to April", with the year where it is not the one told last.
    """
    first, last = (_month(each.span.start) for each in (months[0], months[-1]))
    year_of_first, year_of_last = months[0].span.start.year, months[-1].span.start.year
    if year_of_first != year_of_last:
        return f"{first} {year_of_first} to {last} {year_of_last}"
    run = first if first == last else f"{first} to {last}"
    return run if year_of_last == told.year else f"{run} {year_of_last}"


def _month(on: date) -> str:
    return in_words(on).split()[1]


def _percent(chance: float) -> str:
    return "less than 1%" if 0 < chance < 0.005 else f"{chance:.0%}"
