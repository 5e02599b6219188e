"""
The focused and monitoring visits that Ofsted's official statistics list, as rows that a person can read.

Written by ``nox -s archive``: docs/how-to/keep-the-archive.md. The facts are those of Ofsted's official statistics of
2023, 2024 and 2025. Contains public sector information licensed under the Open Government Licence v3.0.

A line is one visit, the oldest first:

    kind, first day, letter published, the day of the statistics, theme

A full stop stands for what is not known. What the words mean is said once, in
`ofsted_ilacs.archive.lines.VisitLine`.
"""

from datetime import date

__all__ = ["HELD_UNTIL", "VISITS"]

HELD_UNTIL = date(2025, 3, 31)
"""The last day of visits that the statistics cover."""

VISITS = {
    # Barking and Dagenham
    "301": """
focused_visit     2022-05-04  .           2023-03-31  Achieving permanence
focused_visit     2025-03-26  2025-04-29  2025-03-31  Children in need/subject to a plan
""",
    # Barnsley
    "370": """
focused_visit     2023-01-25  .           2023-03-31  Care leavers
focused_visit     2024-11-05  2024-12-05  2025-03-31  Children in care
""",
    # Bath and North East Somerset
    "800": """
focused_visit     2024-12-04  2025-01-13  2025-03-31  Care leavers
""",
    # Bexley
    "303": """
focused_visit     2025-02-13  2025-03-14  2025-03-31  Children in need/subject to a plan
""",
    # Birmingham
    "330": """
focused_visit     2024-09-24  2024-10-24  2025-03-31  Children in care
""",
    # Blackburn with Darwen
    "889": """
focused_visit     2024-04-23  2024-05-24  2025-03-31  Care leavers
""",
    # Blackpool
    "890": """
monitoring_visit  2022-06-14  .           2023-03-31  Children in need/subject to a plan
""",
    # Bournemouth, Christchurch and Poole
    "839": """
monitoring_visit  2022-10-04  .           2023-03-31  Children in need/subject to a plan
monitoring_visit  2023-03-21  .           2024-03-31  Children in care
monitoring_visit  2023-08-02  .           2024-03-31  Children in care
monitoring_visit  2023-11-29  .           2024-03-31  Care leavers
monitoring_visit  2024-02-21  .           2024-03-31  Front door
""",
    # Bracknell Forest
    "867": """
focused_visit     2023-11-21  .           2024-03-31  Children in care
""",
    # Bradford
    "380": """
monitoring_visit  2022-07-27  .           2023-03-31  Care leavers
monitoring_visit  2023-07-18  .           2024-03-31  Front door
monitoring_visit  2023-11-08  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2024-02-27  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2024-05-22  2024-07-12  2025-03-31  Achieving permanence
monitoring_visit  2025-02-11  2025-03-13  2025-03-31  Children in care
""",
    # Bristol
    "801": """
focused_visit     2025-02-18  2025-03-20  2025-03-31  Front door
""",
    # Buckinghamshire
    "825": """
focused_visit     2022-10-12  .           2023-03-31  Care leavers
""",
    # Bury
    "351": """
monitoring_visit  2022-10-12  .           2023-03-31  Children in need/subject to a plan
monitoring_visit  2023-02-28  .           2024-03-31  Achieving permanence
monitoring_visit  2023-08-01  .           2024-03-31  Vulnerable adolescents
monitoring_visit  2023-11-01  .           2024-03-31  Care leavers
monitoring_visit  2024-10-31  2024-12-02  2025-03-31  Front door
""",
    # Calderdale
    "381": """
focused_visit     2023-05-17  .           2024-03-31  Children in need/subject to a plan
""",
    # Camden
    "202": """
focused_visit     2023-10-31  .           2024-03-31  Children in need/subject to a plan
""",
    # Central Bedfordshire
    "823": """
focused_visit     2024-02-20  .           2024-03-31  Children in need/subject to a plan
""",
    # City of London
    "201": """
focused_visit     2022-11-08  .           2023-03-31  Front door
""",
    # Darlington
    "841": """
focused_visit     2023-10-24  .           2024-03-31  Children in need/subject to a plan
""",
    # Derby
    "831": """
focused_visit     2023-10-25  .           2024-03-31  Children in need/subject to a plan
""",
    # Derbyshire
    "830": """
focused_visit     2022-09-21  .           2023-03-31  Children in need/subject to a plan
""",
    # Devon
    "878": """
monitoring_visit  2022-06-21  .           2023-03-31  Children in need/subject to a plan
monitoring_visit  2022-12-06  .           2023-03-31  Children in care
monitoring_visit  2023-04-18  .           2024-03-31  Children in care
monitoring_visit  2023-09-26  .           2024-03-31  Care leavers
monitoring_visit  2024-03-05  .           2024-03-31  Front door
""",
    # Doncaster
    "371": """
focused_visit     2023-05-03  .           2024-03-31  Front door
focused_visit     2024-06-26  2024-07-26  2025-03-31  Achieving permanence
""",
    # Dorset
    "838": """
focused_visit     2023-05-17  .           2024-03-31  Care leavers
""",
    # Dudley
    "332": """
focused_visit     2024-02-01  .           2024-03-31  Children in care
""",
    # Durham
    "840": """
focused_visit     2023-11-14  .           2024-03-31  Care leavers
""",
    # Ealing
    "307": """
focused_visit     2022-10-18  .           2023-03-31  Front door
""",
    # East Riding of Yorkshire
    "811": """
monitoring_visit  2022-05-04  .           2023-03-31  Children in need/subject to a plan
focused_visit     2024-05-15  2024-07-12  2025-03-31  Care leavers
""",
    # Enfield
    "308": """
focused_visit     2022-07-05  .           2023-03-31  Care leavers
""",
    # Essex
    "881": """
focused_visit     2025-01-15  2025-02-14  2025-03-31  Children in need/subject to a plan
""",
    # Gloucestershire
    "916": """
focused_visit     2025-01-22  2025-02-21  2025-03-31  Care leavers
""",
    # Hackney
    "204": """
focused_visit     2022-09-21  .           2023-03-31  Front door
""",
    # Halton
    "876": """
focused_visit     2022-11-23  .           2023-03-31  Front door
""",
    # Hampshire
    "850": """
focused_visit     2023-01-31  .           2023-03-31  Children in care
""",
    # Haringey
    "309": """
focused_visit     2025-02-11  2025-03-14  2025-03-31  Achieving permanence
""",
    # Havering
    "311": """
monitoring_visit  2025-03-26  2025-04-29  2025-03-31  Children in care
""",
    # Herefordshire
    "884": """
monitoring_visit  2023-06-28  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2023-09-26  .           2024-03-31  Children in care
monitoring_visit  2024-02-21  .           2024-03-31  Care leavers
monitoring_visit  2024-10-22  2024-12-04  2025-03-31  Vulnerable adolescents
monitoring_visit  2025-02-18  2025-03-20  2025-03-31  Front door
""",
    # Isle of Wight
    "921": """
focused_visit     2024-11-05  2024-12-05  2025-03-31  Children in need/subject to a plan
""",
    # Isles of Scilly
    "420": """
focused_visit     2022-07-19  .           2023-03-31  Children in need/subject to a plan
monitoring_visit  2024-05-14  2024-07-12  2025-03-31  Children in need/subject to a plan
monitoring_visit  2025-02-11  2025-03-13  2025-03-31  Children in need/subject to a plan
""",
    # Islington
    "206": """
focused_visit     2022-10-19  .           2023-03-31  Care leavers
""",
    # Kensington and Chelsea
    "207": """
focused_visit     2022-06-15  .           2023-03-31  Vulnerable adolescents
""",
    # Kent
    "886": """
focused_visit     2024-01-23  .           2024-03-31  Front door
""",
    # Kingston upon Hull
    "810": """
monitoring_visit  2022-03-29  .           2023-03-31  Care leavers
monitoring_visit  2022-07-20  .           2023-03-31  Front door
focused_visit     2024-09-18  2024-10-18  2025-03-31  Children in need/subject to a plan
""",
    # Kingston upon Thames
    "314": """
focused_visit     2022-05-17  .           2023-03-31  Front door
""",
    # Knowsley
    "340": """
focused_visit     2022-10-11  .           2023-03-31  Children in need/subject to a plan
focused_visit     2024-01-31  .           2024-03-31  Care leavers
""",
    # Lambeth
    "208": """
focused_visit     2023-06-27  .           2024-03-31  Children in need/subject to a plan
focused_visit     2024-12-02  2025-01-13  2025-03-31  Children in need/subject to a plan
""",
    # Leicester
    "856": """
focused_visit     2022-12-13  .           2023-03-31  Front door
""",
    # Leicestershire
    "855": """
focused_visit     2023-05-11  .           2024-03-31  Achieving permanence
""",
    # Liverpool
    "341": """
monitoring_visit  2024-03-19  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2024-07-08  2024-08-07  2025-03-31  Achieving permanence
monitoring_visit  2024-12-10  2025-01-28  2025-03-31  Care leavers
monitoring_visit  2025-03-25  2025-04-28  2025-03-31  Vulnerable adolescents
""",
    # Luton
    "821": """
focused_visit     2023-06-14  .           2024-03-31  Front door
focused_visit     2024-07-31  2024-09-09  2025-03-31  Care leavers
""",
    # Medway
    "887": """
monitoring_visit  2022-05-11  .           2023-03-31  Care leavers
monitoring_visit  2022-09-21  .           2023-03-31  Children in care
monitoring_visit  2023-02-21  .           2023-03-31  Front door
""",
    # Middlesbrough
    "806": """
monitoring_visit  2022-03-29  .           2023-03-31  Children in care
monitoring_visit  2022-07-13  .           2023-03-31  Front door
monitoring_visit  2022-11-01  .           2023-03-31  Care leavers
focused_visit     2024-07-31  2024-09-02  2025-03-31  Care leavers
""",
    # Milton Keynes
    "826": """
focused_visit     2022-11-23  .           2023-03-31  Children in care
focused_visit     2023-11-15  .           2024-03-31  Children in need/subject to a plan
""",
    # Newcastle upon Tyne
    "391": """
focused_visit     2023-09-20  .           2024-03-31  Front door
""",
    # Newham
    "316": """
focused_visit     2024-01-24  .           2024-03-31  Care leavers
""",
    # North East Lincolnshire
    "812": """
monitoring_visit  2022-11-08  .           2023-03-31  Achieving permanence
monitoring_visit  2023-02-08  .           2023-03-31  Care leavers
monitoring_visit  2023-05-16  .           2024-03-31  Front door
monitoring_visit  2023-10-11  .           2024-03-31  Vulnerable adolescents
monitoring_visit  2024-01-17  .           2024-03-31  Achieving permanence
monitoring_visit  2024-09-17  2024-10-17  2025-03-31  Children in need/subject to a plan
""",
    # North Lincolnshire
    "813": """
focused_visit     2024-01-23  .           2024-03-31  Care leavers
""",
    # North Northamptonshire
    "940": """
focused_visit     2023-10-18  .           2024-03-31  Front door
focused_visit     2024-10-01  2024-10-31  2025-03-31  Care leavers
""",
    # North Somerset
    "802": """
focused_visit     2022-09-21  .           2023-03-31  Front door
focused_visit     2025-02-19  2025-03-21  2025-03-31  Children in need/subject to a plan
""",
    # North Tyneside
    "392": """
focused_visit     2022-04-27  .           2023-03-31  Front door
""",
    # Northumberland
    "929": """
focused_visit     2022-07-26  .           2023-03-31  Achieving permanence
""",
    # Nottingham
    "892": """
monitoring_visit  2023-07-25  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2023-11-22  .           2024-03-31  Care leavers
monitoring_visit  2024-04-03  2024-05-15  2025-03-31  Children in care
monitoring_visit  2024-07-31  2024-09-02  2025-03-31  Front door
monitoring_visit  2024-11-12  2024-12-12  2025-03-31  Children in care
""",
    # Nottinghamshire
    "891": """
focused_visit     2022-04-26  .           2023-03-31  Children in need/subject to a plan
""",
    # Peterborough
    "874": """
focused_visit     2023-03-01  .           2024-03-31  Front door
monitoring_visit  2025-01-21  2025-02-20  2025-03-31  Front door
""",
    # Plymouth
    "879": """
focused_visit     2022-12-13  .           2023-03-31  Front door
""",
    # Portsmouth
    "851": """
focused_visit     2025-02-25  2025-03-27  2025-03-31  Care leavers
""",
    # Reading
    "870": """
focused_visit     2023-09-12  .           2024-03-31  Children in care
""",
    # Redbridge
    "317": """
focused_visit     2022-04-27  .           2023-03-31  Front door
""",
    # Redcar and Cleveland
    "807": """
focused_visit     2023-07-04  .           2024-03-31  Front door
""",
    # Rotherham
    "372": """
focused_visit     2024-05-14  2024-07-12  2025-03-31  Children in need/subject to a plan
""",
    # Rutland
    "857": """
focused_visit     2023-01-24  .           2023-03-31  Children in need/subject to a plan
""",
    # Sandwell
    "333": """
focused_visit     2024-10-30  2024-11-29  2025-03-31  Front door
""",
    # Sefton
    "343": """
monitoring_visit  2023-02-21  .           2023-03-31  Children in need/subject to a plan
monitoring_visit  2023-07-19  .           2024-03-31  Children in care
monitoring_visit  2023-11-15  .           2024-03-31  Vulnerable adolescents
monitoring_visit  2024-02-13  .           2024-03-31  Care leavers
monitoring_visit  2024-06-25  2024-07-25  2025-03-31  Front door
""",
    # Sheffield
    "373": """
focused_visit     2022-09-21  .           2023-03-31  Achieving permanence
focused_visit     2024-10-29  2024-11-28  2025-03-31  Children in care
""",
    # Shropshire
    "893": """
focused_visit     2023-11-23  .           2024-03-31  Children in need/subject to a plan
focused_visit     2024-07-30  2024-08-30  2025-03-31  Children in care
""",
    # Slough
    "871": """
focused_visit     2024-04-30  2024-07-12  2025-03-31  Children in need/subject to a plan
""",
    # Solihull
    "334": """
monitoring_visit  2023-10-18  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2024-01-17  .           2024-03-31  Children in need/subject to a plan
monitoring_visit  2024-04-16  2024-05-16  2025-03-31  Achieving permanence
monitoring_visit  2024-10-15  2024-11-14  2025-03-31  Care leavers
""",
    # South Gloucestershire
    "803": """
focused_visit     2022-09-14  .           2023-03-31  Children in care
""",
    # South Tyneside
    "393": """
monitoring_visit  2024-03-21  .           2024-03-31  Front door
monitoring_visit  2024-07-30  2024-08-30  2025-03-31  Children in care
monitoring_visit  2024-10-15  2024-11-14  2025-03-31  Care leavers
""",
    # Southampton
    "852": """
focused_visit     2022-11-22  .           2023-03-31  Children in need/subject to a plan
""",
    # Southend-on-Sea
    "882": """
focused_visit     2022-03-22  .           2023-03-31  Children in care
focused_visit     2023-05-23  .           2024-03-31  Children in need/subject to a plan
""",
    # Southwark
    "210": """
focused_visit     2023-12-13  .           2024-03-31  Care leavers
""",
    # St Helens
    "342": """
monitoring_visit  2022-07-27  .           2023-03-31  Achieving permanence
monitoring_visit  2022-12-13  .           2023-03-31  Children in need/subject to a plan
focused_visit     2024-04-24  2024-07-12  2025-03-31  Children in need/subject to a plan
""",
    # Staffordshire
    "860": """
focused_visit     2022-05-26  .           2023-03-31  Children in need/subject to a plan
""",
    # Stockport
    "356": """
focused_visit     2024-01-24  .           2024-03-31  Children in need/subject to a plan
""",
    # Stockton-on-Tees
    "808": """
focused_visit     2022-09-21  .           2023-03-31  Front door
focused_visit     2024-09-18  2024-10-18  2025-03-31  Children in care
""",
    # Stoke-on-Trent
    "861": """
focused_visit     2023-10-04  .           2024-03-31  Achieving permanence
focused_visit     2024-10-01  2024-10-31  2025-03-31  Children in need/subject to a plan
""",
    # Sunderland
    "394": """
focused_visit     2023-10-25  .           2024-03-31  Children in need/subject to a plan
""",
    # Surrey
    "936": """
focused_visit     2024-04-16  2024-05-17  2025-03-31  Children in need/subject to a plan
""",
    # Swindon
    "866": """
monitoring_visit  2024-05-21  2024-07-12  2025-03-31  Children in need/subject to a plan
monitoring_visit  2024-09-17  2024-10-17  2025-03-31  Care leavers
""",
    # Tameside
    "357": """
focused_visit     2022-04-27  .           2023-03-31  Front door
monitoring_visit  2025-02-13  2025-03-25  2025-03-31  Children in need/subject to a plan
""",
    # Telford and Wrekin
    "894": """
focused_visit     2022-04-20  .           2023-03-31  Children in need/subject to a plan
""",
    # Tower Hamlets
    "211": """
focused_visit     2022-07-26  .           2023-03-31  Children in care
""",
    # Trafford
    "358": """
monitoring_visit  2022-03-10  .           2023-03-31  Children in care
monitoring_visit  2022-07-12  .           2023-03-31  Children in need/subject to a plan
focused_visit     2024-07-02  2024-08-01  2025-03-31  Care leavers
""",
    # Wakefield
    "384": """
focused_visit     2023-03-28  .           2024-03-31  Care leavers
""",
    # Waltham Forest
    "320": """
focused_visit     2022-05-25  .           2023-03-31  Children in need/subject to a plan
""",
    # Wandsworth
    "212": """
focused_visit     2023-11-23  .           2024-03-31  Front door
""",
    # Warwickshire
    "937": """
focused_visit     2023-03-28  .           2024-03-31  Care leavers
""",
    # West Berkshire
    "869": """
focused_visit     2023-10-03  .           2024-03-31  Care leavers
""",
    # West Northamptonshire
    "941": """
focused_visit     2023-10-18  .           2024-03-31  Front door
""",
    # West Sussex
    "938": """
monitoring_visit  2022-03-30  .           2023-03-31  Children in care
monitoring_visit  2022-09-21  .           2023-03-31  Children in need/subject to a plan
focused_visit     2024-07-24  2024-08-23  2025-03-31  Care leavers
""",
    # Westminster
    "213": """
focused_visit     2022-06-15  .           2023-03-31  Vulnerable adolescents
""",
    # Wigan
    "359": """
focused_visit     2023-05-03  .           2024-03-31  Front door
focused_visit     2024-10-29  2024-11-28  2025-03-31  Care leavers
""",
    # Wirral
    "344": """
focused_visit     2024-09-17  2024-10-17  2025-03-31  Care leavers
""",
    # Wokingham
    "872": """
focused_visit     2022-04-12  .           2023-03-31  Children in care
focused_visit     2024-02-20  .           2024-03-31  Children in need/subject to a plan
focused_visit     2024-12-11  2025-01-28  2025-03-31  Care leavers
""",
    # Wolverhampton
    "336": """
focused_visit     2024-10-02  2024-11-01  2025-03-31  Children in need/subject to a plan
""",
    # Worcestershire
    "885": """
focused_visit     2024-12-03  2025-01-13  2025-03-31  Children in care
""",
    # York
    "816": """
focused_visit     2023-08-01  .           2024-03-31  Care leavers
""",
}
