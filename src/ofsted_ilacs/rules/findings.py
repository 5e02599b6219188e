"""
Evidence that several editions share: what was read, and what was counted over the published reports.
"""

from ofsted_ilacs.rules import sources
from ofsted_ilacs.rules.evidence import Basis, Citation, Evidence

__all__: list[str] = []

# Which inspection comes next.

_BY_GRADE = sources.COMMUNITY_CARE_DIRECTOR.saying(
    "a local authority's current Ofsted grade will determine the kind of inspection it has next time",
    speaker="Ofsted's national director",
)
_SHORT_AFTER_GOOD = sources.COMMUNITY_CARE_NEWS.saying(
    "Authorities judged to be 'good' or better will be inspected for a one-week short inspection every three year"
)
_EXCEPTIONS = (
    "Counted over every ILACS inspection to August 2026. The kind is the one in Ofsted's official statistics to March "
    "2025, and follows from the length since. For both grades together, 128 of 148 were short. A focused visit or "
    "joint inspection is mentioned in 13 of the 20 standard ones after good or outstanding and in 39 of the 127 short "
    "ones that were read: associated, not decisive."
)
NEXT_OUTSTANDING = Evidence(
    Basis.REPORTED,
    (_BY_GRADE, _SHORT_AFTER_GOOD, sources.REPORTS),
    n=27,
    of=28,
    note=f"The other was standard. {_EXCEPTIONS}",
)
NEXT_GOOD = Evidence(
    Basis.REPORTED,
    (_BY_GRADE, _SHORT_AFTER_GOOD, sources.REPORTS),
    n=101,
    of=120,
    note=f"The other 19 were standard. {_EXCEPTIONS}",
)
NEXT_REQUIRES_IMPROVEMENT = Evidence(
    Basis.REPORTED,
    (sources.COMMUNITY_CARE_NEWS.saying("will be inspected for two weeks every three years"), sources.REPORTS),
    n=125,
    of=125,
    note=(
        "Counted over every ILACS inspection to August 2026. Wiltshire's of 2019 lasted 13 working days; Ofsted's "
        "official statistics call it standard."
    ),
)
MONITORING_PROGRAMME = Evidence(
    Basis.OFSTED,
    (
        sources.MONITORING_HANDBOOK.saying(
            "a programme of monitoring activities, including quarterly monitoring visits"
        ),
        sources.INDEPENDENT_GUIDE.saying("includes an action planning visit, monitoring visits and a re-inspection"),
    ),
    note="The handbooks of May 2016 and 2017 have these as headings.",
)
REINSPECTED_WITH_STANDARD = Evidence(
    Basis.OFSTED,
    (
        sources.CYP_NOW_SEPTEMBER_2018.saying(
            "We will re-inspect using a standard inspection under this framework", speaker="Ofsted's framework"
        ),
        sources.REPORTS,
    ),
    n=42,
    of=42,
    note="Counted over every ILACS inspection to August 2026.",
)
REINSPECTED_WITH_SINGLE = Evidence(
    Basis.REPORTED,
    (
        sources.COMMUNITY_CARE_NEWS.saying(
            "Those rated 'inadequate' across all or most areas will repeat a full single inspection, while local "
            "authorities with only some areas 'inadequate' may be subject to a 'post-monitoring single inspection'"
        ),
        sources.COMMUNITY_CARE_2016,
    ),
    note=(
        "If an authority was inadequate only in part, possibly a post-monitoring single inspection. This ended in "
        "September 2018; the day is taken to be the 17th, when it was reported."
    ),
)
FIRST_IS_STANDARD = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=6,
    of=6,
    note="Counted over every new authority to August 2026. The rule for new authorities is not known.",
)

# When.

