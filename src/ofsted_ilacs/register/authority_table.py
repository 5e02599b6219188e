"""
The authorities themselves: 153 today, those that were abolished since 1 April 2009, and those that are announced.

Names and codes are those of the Department for Education, the Office for National Statistics and Ofsted (Open
Government Licence v3.0), as they stood on `REGISTER_DAY`. An authority that was given another GSS code, because its
form or its boundary changed, is the same authority: its DfE code, its Ofsted number and its inspections went on.
"""

from datetime import date

from ofsted_ilacs.model.authorities import Authority, AuthorityKind
from ofsted_ilacs.register.reorganisations import REORGANISATIONS
from ofsted_ilacs.register.statistical_neighbours import NEIGHBOURS

__all__ = ["ANNOUNCED", "AUTHORITIES", "FIRST_DAY", "FORMER_GSS_CODES", "LAST_DAY", "REGISTER_DAY"]

REGISTER_DAY = date(2026, 11, 1)
"""The day on which the rows below were true."""

FIRST_DAY = date(2009, 4, 1)
"""The first day that the register can answer for: earlier reorganisations are not recorded."""

LAST_DAY = date(2028, 3, 31)
"""The last one: more authorities are planned for 1 April 2028, and which is not decided."""

BOROUGH, COUNTY, DISTRICT, UNITARY = (
    AuthorityKind.LONDON_BOROUGH,
    AuthorityKind.COUNTY,
    AuthorityKind.METROPOLITAN_DISTRICT,
    AuthorityKind.UNITARY,
)
EAST_MIDLANDS, EAST_OF_ENGLAND, LONDON = "East Midlands", "East of England", "London"
NORTH_EAST, NORTH_WEST, SOUTH_EAST, SOUTH_WEST = "North East", "North West", "South East", "South West"
WEST_MIDLANDS, YORKSHIRE_AND_THE_HUMBER = "West Midlands", "Yorkshire and the Humber"

# Ofsted's regions are those of the Office for National Statistics, but for one that holds two of them.
_NORTH = "North East, Yorkshire and the Humber"
_OFSTED_REGIONS = {NORTH_EAST: _NORTH, YORKSHIRE_AND_THE_HUMBER: _NORTH}

