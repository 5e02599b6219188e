"""
Rules on one inspection's own calendar: notice, weeks on site, publication.
"""

from datetime import date

from ofsted_ilacs.model.periods import WorkingDays
from ofsted_ilacs.rules.evidence import Basis, Evidence
from ofsted_ilacs.rules.ruleset import Rule
from ofsted_ilacs.rules.sources import (
    COMMUNITY_CARE_2017,
    FRAMEWORK,
    KIRKLEES,
    NOTTINGHAMSHIRE,
    REPORTS,
)
from ofsted_ilacs.rules.values import Estimate

__all__: list[str] = []

# Notice.

_NOTICE_STATEMENT = "Ofsted calls five working days before it comes on site: on the Monday, for the next Monday."
NOTICE = Rule(
    "notice.inspection",
    WorkingDays(5),
    Evidence(
        Basis.REPORTED,
        (KIRKLEES, NOTTINGHAMSHIRE, COMMUNITY_CARE_2017),
        note="Bath and North East Somerset was called on 2 June 2025 and on site from 9 June.",
    ),
    statement=_NOTICE_STATEMENT,
)
NOTICE_2026 = Rule(
    "notice.inspection",
    WorkingDays(5),
    Evidence(
        Basis.REPORTED,
        (KIRKLEES, NOTTINGHAMSHIRE, COMMUNITY_CARE_2017),
        note="Reported for earlier editions; whether it is unchanged after April 2026 is not published / not known.",
    ),
    statement=_NOTICE_STATEMENT,
)
NOTICE_SIF = Rule(
    "notice.inspection",
    WorkingDays(0),
    Evidence(Basis.REPORTED, (COMMUNITY_CARE_2017,)),
    statement="A single inspection comes without notice.",
)
NOTICE_JTAI = Rule(
    "notice.jtai",
    WorkingDays(10),
    Evidence(Basis.OFSTED, (FRAMEWORK,), note="The framework's own paragraph was not read."),
    statement="A joint targeted area inspection is announced ten working days before it.",
)

# On site.

OFF_SITE = Rule(
    "off-site",
    WorkingDays(5),
    Evidence(Basis.OBSERVED, (REPORTS,), n=316, of=320, note="125 of 127 short and 191 of 193 standard inspections."),
    statement="One off-site week comes before the weeks on site.",
)
ON_SITE_SHORT = Rule(
    "on-site.short",
    WorkingDays(5),
    Evidence(Basis.OBSERVED, (REPORTS,), n=125, of=127, note="The others were split."),
    statement="A short inspection is five working days on site in one week.",
)
ON_SITE_STANDARD = Rule(
    "on-site.standard",
    WorkingDays(10),
    Evidence(Basis.OBSERVED, (REPORTS,), n=191, of=193),
    statement="A standard inspection is ten working days on site in two weeks.",
)
KIND_BY_LENGTH = Rule(
    "kind.by-length",
    "short or standard by the working days on site",
    Evidence(Basis.OBSERVED, (REPORTS,), n=316, of=320, note="Reports never print the kind; every feed infers it."),
    statement="Five working days on site make a short inspection, ten a standard one.",
)

# Which weeks: observed, no written rule.

_WEEKS = "There is no written rule; it says which weeks are likely."
WEEK_MONDAY = Rule(
    "week.monday",
    True,
    Evidence(Basis.OBSERVED, (REPORTS,), n=320, of=321, note=_WEEKS),
    statement="Fieldwork starts on a Monday.",
)
WEEK_BANK_HOLIDAY = Rule(
    "week.bank-holiday",
    True,
    Evidence(Basis.OBSERVED, (REPORTS,), n=321, of=321, note=_WEEKS),
    statement="Fieldwork keeps clear of weeks with a bank holiday.",
)
WEEK_AUGUST = Rule(
    "week.august",
    True,
    Evidence(Basis.OBSERVED, (REPORTS,), n=320, of=321, note=f"The other was a two-day return in 2019. {_WEEKS}"),
    statement="Fieldwork keeps clear of August.",
)
WEEK_CHRISTMAS = Rule(
    "week.christmas",
    True,
    Evidence(Basis.OBSERVED, (REPORTS,), n=321, of=321, note=_WEEKS),
    statement="Fieldwork keeps clear of 23 December to 11 January.",
)

# Publication: an estimate, never a deadline.

_COUNTED = "Counted over the inspections of 83 authorities; over all, the usual gap was hit in 50 to 58%."


def _publication(first_day: date, last_day: date | None, ended: str, estimate: Estimate, hits: tuple[int, int]) -> Rule:
    return Rule(
        f"publication.usual.{first_day:%Y-%m}",
        estimate,
        Evidence(Basis.OBSERVED, (REPORTS,), n=hits[0], of=hits[1], note=_COUNTED),
        statement=(
            f"Reports of inspections that ended {ended} came out {estimate.typical:g} working days after the last day "
            f"on site (the most frequent gap; eight in ten within {estimate.low:g} to {estimate.high:g}). An estimate, "
            "not a deadline."
        ),
        first_day=first_day,
        last_day=last_day,
    )


PUBLICATION_2018 = _publication(
    date(2018, 1, 29),
    date(2020, 3, 31),
    "from January 2018 to March 2020",
    Estimate(21, low=21, high=33, unit="working days"),
    hits=(30, 58),
)
PUBLICATION_2021 = _publication(
    date(2021, 6, 1),
    date(2024, 3, 31),
    "from June 2021 to March 2024",
    Estimate(30, low=30, high=42, unit="working days"),
    hits=(34, 60),
)
PUBLICATION_2024 = _publication(
    date(2024, 4, 1),
    None,
    "from April 2024 on",
    Estimate(27, low=27, high=53, unit="working days"),
    hits=(28, 55),
)
PRE_ELECTION = Rule(
    "publication.pre-election-silence",
    "no report that judges an area is published before local and general elections",
    Evidence(Basis.OFSTED, (FRAMEWORK,), note="The framework's own paragraph was not read."),
    statement="Reports that judge an area are not published before local and general elections; inspections go on.",
)