THREE_YEARS = Evidence(
    Basis.OFSTED,
    (
        sources.OFSTED_BLOG.saying(
            "From January 2018, inspections of local authority children's services will take place once every three "
            "years."
        ),
    ),
)
SIX_MONTHS = Evidence(
    Basis.REPORTED,
    (
        sources.KIRKLEES.saying(
            "Timing will usually be between six months before and six months after the three year anniversary of the "
            "previous inspection."
        ),
        sources.NOTTINGHAMSHIRE.saying(
            "Inspections will usually take place between six months before and six months after the three-year "
            "anniversary"
        ),
        sources.INDEPENDENT_GUIDE.saying("which will usually happen once every 3 years, plus or minus 6 months"),
    ),
    note="Usually, and not always: of 67 gaps since June 2021, 6 fell outside. Ofsted's own text was not read.",
)
ANCHOR = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=61,
    of=67,
    note=(
        "No source says which day counts. Of 67 gaps since June 2021, 91% lay within 30 to 42 months of "
        "publication, 81% of the last fieldwork day and 72% of the first."
    ),
)
REINSPECTION_SEEN = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=23,
    of=23,
    note=(
        "Counted over re-inspections between two ILACS inspections, from first day to first day. Of all 62 "
        "re-inspections ten came sooner, from 24.1 months on, each from a single inspection."
    ),
)
REINSPECTION_SAID_TO_2018 = Evidence(
    Basis.REPORTED,
    (
        sources.CYP_NOW_FEBRUARY_2016.saying("within 18 to 24 months"),
        sources.CYP_NOW_MAY_2016.saying("usually be within 24 months of it submitting its action plan"),
    ),
)
SUSPENSION = Evidence(
    Basis.INFERRED,
    (sources.SEND_REVISITS.saying("On 17 March 2020, all routine Ofsted inspections were suspended"), sources.REPORTS),
    note=(
        "The first day is Ofsted's own; the last is inferred from the published reports: graded fieldwork began again "
        "on 28 June 2021."
    ),
)
FIRST_WINDOW = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=4,
    of=4,
    note=(
        "12.7, 18.1, 18.1 and 18.2 months, rounded outwards. Two more, which span the suspension, came after 29.9 and "
        "32.2 months. The rule for new authorities is not known."
    ),
)

# Notice, and the weeks on site.

NOTICE = Evidence(
    Basis.REPORTED,
    (
        sources.NOTTINGHAMSHIRE.saying("inspectors will be on site the following Monday"),
        sources.INDEPENDENT_GUIDE.saying("inspectors will be on site in 5 working days"),
        sources.CYP_NOW_OXFORDSHIRE.saying("the call came in on the Monday"),
    ),
    note="Bath and North East Somerset was called on 2 June 2025 and on site from 9 June.",
)
NOTICE_JTAI = Evidence(
    Basis.OFSTED,
    (
        sources.JTAI_PAGE.saying(
            "The notification for all joint targeted area inspections has changed to 10 working days before fieldwork"
        ),
    ),
    note="When it changed is not known.",
)
OFF_SITE = Evidence(
    Basis.REPORTED,
    (
        sources.BATH.saying("two-week inspection, one week off-site and one week on-site"),
        sources.WOKINGHAM.saying("An ILACS inspection lasted for three weeks"),
    ),
    note="Reports never print the off-site week.",
)
_TO_AUGUST_2026 = "Counted over every ILACS inspection to August 2026."
ON_SITE_SHORT = Evidence(
    Basis.OBSERVED, (sources.REPORTS,), n=125, of=127, note=f"The others were split. {_TO_AUGUST_2026}"
)
ON_SITE_STANDARD = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=191,
    of=193,
    note=f"The others were one that was split and one of 13 days. {_TO_AUGUST_2026}",
)
KIND_BY_LENGTH = Evidence(
    Basis.OBSERVED,
    (sources.OFFICIAL_STATISTICS, sources.REPORTS),
    n=267,
    of=268,
    note=(
        "Reports never print the kind. Ofsted's official statistics state it for 271 inspections to March 2025; those "
        "whose length is known were compared."
    ),
)
TWO_DAYS = Evidence(
    Basis.OFSTED,
    (sources.CYP_NOW_2021.saying("two days' fieldwork by two inspectors", speaker="Ofsted's director"),),
)
FOUR_INSPECTORS = Evidence(
    Basis.REPORTED, (sources.NOTTINGHAMSHIRE.saying("Usually there will be four social care inspectors"),)
)
_NO_WRITTEN_RULE = f"{_TO_AUGUST_2026} There is no written rule: it says which weeks are likely."
MONDAYS = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=320, of=321, note=_NO_WRITTEN_RULE)
NO_BANK_HOLIDAY = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=321, of=321, note=_NO_WRITTEN_RULE)
NO_AUGUST = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=320,
    of=321,
    note=f"The other was a two-day return in 2019. {_NO_WRITTEN_RULE}",
)
NO_CHRISTMAS = NO_BANK_HOLIDAY

# Publication: the most frequent number of days, and how many reports took exactly that long.

