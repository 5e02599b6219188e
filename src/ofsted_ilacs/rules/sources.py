"""
The sources that rules cite: titles and addresses. The words that were read are with the rules that rest on them.
"""

from collections.abc import Mapping
from datetime import date

from ofsted_ilacs.rules.evidence import Citation

# Statute.

EIA_2006 = Citation(
    "Education and Inspections Act 2006", url="https://www.legislation.gov.uk/ukpga/2006/40/section/137"
)
SI_2007_462 = Citation(
    "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007 (SI 2007/462)",
    url="https://www.legislation.gov.uk/uksi/2007/462",
)
SI_2015_1792 = Citation(
    "Children Act 2004 (Joint Area Reviews) Regulations 2015 (SI 2015/1792)",
    url="https://www.legislation.gov.uk/uksi/2015/1792",
)
FOIA_2000 = Citation("Freedom of Information Act 2000", url="https://www.legislation.gov.uk/ukpga/2000/36/section/10")
EDUCATION_ACT_1996 = Citation("Education Act 1996", url="https://www.legislation.gov.uk/ukpga/1996/56/section/497A")

# Ofsted and the government.

FRAMEWORK = Citation(
    "Inspecting local authority children's services (framework)",
    url="https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018",
)
SINGLE_FRAMEWORK = Citation(
    "GOV.UK, New single framework for inspecting local authority services, 2013",
    url="https://www.gov.uk/government/news/new-single-framework-for-inspecting-local-authority-services",
)
MONITORING_HANDBOOK = Citation(
    "Monitoring inadequate local authority children's services, handbook of May 2016 (copy)",
    url="https://docslib.org/doc/12601516/monitoring-inadequate-la-childrens-services",
)
OFSTED_BLOG = Citation(
    "Ofsted, social care inspection blog, 19 July 2017",
    url=(
        "https://socialcareinspection.blog.gov.uk/2017/07/19/more-dialogue-and-less-focus-on-plans-local-authority-"
        "childrens-services-inspections-from-2018/"
    ),
)
SEND_REVISITS = Citation("GOV.UK, area SEND re-visits guidance, 29 November 2022")
JTAI_PAGE = Citation("GOV.UK, Joint inspections of arrangements and services")
JTAI_LETTERS = Citation("published letters of joint targeted area inspections", url="https://reports.ofsted.gov.uk/")
DEFERRAL_POLICY = Citation("GOV.UK, deferral and pausing policy, 5 April 2024")
PRE_ELECTION_2019 = Citation("Ofsted, 6 November 2019, publication before elections")
PRE_ELECTION_2024 = Citation("Ofsted, policy of 26 March 2024 on publication before elections")
CARE_LEAVERS_JUDGEMENT = Citation(
    "Ofsted, 2 December 2022, a new judgement for care leavers (copy)",
    url="https://www.wired-gov.net/wg/news.nsf/articles/a+new+judgement+for+care+leavers+02122022152000?open",
)
NO_HEADLINE_JUDGEMENT = Citation(
    "Ofsted, 27 November 2025, removal of the headline judgement (copy)",
    url=(
        "https://www.wired-gov.net/wg/news.nsf/articles/ofsted+confirms+removal+of+headline+judgement+for+inspections"
        "+of+local+authorities+childrens+services+27112025162500?open"
    ),
)
OFFICIAL_STATISTICS = Citation(
    "Ofsted, official statistics: local authority children's services inspection outcomes as at 31 March 2025, 2024 "
    "and 2023"
)
REPORTS = Citation("published inspection reports", url="https://reports.ofsted.gov.uk/")
HEREFORDSHIRE_DECISION = Citation("Decision on Herefordshire, 28 March 2024")
PARLIAMENTARY_ANSWER_2022 = Citation("Parliamentary answer, 27 May 2022")
WRITTEN_ANSWER_2017 = Citation(
    "House of Lords, written answer HL1076, 31 July 2017",
    url="https://www.theyworkforyou.com/wrans/?id=2017-07-19.HL1076.h",
    accessed=date(2026, 11, 25),
)

