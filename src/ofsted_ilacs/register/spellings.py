"""
Spellings of authorities' names in reports, feeds and daily use, and how each is brought to one form.
"""

import re

__all__ = ["SHARED_NAMES", "SPELLINGS", "TITLES_AFTER", "TITLES_BEFORE", "core_name", "plain"]

SPELLINGS: dict[str, tuple[str, ...]] = {
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

SHARED_NAMES: dict[str, tuple[str, ...]] = {
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
_BOROUGHS = ("borough", "london borough", "royal borough", "metropolitan borough")
TITLES_BEFORE = (
    *("the", "council of", "unitary authority of", "lb", "lb of"),
    *(f"{borough}{rest}" for borough in _BOROUGHS for rest in ("", " of", " council", " council of")),
    *("city of", "city council of", "county", "county of", "county council of"),
)
TITLES_AFTER = (
    *("council", "local authority", "childrens services"),
    *(f"{borough}{rest}" for borough in _BOROUGHS for rest in ("", " of")),
    *("city", "city of", "county", "county of", "metropolitan", "district", "unitary", "authority"),
    *("lb", "mbc", "mdc", "cc", "ua", "la"),
)


def plain(text: str) -> str:
    """
    Return a name without differences that do not matter: case, punctuation, blanks, "&" for "and", "Saint" for "St",
    "upon" for "on".
    """
    joined = _JOINED.sub("", _AND.sub(" and ", text.casefold()))
    return " ".join([_SAME_WORDS.get(word, word) for word in _SEPARATORS.sub(" ", joined).split()])


def core_name(plain_text: str) -> str:
    """
    Return a plain name without the words that say what kind of body it is.

    "london borough of merton council" becomes "merton", "bristol city of" becomes "bristol"; "derbyshire" and "derby"
    stay what they are. At least one word is left.
    """
    words = plain_text.split()
    _drop_titles(words, _AT_THE_END)
    words.reverse()
    _drop_titles(words, _AT_THE_START)
    words.reverse()
    return " ".join(words)


_AT_THE_END = frozenset(tuple(title.split()) for title in TITLES_AFTER)
_AT_THE_START = frozenset(tuple(reversed(title.split())) for title in TITLES_BEFORE)
"""The words of each title backwards, as they end the words of a name that stand backwards."""
_LONGEST_TITLE = max(map(len, _AT_THE_END | _AT_THE_START))


def _drop_titles(words: list[str], titles: frozenset[tuple[str, ...]]) -> None:
    # Title by title from the end: a regular expression for "any of these, many times" tried every way to divide
    # "metropolitan borough metropolitan borough ..." among them, which took hours for thirty.
    while length := _title_at_the_end(words, titles):
        del words[-length:]


def _title_at_the_end(words: list[str], titles: frozenset[tuple[str, ...]]) -> int:
    """
    Return how many words the longest title at the end has; 0 if there is no title, or if no other word would be left.
    """
    most = min(_LONGEST_TITLE, len(words) - 1)
    return next((length for length in range(most, 0, -1) if tuple(words[-length:]) in titles), 0)