_LAG = "The most frequent number of days, and how many reports took exactly that long. Counted to August 2026."
PUBLISHED_2018 = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=52, of=101, note=_LAG)
PUBLISHED_2021 = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=67, of=114, note=_LAG)
PUBLISHED_2024 = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=46, of=105, note=_LAG)
LETTERS = Evidence(
    Basis.OBSERVED,
    (sources.OFFICIAL_STATISTICS,),
    n=41,
    of=60,
    note=(
        "Focused and monitoring visits of 2024-25: 41 letters came out exactly then, 44 within 21 to 23 days, 48 "
        "within 27, the last after 55."
    ),
)
PRE_ELECTION = Evidence(
    Basis.OFSTED,
    (
        sources.PRE_ELECTION_2019.saying(
            "In local authority areas where there are elections we will not be publishing"
        ),
        sources.PRE_ELECTION_2024,
    ),
    note="The policy of 2024 names full inspections and visits, joint inspections and area SEND inspections.",
)

# Between inspections.

SELF_EVALUATION = Evidence(
    Basis.OFSTED,
    (
        sources.CYP_NOW_2017.saying(
            "asking people to do an audit of social work and discussing that with us in an annual conversation",
            speaker="Ofsted's national director",
        ),
        sources.ED_YOURSELF.saying("no prescribed format or content for the self-evaluation"),
        sources.COMMUNITY_CARE_DIRECTOR,
    ),
)
ENGAGEMENT_MEETING = Evidence(
    Basis.REPORTED,
    (
        sources.LEEDS.saying(
            "An annual engagement meeting between a regional Ofsted representative and the local authority"
        ),
    ),
)
ENGAGEMENT_LETTER = Evidence(
    Basis.REPORTED,
    (
        sources.ED_YOURSELF.saying(
            "Ofsted will write to the Director of Children's Services within a month of the meeting but the letter "
            "will not be published"
        ),
    ),
    note="Said in 2017.",
)
FOCUSED_VISITS = Evidence(
    Basis.REPORTED,
    (
        sources.COMMUNITY_CARE_NEWS.saying(
            "will receive at least one focused visit between their short or standard inspections"
        ),
        sources.CUMBRIA_2020.saying("minimum of two short focused visits"),
    ),
    note="Sources conflict: at least one, up to two, two.",
)
JTAI_COUNTS = Evidence(
    Basis.REPORTED, (sources.CUMBRIA_2020.saying("one of which could be a Joint Targeted Area Inspection"),)
)
FOCUSED_VISIT_TOPICS = Evidence(
    Basis.REPORTED, (sources.SESLIP,), note="Told by SESLIP, and by Ofsted in an interview; the words were not kept."
)
FOCUSED_VISIT_LETTER = Evidence(
    Basis.OFSTED,
    (
        sources.COMMUNITY_CARE_DIRECTOR.saying(
            "After each focused visit we'll publish a narrative outcome letter", speaker="Ofsted's national director"
        ),
    ),
)
FOCUSED_VISIT_INADEQUATE = Evidence(
    Basis.REPORTED,
    (
        sources.SESLIP.saying(
            "Authorities with an inadequate grade do not usually receive focus visits, as they already receive regular "
            "monitoring visits."
        ),
    ),
    n=283,
    of=283,
    note="Of 283 visits other than the covid-19 ones, none was to an inadequate authority.",
)
VISIT_DAYS = Evidence(
    Basis.OBSERVED, (sources.OFFICIAL_STATISTICS,), n=173, of=185, note="Visits of April 2022 to March 2025."
)
JTAI_NUMBER = Evidence(Basis.REPORTED, (sources.SESLIP,), note="Told by sector bodies; their words were not kept.")

# The inadequate route.