_PRESENT = (
    # name, DfE code, GSS code, Ofsted number, kind, region
    ("Barking and Dagenham", "301", "E09000002", "80486", BOROUGH, LONDON),
    ("Barnet", "302", "E09000003", "80487", BOROUGH, LONDON),
    ("Barnsley", "370", "E08000038", "80426", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Bath and North East Somerset", "800", "E06000022", "80427", UNITARY, SOUTH_WEST),
    ("Bedford", "822", "E06000055", "80428", UNITARY, EAST_OF_ENGLAND),
    ("Bexley", "303", "E09000004", "80488", BOROUGH, LONDON),
    ("Birmingham", "330", "E08000025", "80429", DISTRICT, WEST_MIDLANDS),
    ("Blackburn with Darwen", "889", "E06000008", "80430", UNITARY, NORTH_WEST),
    ("Blackpool", "890", "E06000009", "80431", UNITARY, NORTH_WEST),
    ("Bolton", "350", "E08000001", "80432", DISTRICT, NORTH_WEST),
    ("Bournemouth, Christchurch and Poole", "839", "E06000058", "2532287", UNITARY, SOUTH_WEST),
    ("Bracknell Forest", "867", "E06000036", "80436", UNITARY, SOUTH_EAST),
    ("Bradford", "380", "E08000032", "80449", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Brent", "304", "E09000005", "80489", BOROUGH, LONDON),
    ("Brighton and Hove", "846", "E06000043", "80438", UNITARY, SOUTH_EAST),
    ("Bristol", "801", "E06000023", "80441", UNITARY, SOUTH_WEST),
    ("Bromley", "305", "E09000006", "80490", BOROUGH, LONDON),
    ("Buckinghamshire", "825", "E06000060", "80442", UNITARY, SOUTH_EAST),
    ("Bury", "351", "E08000002", "80443", DISTRICT, NORTH_WEST),
    ("Calderdale", "381", "E08000033", "80444", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Cambridgeshire", "873", "E10000003", "80445", COUNTY, EAST_OF_ENGLAND),
    ("Camden", "202", "E09000007", "80491", BOROUGH, LONDON),
    ("Central Bedfordshire", "823", "E06000056", "80446", UNITARY, EAST_OF_ENGLAND),
    ("Cheshire East", "895", "E06000049", "80447", UNITARY, NORTH_WEST),
    ("Cheshire West and Chester", "896", "E06000050", "80448", UNITARY, NORTH_WEST),
    ("City of London", "201", "E09000001", "80450", BOROUGH, LONDON),
    ("Cornwall", "908", "E06000052", "80454", UNITARY, SOUTH_WEST),
    ("Coventry", "331", "E08000026", "80456", DISTRICT, WEST_MIDLANDS),
    ("Croydon", "306", "E09000008", "80492", BOROUGH, LONDON),
    ("Cumberland", "942", "E06000063", "2733690", UNITARY, NORTH_WEST),
    ("Darlington", "841", "E06000005", "80458", UNITARY, NORTH_EAST),
    ("Derby", "831", "E06000015", "80459", UNITARY, EAST_MIDLANDS),
    ("Derbyshire", "830", "E10000007", "80460", COUNTY, EAST_MIDLANDS),
    ("Devon", "878", "E10000008", "80461", COUNTY, SOUTH_WEST),
    ("Doncaster", "371", "E08000017", "80462", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Dorset", "838", "E06000059", "2532283", UNITARY, SOUTH_WEST),
    ("Dudley", "332", "E08000027", "80464", DISTRICT, WEST_MIDLANDS),
    ("Durham", "840", "E06000047", "80465", UNITARY, NORTH_EAST),
    ("Ealing", "307", "E09000009", "80493", BOROUGH, LONDON),
    ("East Riding of Yorkshire", "811", "E06000011", "80466", UNITARY, YORKSHIRE_AND_THE_HUMBER),
    ("East Sussex", "845", "E10000011", "80467", COUNTY, SOUTH_EAST),
    ("Enfield", "308", "E09000010", "80494", BOROUGH, LONDON),
    ("Essex", "881", "E10000012", "80468", COUNTY, EAST_OF_ENGLAND),
    ("Gateshead", "390", "E08000037", "80469", DISTRICT, NORTH_EAST),
    ("Gloucestershire", "916", "E10000013", "80470", COUNTY, SOUTH_WEST),
    ("Greenwich", "203", "E09000011", "80495", BOROUGH, LONDON),
    ("Hackney", "204", "E09000012", "80496", BOROUGH, LONDON),
    ("Halton", "876", "E06000006", "80471", UNITARY, NORTH_WEST),
    ("Hammersmith and Fulham", "205", "E09000013", "80497", BOROUGH, LONDON),
    ("Hampshire", "850", "E10000014", "80472", COUNTY, SOUTH_EAST),
    ("Haringey", "309", "E09000014", "80498", BOROUGH, LONDON),
    ("Harrow", "310", "E09000015", "80499", BOROUGH, LONDON),
    ("Hartlepool", "805", "E06000001", "80473", UNITARY, NORTH_EAST),
    ("Havering", "311", "E09000016", "80500", BOROUGH, LONDON),
    ("Herefordshire", "884", "E06000019", "80474", UNITARY, WEST_MIDLANDS),
    ("Hertfordshire", "919", "E10000015", "80475", COUNTY, EAST_OF_ENGLAND),
    ("Hillingdon", "312", "E09000017", "80501", BOROUGH, LONDON),
    ("Hounslow", "313", "E09000018", "80503", BOROUGH, LONDON),
    ("Isle of Wight", "921", "E06000046", "80419", UNITARY, SOUTH_EAST),
    ("Isles of Scilly", "420", "E06000053", "80455", UNITARY, SOUTH_WEST),
    ("Islington", "206", "E09000019", "80505", BOROUGH, LONDON),
    ("Kensington and Chelsea", "207", "E09000020", "80544", BOROUGH, LONDON),
    ("Kent", "886", "E10000016", "80476", COUNTY, SOUTH_EAST),
    ("Kingston upon Hull", "810", "E06000010", "80477", UNITARY, YORKSHIRE_AND_THE_HUMBER),
    ("Kingston upon Thames", "314", "E09000021", "80545", BOROUGH, LONDON),
    ("Kirklees", "382", "E08000034", "80478", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Knowsley", "340", "E08000011", "80479", DISTRICT, NORTH_WEST),
    ("Lambeth", "208", "E09000022", "80506", BOROUGH, LONDON),
    ("Lancashire", "888", "E10000017", "80480", COUNTY, NORTH_WEST),
    ("Leeds", "383", "E08000035", "80481", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Leicester", "856", "E06000016", "80482", UNITARY, EAST_MIDLANDS),
    ("Leicestershire", "855", "E10000018", "80483", COUNTY, EAST_MIDLANDS),
    ("Lewisham", "209", "E09000023", "80508", BOROUGH, LONDON),
    ("Lincolnshire", "925", "E10000019", "80484", COUNTY, EAST_MIDLANDS),
    ("Liverpool", "341", "E08000012", "80485", DISTRICT, NORTH_WEST),
    ("Luton", "821", "E06000032", "80520", UNITARY, EAST_OF_ENGLAND),
    ("Manchester", "352", "E08000003", "80521", DISTRICT, NORTH_WEST),
    ("Medway", "887", "E06000035", "80522", UNITARY, SOUTH_EAST),
    ("Merton", "315", "E09000024", "80510", BOROUGH, LONDON),
    ("Middlesbrough", "806", "E06000002", "80523", UNITARY, NORTH_EAST),
    ("Milton Keynes", "826", "E06000042", "80524", UNITARY, SOUTH_EAST),
    ("Newcastle upon Tyne", "391", "E08000021", "80525", DISTRICT, NORTH_EAST),
    ("Newham", "316", "E09000025", "80511", BOROUGH, LONDON),
    ("Norfolk", "926", "E10000020", "80418", COUNTY, EAST_OF_ENGLAND),
    ("North East Lincolnshire", "812", "E06000012", "80526", UNITARY, YORKSHIRE_AND_THE_HUMBER),
    ("North Lincolnshire", "813", "E06000013", "80527", UNITARY, YORKSHIRE_AND_THE_HUMBER),
    ("North Northamptonshire", "940", "E06000061", "2637539", UNITARY, EAST_MIDLANDS),
    ("North Somerset", "802", "E06000024", "80528", UNITARY, SOUTH_WEST),
    ("North Tyneside", "392", "E08000022", "80529", DISTRICT, NORTH_EAST),
    ("North Yorkshire", "815", "E06000065", "80530", UNITARY, YORKSHIRE_AND_THE_HUMBER),
    ("Northumberland", "929", "E06000057", "80532", UNITARY, NORTH_EAST),
    ("Nottingham", "892", "E06000018", "80533", UNITARY, EAST_MIDLANDS),
    ("Nottinghamshire", "891", "E10000024", "80534", COUNTY, EAST_MIDLANDS),
    ("Oldham", "353", "E08000004", "80535", DISTRICT, NORTH_WEST),
    ("Oxfordshire", "931", "E10000025", "80536", COUNTY, SOUTH_EAST),
    ("Peterborough", "874", "E06000031", "80537", UNITARY, EAST_OF_ENGLAND),
    ("Plymouth", "879", "E06000026", "80538", UNITARY, SOUTH_WEST),
    ("Portsmouth", "851", "E06000044", "80539", UNITARY, SOUTH_EAST),
    ("Reading", "870", "E06000038", "80540", UNITARY, SOUTH_EAST),
    ("Redbridge", "317", "E09000026", "80512", BOROUGH, LONDON),
    ("Redcar and Cleveland", "807", "E06000003", "80541", UNITARY, NORTH_EAST),
    ("Richmond upon Thames", "318", "E09000027", "80513", BOROUGH, LONDON),
    ("Rochdale", "354", "E08000005", "80542", DISTRICT, NORTH_WEST),
    ("Rotherham", "372", "E08000018", "80543", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Rutland", "857", "E06000017", "80547", UNITARY, EAST_MIDLANDS),
    ("Salford", "355", "E08000006", "80548", DISTRICT, NORTH_WEST),
    ("Sandwell", "333", "E08000028", "80549", DISTRICT, WEST_MIDLANDS),
    ("Sefton", "343", "E08000014", "80550", DISTRICT, NORTH_WEST),
    ("Sheffield", "373", "E08000039", "80551", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Shropshire", "893", "E06000051", "80552", UNITARY, WEST_MIDLANDS),
    ("Slough", "871", "E06000039", "80553", UNITARY, SOUTH_EAST),
    ("Solihull", "334", "E08000029", "80554", DISTRICT, WEST_MIDLANDS),
    ("Somerset", "933", "E06000066", "80555", UNITARY, SOUTH_WEST),
    ("South Gloucestershire", "803", "E06000025", "80556", UNITARY, SOUTH_WEST),
    ("South Tyneside", "393", "E08000023", "80557", DISTRICT, NORTH_EAST),
    ("Southampton", "852", "E06000045", "80558", UNITARY, SOUTH_EAST),
    ("Southend-on-Sea", "882", "E06000033", "80559", UNITARY, EAST_OF_ENGLAND),
    ("Southwark", "210", "E09000028", "80514", BOROUGH, LONDON),
    ("St Helens", "342", "E08000013", "80560", DISTRICT, NORTH_WEST),
    ("Staffordshire", "860", "E10000028", "80561", COUNTY, WEST_MIDLANDS),
    ("Stockport", "356", "E08000007", "80562", DISTRICT, NORTH_WEST),
    ("Stockton-on-Tees", "808", "E06000004", "80563", UNITARY, NORTH_EAST),
    ("Stoke-on-Trent", "861", "E06000021", "80564", UNITARY, WEST_MIDLANDS),
    ("Suffolk", "935", "E10000029", "80565", COUNTY, EAST_OF_ENGLAND),
    ("Sunderland", "394", "E08000024", "80566", DISTRICT, NORTH_EAST),
    ("Surrey", "936", "E10000030", "80567", COUNTY, SOUTH_EAST),
    ("Sutton", "319", "E09000029", "80515", BOROUGH, LONDON),
    ("Swindon", "866", "E06000030", "80568", UNITARY, SOUTH_WEST),
    ("Tameside", "357", "E08000008", "80569", DISTRICT, NORTH_WEST),
    ("Telford and Wrekin", "894", "E06000020", "80570", UNITARY, WEST_MIDLANDS),
    ("Thurrock", "883", "E06000034", "80571", UNITARY, EAST_OF_ENGLAND),
    ("Torbay", "880", "E06000027", "80572", UNITARY, SOUTH_WEST),
    ("Tower Hamlets", "211", "E09000030", "80516", BOROUGH, LONDON),
    ("Trafford", "358", "E08000009", "80573", DISTRICT, NORTH_WEST),
    ("Wakefield", "384", "E08000036", "80451", DISTRICT, YORKSHIRE_AND_THE_HUMBER),
    ("Walsall", "335", "E08000030", "80574", DISTRICT, WEST_MIDLANDS),
    ("Waltham Forest", "320", "E09000031", "80517", BOROUGH, LONDON),
    ("Wandsworth", "212", "E09000032", "80518", BOROUGH, LONDON),
    ("Warrington", "877", "E06000007", "80575", UNITARY, NORTH_WEST),
    ("Warwickshire", "937", "E10000031", "80576", COUNTY, WEST_MIDLANDS),
    ("West Berkshire", "869", "E06000037", "80577", UNITARY, SOUTH_EAST),
    ("West Northamptonshire", "941", "E06000062", "2637548", UNITARY, EAST_MIDLANDS),
    ("West Sussex", "938", "E10000032", "80578", COUNTY, SOUTH_EAST),
    ("Westminster", "213", "E09000033", "80519", BOROUGH, LONDON),
    ("Westmorland and Furness", "943", "E06000064", "2733698", UNITARY, NORTH_WEST),
    ("Wigan", "359", "E08000010", "80579", DISTRICT, NORTH_WEST),
    ("Wiltshire", "865", "E06000054", "80580", UNITARY, SOUTH_WEST),
    ("Windsor and Maidenhead", "868", "E06000040", "80546", UNITARY, SOUTH_EAST),
    ("Wirral", "344", "E08000015", "80581", DISTRICT, NORTH_WEST),
    ("Wokingham", "872", "E06000041", "80582", UNITARY, SOUTH_EAST),
    ("Wolverhampton", "336", "E08000031", "80583", DISTRICT, WEST_MIDLANDS),
    ("Worcestershire", "885", "E10000034", "80584", COUNTY, WEST_MIDLANDS),
    ("York", "816", "E06000014", "80453", UNITARY, YORKSHIRE_AND_THE_HUMBER),
)
# The City of London is a corporation of its own kind, grouped with the London boroughs in official statistics; the
# Isles of Scilly, likewise, with the unitaries.

_FORMER = (
    ("Bedfordshire", "820", None, None, COUNTY, EAST_OF_ENGLAND),
    ("Bournemouth", "837", "E06000028", None, UNITARY, SOUTH_WEST),
    ("Cheshire", "875", None, None, COUNTY, NORTH_WEST),
    ("Cumbria", "909", "E10000006", None, COUNTY, NORTH_WEST),
    ("Dorset (county council)", "835", "E10000009", None, COUNTY, SOUTH_WEST),
    ("Northamptonshire", "928", "E10000021", None, COUNTY, EAST_MIDLANDS),
    ("Poole", "836", "E06000029", None, UNITARY, SOUTH_WEST),
)

FORMER_GSS_CODES = {
    "E06000048": "929",  # Northumberland
    "E08000016": "370",  # Barnsley, until its boundary changed on 1 April 2025
    "E08000019": "373",  # Sheffield, likewise
    "E08000020": "390",  # Gateshead
    "E10000002": "825",  # Buckinghamshire, a county until 1 April 2020
    "E10000023": "815",  # North Yorkshire, a county until 1 April 2023
    "E10000027": "933",  # Somerset, likewise
}
"""Each superseded GSS code, with the DfE code of the authority that carries on under another one."""


_COMING = (
    # name, kind, region; they have no codes yet
    ("East Surrey", UNITARY, SOUTH_EAST),
    ("West Surrey", UNITARY, SOUTH_EAST),
)


def _registered() -> tuple[Authority, ...]:
    settled = [change for change in REORGANISATIONS if not change.is_announced]
    established = {name: change.day for change in settled for name in change.successors}
    abolished = {change.predecessor: change.day for change in settled}
    return tuple(
        Authority(
            name,
            dfe_code,
            gss_code=gss_code,
            urn=urn,
            kind=kind,
            region=region,
            ofsted_region=_OFSTED_REGIONS.get(region, region),
            established=established.get(name),
            abolished=abolished.get(name),
            neighbours=tuple(NEIGHBOURS.get(dfe_code, "").split()),
        )
        for name, dfe_code, gss_code, urn, kind, region in sorted(_PRESENT + _FORMER, key=lambda row: row[0])
    )


def _announced() -> tuple[Authority, ...]:
    first_days = {name: change.day for change in REORGANISATIONS if change.is_announced for name in change.successors}
    return tuple(
        Authority(
            name,
            None,
            kind=kind,
            region=region,
            ofsted_region=_OFSTED_REGIONS.get(region, region),
            established=first_days[name],
            is_announced=True,
        )
        for name, kind, region in _COMING
    )


AUTHORITIES = _registered()
"""Every authority that exists or existed, by name."""

ANNOUNCED = _announced()
"""Every authority that is only announced, by name."""
