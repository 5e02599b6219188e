"""
The sources that rules cite: titles and addresses, nothing copied.
"""

from datetime import date

from ofsted_ilacs.rules.evidence import Citation

EIA_2006 = Citation(
    "Education and Inspections Act 2006", url="https://www.legislation.gov.uk/ukpga/2006/40/section/137"
)
SI_2007_462 = Citation(
    "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007 (SI 2007/462)",
    url="https://www.legislation.gov.uk/uksi/2007/462",
)
FOIA_2000 = Citation("Freedom of Information Act 2000", url="https://www.legislation.gov.uk/ukpga/2000/36/section/10")
EDUCATION_ACT_1996 = Citation("Education Act 1996", url="https://www.legislation.gov.uk/ukpga/1996/56/section/497A")
FRAMEWORK = Citation(
    "Inspecting local authority children's services (framework)",
    url="https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018",
)
NO_HEADLINE_JUDGEMENT = Citation(
    "Ofsted, 27 November 2025, removal of the headline judgement (copy)",
    url=(
        "https://www.wired-gov.net/wg/news.nsf/articles/ofsted+confirms+removal+of+headline+judgement+for+inspections"
        "+of+local+authorities+childrens+services+27112025162500?open"
    ),
)
CARE_LEAVERS_JUDGEMENT = Citation(
    "Ofsted, 2 December 2022, a new judgement for care leavers (copy)",
    url="https://www.wired-gov.net/wg/news.nsf/articles/a+new+judgement+for+care+leavers+02122022152000?open",
)
CYP_NOW = Citation(
    "CYP Now, 17 September 2018",
    url="https://www.cypnow.co.uk/news/article/ofsted-relaxes-inspections-for-struggling-inadequate-councils",
)
COMMUNITY_CARE_2016 = Citation(
    "Community Care, 31 May 2016",
    url="https://www.communitycare.co.uk/2016/05/31/ofsted-publish-reports-inadequate-councils/",
)
COMMUNITY_CARE_2017 = Citation(
    "Community Care, 29 November 2017",
    url="https://www.communitycare.co.uk/2017/11/29/social-workers-need-know-ofsteds-new-inspection-regime/",
)
KIRKLEES = Citation(
    "Kirklees Safeguarding Children Partnership, ILACS guidance for professionals",
    url=(
        "https://www.kirkleessafeguardingchildren.co.uk/procedures-local-protocols-and-guidance/"
        "ilacs-inspection-guidance-for-professionals/"
    ),
)
NOTTINGHAMSHIRE = Citation(
    "Nottinghamshire, one-minute guide to Ofsted inspections",
    url="https://www.nottinghamshire.gov.uk/global-content/one-minute-guides/ofsted-inspections",
)
LEEDS = Citation(
    "Leeds, one-minute guide to Ofsted's inspection framework",
    url="https://leeds.gov.uk/one-minute-guides/ofsted-new-inspection-framework",
    accessed=date(2026, 11, 21),
)
OFSTED_BLOG_2018 = Citation(
    "Ofsted, social care inspection blog, 12 November 2018",
    url="https://socialcareinspection.blog.gov.uk/2018/11/12/learning-from-annual-engagement-meetings",
    accessed=date(2026, 11, 21),
)
SESLIP = Citation("SESLIP, Ofsted visit analysis", url="https://www.seslip.co.uk/ofsted-visit-analysis/")
MONITORING_HANDBOOK_2016 = Citation(
    "Monitoring inadequate local authority children's services, handbook of May 2016 (copy)",
    url="https://docslib.org/doc/12601516/monitoring-inadequate-la-childrens-services",
)
REPORTS = Citation("published inspection reports", url="https://reports.ofsted.gov.uk/")