# The press.

COMMUNITY_CARE_2016 = Citation(
    "Community Care, 31 May 2016",
    url="https://www.communitycare.co.uk/2016/05/31/ofsted-publish-reports-inadequate-councils/",
)
COMMUNITY_CARE_DIRECTOR = Citation(
    "Community Care, 29 November 2017, What social workers need to know",
    url="https://www.communitycare.co.uk/2017/11/29/social-workers-need-know-ofsteds-new-inspection-regime/",
)
COMMUNITY_CARE_NEWS = Citation(
    "Community Care, 29 November 2017, New Ofsted children's services inspection regime confirmed"
)
CYP_NOW_FEBRUARY_2016 = Citation("CYP Now, 9 February 2016")
CYP_NOW_MAY_2016 = Citation(
    "CYP Now, 31 May 2016",
    url="https://www.cypnow.co.uk/content/news/ofsted-to-visit-inadequate-councils-every-three-months",
)
CYP_NOW_2017 = Citation("CYP Now, 2017, Ofsted aims for more accurate measure of social care services")
CYP_NOW_AUGUST_2018 = Citation("CYP Now, 16 August 2018")
CYP_NOW_SEPTEMBER_2018 = Citation(
    "CYP Now, 17 September 2018",
    url="https://www.cypnow.co.uk/news/article/ofsted-relaxes-inspections-for-struggling-inadequate-councils",
)
CYP_NOW_OXFORDSHIRE = Citation("CYP Now, on Oxfordshire's inspection")
CYP_NOW_2021 = Citation(
    "CYP Now, 27 April 2021",
    url="https://www.cypnow.co.uk/features/article/inspections-clinic-return-of-ofsted-visits-q-a",
)

# Councils and sector bodies.

KIRKLEES = Citation(
    "Kirklees Safeguarding Children Partnership, ILACS guidance for professionals",
    url=(
        "https://www.kirkleessafeguardingchildren.co.uk/procedures-local-protocols-and-guidance/"
        "ilacs-inspection-guidance-for-professionals/"
    ),
)
KIRKLEES_CABINET = Citation("Kirklees, cabinet report of 7 March 2017")
NOTTINGHAMSHIRE = Citation(
    "Nottinghamshire, one-minute guide to Ofsted inspections",
    url="https://www.nottinghamshire.gov.uk/global-content/one-minute-guides/ofsted-inspections",
)
INDEPENDENT_GUIDE = Citation("A guide by independent social workers")
LEEDS = Citation(
    "Leeds, one-minute guide to Ofsted's inspection framework",
    url="https://leeds.gov.uk/one-minute-guides/ofsted-new-inspection-framework",
    accessed=date(2026, 11, 21),
)
SESLIP = Citation("SESLIP, Ofsted visit analysis", url="https://www.seslip.co.uk/ofsted-visit-analysis/")
ED_YOURSELF = Citation("EdYourself, 18 December 2017")
ED_YOURSELF_INTERVENTION = Citation(
    "EdYourself, on intervention in inadequate authorities",
    url="https://edyourself.wordpress.com/2016/11/01/intervention-level-in-authorities-rated-inadequate-by-ofsted/",
    accessed=date(2026, 11, 25),
)
ED_YOURSELF_MONITORING = Citation("EdYourself, on the monitoring handbook of 2016-17")
CUMBRIA_2020 = Citation("Cumbria, 2020, on focused visits")
CUMBRIA_NOVEMBER_2020 = Citation("Cumbria, November 2020, on assurance visits")
NORFOLK_2015 = Citation("Norfolk, 2015, on its single inspection")
BATH = Citation("Bath and North East Somerset, 3 July 2025")
WOKINGHAM = Citation("Wokingham, on its inspection")
SCRAPER_README = Citation("README of a public scraper of inspection reports, 22 August 2026")

NOT_READ: Mapping[Citation, str] = {
    SI_2007_462: "regulation 3",
    SI_2015_1792: "regulation 4",
    FRAMEWORK: "everything after its opening paragraphs, in every version",
}
"""What was not read of a source that rules cite."""
