"""
Finding an authority by anything that it is called.
"""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NoReturn

from ofsted_ilacs.exceptions import CoverageError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.register.spellings import SHARED_NAMES, SPELLINGS, core_name, plain

__all__ = ["authorities", "authority", "find"]


def authorities(on: date | None = None) -> tuple[Authority, ...]:
    """
    Return the authorities that existed on a day, by name.

    Args:
        on: The day to ask for, from 1 April 2009 to 31 March 2027. Without one, the day of the register itself,
            `ofsted_ilacs.register.authority_table.REGISTER_DAY`: no clock is read.

    Raises:
        CoverageError: When the register does not know who existed on that day.
    """
    from ofsted_ilacs.register.authority_table import AUTHORITIES, FIRST_DAY, LAST_DAY, REGISTER_DAY

    on = REGISTER_DAY if on is None else day(on)
    if not FIRST_DAY <= on <= LAST_DAY:
        raise CoverageError(
            f"{on} is outside {FIRST_DAY} to {LAST_DAY}, the days for which the register knows every authority "
            "(East Surrey and West Surrey, announced for 1 April 2027, have no codes yet). Ask for a day inside."
        )
    return tuple(each for each in AUTHORITIES if each.existed_on(on))


def authority(key: str) -> Authority:
    """
    Return the authority that goes by a name or a code.

    Case, punctuation, "&", "Council", "City of", "London Borough of" and the like do not matter. A name that a former
    authority shared with one of today's is today's: "Dorset" is the present one, "Dorset County Council" the former.

    Args:
        key: The name in any spelling that reports use, the name of the trust that runs the service, the DfE code
            ("383"), the GSS code, present or former ("E08000035"), or Ofsted's number ("80481"), as text.

    Raises:
        UnknownAuthorityError: When nobody goes by that name, naming the three nearest, or when more than one does,
            naming them all.
    """
    if not isinstance(key, str):
        raise UnknownAuthorityError(
            f"{key!r} is not a text. Pass a name such as 'Leeds', or a code as text, such as '383'."
        )
    return find(key) or _unknown(key)


def find(key: str) -> Authority | None:
    """
    Return the authority that goes by a name or a code, as `authority` does, or None where none or several do.
    """
    index = _index()
    found = index.get(key)
    if found is not None:
        return found
    name = plain(key)
    core = core_name(name)
    return index.get(name) or (None if _contradicts_itself(name, core) else index.get(core))


def _contradicts_itself(name: str, core: str) -> bool:
    """
    Return whether a name mixes a city with the county around it: "Leicester County Council" is neither of the two.
    """
    index, title = _index(), name.replace(core, "").split()
    return ("county" in title and f"{core}shire" in index) or (
        "city" in title and core != core.removesuffix("shire") in index
    )


@cache
def _index() -> dict[str, Authority]:
    from ofsted_ilacs.register.authority_table import AUTHORITIES, FORMER_GSS_CODES

    by_code = {each.dfe_code: each for each in AUTHORITIES}
    index: dict[str, Authority] = {}
    for each in AUTHORITIES:
        codes = filter(None, (each.dfe_code, each.gss_code, each.urn))
        for spelling in (each.name, *SPELLINGS.get(each.dfe_code, ()), *codes):
            index[spelling] = index[plain(spelling)] = each
    for gss_code, dfe_code in FORMER_GSS_CODES.items():
        index[gss_code] = index[plain(gss_code)] = by_code[dfe_code]
    return index


def _unknown(key: str) -> NoReturn:
    name, shown = plain(key)[:_LONGEST], repr(key[:_LONGEST])
    candidates = _candidates(name)
    if len(candidates) > 1:
        raise UnknownAuthorityError(f"{shown} is not one authority: {_listed(candidates)}. Say which, or use a code.")
    raise UnknownAuthorityError(
        f"{shown} is no authority's name or code.{_announced(name)} "
        f"The nearest names are {_listed(_nearest(name, candidates))}. Use one of those, or a code."
    )


# Twice the longest name: what is longer is no name, and comparing it with each would take long.
_LONGEST = 80


def _candidates(name: str) -> tuple[str, ...]:
    """
    Return the names that share the given one, or hold all its words.
    """
    from ofsted_ilacs.register.authority_table import AUTHORITIES

    for shared, codes in SHARED_NAMES.items():
        if name == plain(shared):
            return tuple(each.name for each in AUTHORITIES if each.dfe_code in codes)
    words = set(core_name(name).split())
    return tuple(each.name for each in AUTHORITIES if words and words <= set(plain(each.name).split()))


def _nearest(name: str, first: tuple[str, ...]) -> tuple[str, ...]:
    from ofsted_ilacs.register.authority_table import AUTHORITIES

    names = {plain(each.name): each.name for each in AUTHORITIES}
    close = (names[match] for match in get_close_matches(core_name(name), names, n=4, cutoff=0.0))
    return tuple(dict.fromkeys((*first, *close)))[:3]


def _announced(name: str) -> str:
    from ofsted_ilacs.register.reorganisations import REORGANISATIONS

    for change in REORGANISATIONS:
        if change.is_announced and core_name(name) in map(plain, change.successors):
            return (
                f" It is announced for {in_words(change.day)}, in place of {change.predecessor}, and has no codes yet."
            )
    return ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))