QUARTERLY = Evidence(
    Basis.OFSTED,
    (
        sources.MONITORING_HANDBOOK.saying("including quarterly monitoring visits"),
        sources.COMMUNITY_CARE_NEWS.saying("Authorities rated 'inadequate' will be visited quarterly."),
    ),
)
MONITORING_INTERVAL = Evidence(
    Basis.OBSERVED,
    (sources.OFFICIAL_STATISTICS,),
    n=39,
    of=51,
    note=(
        "Gaps between two published visits of April 2022 to March 2025, of which 18 lay in 3 to 4 months. Some may "
        "contain an unpublished first visit. Ofsted's rule since September 2018 was not read."
    ),
)
MONITORING_FIRST_TO_2018 = Evidence(
    Basis.REPORTED,
    (sources.ED_YOURSELF_MONITORING.saying("within four weeks of the deadline for the local authority's action plan"),),
)
_FEW_CASES = (
    "Inferred from a few cases of 2019-25, which were not counted, and from the handbook of 2016-17. Ofsted's rule "
    "since September 2018 was not read."
)
MONITORING_FEW_CASES = Evidence(
    Basis.INFERRED, (sources.OFFICIAL_STATISTICS, sources.MONITORING_HANDBOOK), note=_FEW_CASES
)
MONITORING_NUMBER_TO_2018 = Evidence(
    Basis.REPORTED,
    (
        sources.CYP_NOW_MAY_2016.saying("a minimum of four monitoring visits before they are reinspected"),
        sources.CYP_NOW_SEPTEMBER_2018.saying("up to six quarterly monitoring visits"),
    ),
)
MONITORING_TEAM = Evidence(
    Basis.REPORTED,
    (sources.ED_YOURSELF_MONITORING.saying("Usually two HMI undertake each visit which generally lasts for two days"),),
    note="Said for 2016-17.",
)
MONITORING_LETTERS = Evidence(
    Basis.REPORTED,
    (
        sources.COMMUNITY_CARE_2016.saying(
            "The report following the first monitoring visit will not be published, but all subsequent ones would be."
        ),
    ),
    note="Said in 2016.",
)
MONITORING_GOES_ON = Evidence(
    Basis.OFSTED,
    (
        sources.HEREFORDSHIRE_DECISION.saying(
            "will be subject to monitoring visits until the next Inspection of Local Authority Children's Services "
            "(ILACS)"
        ),
    ),
)

# What may move an inspection.

CONCERNS = Evidence(
    Basis.REPORTED,
    (
        sources.CYP_NOW_2017.saying(
            "For services previously deemed to 'require improvement', or where a short inspection has triggered "
            "concerns, there will be a full two-week inspection."
        ),
        sources.REPORTS,
    ),
    n=20,
    of=148,
    note="Counted over every ILACS inspection to August 2026 after good or outstanding: standard, for whatever reason.",
)
BROUGHT_FORWARD = Evidence(
    Basis.OFSTED,
    (
        sources.CYP_NOW_2017.saying(
            "more of a major concern that may bring the full inspection forward", speaker="Ofsted's national director"
        ),
    ),
)
REPLY_TO_THE_PLAN = Evidence(
    Basis.REPORTED,
    (
        sources.INDEPENDENT_GUIDE.saying(
            "Ofsted will review the action plan and advise whether this reflects the findings in its inspection report."
        ),
    ),
)

# Which grades occurred together, and what was judged.

EDITION_BY_FIRST_DAY = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=488,
    of=488,
    note="The first day of fieldwork decides, not publication. Counted over the reports of every edition.",
)
_TO_MARCH_2026 = "Counted over ILACS reports of January 2018 to March 2026."
ANY_PRACTICE_INADEQUATE = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=33, of=33, note=_TO_MARCH_2026)
LEADERS_ONLY_INADEQUATE = Evidence(
    Basis.OBSERVED,
    (sources.REPORTS,),
    n=3,
    of=4,
    note=f"Three were requires improvement overall, one inadequate. {_TO_MARCH_2026}",
)
GOOD_OVERALL = Evidence(
    Basis.OBSERVED, (sources.REPORTS,), n=145, of=145, note="Counted over reports of January 2023 to March 2026."
)
OUTSTANDING_OVERALL = Evidence(Basis.OBSERVED, (sources.REPORTS,), n=71, of=71, note=_TO_MARCH_2026)

# How long authorities really waited.

WAITS = "Authorities not yet re-inspected are missing from this."


def waits(n: int) -> Evidence:
    """
    Return the evidence for how long authorities waited, counted over *n* cases.
    """
    return Evidence(Basis.OBSERVED, (sources.REPORTS,), n=n, of=n, note=WAITS)


# What is not known.


def absent(*looked_in: Citation) -> Evidence:
    """
    Return the evidence that something is not known: no source that was read says it.
    """
    return Evidence(Basis.INFERRED, looked_in, note="Inferred from its absence in every source that was read.")


def unread(*published_in: Citation) -> Evidence:
    """
    Return the evidence that Ofsted publishes something, but it was not read.
    """
    return Evidence(
        Basis.INFERRED, published_in, note="Inferred from the title of what Ofsted publishes there; it was not read."
    )
