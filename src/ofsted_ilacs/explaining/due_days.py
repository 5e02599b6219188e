"""
A deadline, in words.
"""

from datetime import date

from ofsted_ilacs.explaining.steps import Step, step
from ofsted_ilacs.model.days import in_words
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.planning.deadlines import Deadline, usual_calendar
from ofsted_ilacs.workdays.non_working_days import Certainty, NonWorkingDay, weekday_in_words

__all__ = ["headline", "printed_in_words", "steps"]


def headline(deadline: Deadline) -> str:
    """
    Return the answer in a sentence.
    """
    return f"{deadline.duty.label}: due {weekday_in_words(deadline.due)}."


def steps(deadline: Deadline) -> tuple[Step, ...]:
    """
    Return why, step by step.
    """
    clock, rule = deadline.duty.clock, deadline.rule
    started = f"{clock.published if deadline.trigger_is_publication else clock.trigger} on"
    counted = f"{deadline.period} after {started} {weekday_in_words(deadline.trigger)} (the day itself is not counted)."
    found = [step(f"{rule} {counted}", deadline.ruleset, rule), _passed_over(deadline)]
    if deadline.trigger_is_publication:
        found.append(
            Step(
                "The clock runs from receipt. The day of receipt was not given, so the day of publication is used "
                "instead. If the report was received earlier, this is due earlier."
            )
        )
    if deadline.reckoned is not None:
        found.insert(0, Step(printed_in_words(deadline.due, deadline.reckoned)))
    if deadline.certainty is Certainty.PROJECTED:
        found.append(Step("Some of those days are projected: their bank holidays are not announced yet."))
    return tuple(found)


def printed_in_words(due: date, reckoned: date) -> str:
    """
    Return which day a letter prints and which was calculated.
    """
    return (
        f"The letter prints {in_words(due)}, and that day counts. By calculation, the period ends on "
        f"{weekday_in_words(reckoned)}."
    )


def _passed_over(deadline: Deadline) -> Step:
    skipped = deadline.skipped
    holidays = [str(held) for held in skipped if isinstance(held, NonWorkingDay)]
    weekends = len(skipped) - len(holidays)
    if len(skipped) == 1:
        return _counted_on(deadline, f"1 day was left out: {skipped[0]}.")
    groups = ([f"{weekends} Saturdays and Sundays"] if weekends else []) + holidays
    listed = f"{'; '.join(groups[:-1])}; and {groups[-1]}" if len(groups) > 1 else "".join(groups)
    text = f"{len(skipped)} days were left out: {listed}." if skipped else "No day was left out."
    return _counted_on(deadline, text)


def _counted_on(deadline: Deadline, text: str) -> Step:
    if deadline.calendar.id != usual_calendar(deadline.duty).id:
        return Step(f"{text} Counted on the calendar {shown(deadline.calendar.id)}, as the caller chose.")
    if deadline.duty.clock.anywhere_in_the_uk:  # its own rule says which days count
        return Step(text)
    return step(text, deadline.ruleset, deadline.ruleset.law.working_day)
