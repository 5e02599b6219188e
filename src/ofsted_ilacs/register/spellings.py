"""
How reports, feeds and people spell an authority's name, and how a spelling is brought to one form.
"""

import re

__all__ = ["SHARED_NAMES", "SPELLINGS", "core_name", "plain"]

SPELLINGS = {
    "201": ("The City of London", "City of London Corporation", "Corporation of London", "London Corporation"),
    "330": ("Birmingham Children's Trust",),
    "333": ("Sandwell Children's Trust",),
    "371": ("Doncaster Children's Services Trust", "Doncaster Children's Trust"),
    "380": ("Bradford Children and Families Trust",),
    "391": ("Newcastle",),
    "394": ("Together for Children", "Together for Children Sunderland"),
    "807": ("Redcar",),
    "810": ("Hull",),
    "811": ("East Riding",),
    "820": ("Bedfordshire County Council",),
    "835": ("Dorset County", "Dorset CC", "Dorset County Council Children's Services"),
    "839": ("BCP", "BCP Council"),
    "870": ("Brighter Futures for Children",),
    "871": ("Slough Children First", "Slough Children's Services Trust"),
    "885": ("Worcestershire Children First",),
}
"""By DfE code: spellings that the rules of `core_name` do not lead to the official name."""

SHARED_NAMES = {
    "Achieving for Children": ("314", "318", "868"),
    "Northamptonshire Children's Trust": ("940", "941"),
}
"""Names that several authorities go by, with their DfE codes: a service run for all of them."""

# An apostrophe in any of its forms, those of Windows-1252 read as Latin-1 among them, and the hyphen of a line's end.
_JOINED = re.compile("['`.\u2018\u2019\u02bc\x91\x92\u00ad]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_AND = re.compile("[&+]")
_SAME_WORDS = {"saint": "st", "upon": "on"}

# Titles of the body before and after a name. "County" and "City" may go too, for no two authorities differ by nothing
# else: the City of London and the former county of Dorset are spelt out above.
_BEFORE = re.compile(
    r"^(the |council of |((london|royal|metropolitan) )?borough( council)?( of)? |(city|county)( council)? of |county "
    r"|lb (of )?|unitary authority of )+"
)
_AFTER = re.compile(
    r"( ((london|royal|metropolitan) )?borough( of)?| (city|county)( of)?| (metropolitan|district|unitary|authority)"
    r"| council| local authority| childrens services| (lb|mbc|mdc|cc|ua|la))+$"
)


def plain(text: str) -> str:
    """
    Return a name without the differences that never matter: case, punctuation, blanks, "&" for "and", "Saint" for "St",
    "upon" for "on".
    """
    joined = _JOINED.sub("", _AND.sub(" and ", text.casefold()))
    return " ".join([_SAME_WORDS.get(word, word) for word in _SEPARATORS.sub(" ", joined).split()])


def core_name(plain_text: str) -> str:
    """
    Return a plain name without the words that say what kind of body it is.

    "london borough of merton council" becomes "merton", "bristol city of" becomes "bristol"; "derbyshire" and "derby"
    stay what they are.
    """
    return _BEFORE.sub("", _AFTER.sub("", plain_text))
