"""
Look up an authority by any of its names or codes.
"""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NoReturn

from ofsted_ilacs.exceptions import CoverageError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day, in_words
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.register.spellings import SHARED_NAMES, SPELLINGS, core_name, plain
from ofsted_ilacs.register.succession import succession

__all__ = ["authorities", "authority", "find"]


def authorities(on: date | None = None) -> tuple[Authority, ...]:
    """
    Return the authorities that existed, or are announced to exist, on a day, by name.

    Args:
        on: The day to ask for, from 1 April 2009 to 31 March 2028. Without one, the day of the register itself,
            `ofsted_ilacs.register.authority_table.REGISTER_DAY`: no clock is read.

    Raises:
        CoverageError: When the register does not know who existed on that day.
    """
    from ofsted_ilacs.register.authority_table import ANNOUNCED, AUTHORITIES, REGISTER_DAY

    asked = REGISTER_DAY if on is None else _covered(on)
    existing = (each for each in (*AUTHORITIES, *ANNOUNCED) if _existed(each, asked))
    return tuple(sorted(existing, key=lambda each: each.name))


def authority(key: str, on: date | None = None) -> Authority:
    """
    Return the authority that has a name or a code.

    Case, punctuation, "&", "Council", "City of", "London Borough of" and the like do not matter. A name that a former
    authority shared with one of today's is today's: "Dorset" is the present one, "Dorset County Council" the former.

    Args:
        key: The name in any spelling that reports use, the name of the trust that runs the service, the DfE code
            ("383"), the GSS code, present or former ("E08000035"), or Ofsted's number ("80481"), as text.
        on: The day on which it must have existed. An authority that is only announced is found with a day from its
            first on, and not without one.

    Raises:
        UnknownAuthorityError: When no authority has that name or code (the message gives the three nearest names), when
            several have it (the message names them), or when the one that has it did not exist on that day.
        CoverageError: When the register does not know who existed on that day.
    """
    if not isinstance(key, str):
        raise UnknownAuthorityError(
            f"{shown(key)} is not a text. Pass a name such as 'Leeds', or a code as text, such as '383'."
        )
    if on is None:
        return find(key) or _unknown(key)
    asked = _covered(on)
    found = find(key) or _announced(key) or _unknown(key)
    return found if _existed(found, asked) else _not_there(found, asked)


def find(key: str | None) -> Authority | None:
    """
    Return the authority that has a name or code, as `authority` does, or None if none or several have it.

    Announced authorities are not found, and None, the code of an authority without a code, finds nothing.
    """
    if key is None:
        return None
    index = _index()
    found = index.get(key)
    if found is not None:
        return found
    name = _plain_name(key)
    core = core_name(name)
    return index.get(name) or (None if _contradicts_itself(name, core) else index.get(core))


def _plain_name(key: str) -> str:
    """
    Return a name as `plain` does, or nothing for a text too long to be a name, before any pattern looks at it.
    """
    stripped = key.strip()
    return plain(stripped) if len(stripped) <= _LONGEST_NAME else ""


_LONGEST_NAME = 200
"""No name is longer, with every title of the body that bears it."""
_LONGEST_COMPARED = 80
"""How much of a name is compared with the names there are; twice the longest of them."""


def _covered(on: date) -> date:
    """
    Return a day if the register knows every authority that existed on it.
    """
    from ofsted_ilacs.register.authority_table import FIRST_DAY, LAST_DAY

    asked = day(on)
    if not FIRST_DAY <= asked <= LAST_DAY:
        raise CoverageError(
            f"{asked} is outside {FIRST_DAY} to {LAST_DAY}, the days for which the register knows every authority "
            "(more are planned to be replaced on 1 April 2028). Ask for a day inside."
        )
    return asked


def _existed(one: Authority, on: date) -> bool:
    """
    Return whether an authority existed on a day, or is to, by what is announced.
    """
    end = succession(one).end
    return one.existed_on(on) and (end is None or on < end.day)


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

    by_code = {each.code_or_name: each for each in AUTHORITIES}
    index: dict[str, Authority] = {}
    for each in AUTHORITIES:
        codes = filter(None, (each.dfe_code, each.gss_code, each.urn))
        for spelling in (each.name, *SPELLINGS.get(each.code_or_name, ()), *codes):
            index[spelling] = index[plain(spelling)] = each
    for gss_code, dfe_code in FORMER_GSS_CODES.items():
        index[gss_code] = index[plain(gss_code)] = by_code[dfe_code]
    return index


def _announced(key: str) -> Authority | None:
    """
    Return the authority that is announced by a name, or None if none is.
    """
    from ofsted_ilacs.register.authority_table import ANNOUNCED

    core = core_name(_plain_name(key))
    return next((each for each in ANNOUNCED if plain(each.name) == core), None)


def _unknown(key: str) -> NoReturn:
    name = plain(key[:_LONGEST_COMPARED])
    coming = _announced(key)
    if coming is not None and coming.established is not None:
        first = coming.established
        raise UnknownAuthorityError(
            f"{shown(key)} is not an authority yet: {_beginning(coming)}, and has no codes yet. "
            f"Pass on=date({first.year}, {first.month}, {first.day}), or a later day, to look it up."
        )
    candidates = _candidates(name)
    if len(candidates) > 1:
        raise UnknownAuthorityError(
            f"{shown(key)} is not one authority: {_listed(candidates)}. Say which, or use a code."
        )
    raise UnknownAuthorityError(
        f"{shown(key)} is no authority's name or code. "
        f"The nearest names are {_listed(_nearest(name, candidates))}. Use one of those, or a code."
    )


def _not_there(one: Authority, on: date) -> NoReturn:
    if one.established is not None and on < one.established:
        raise UnknownAuthorityError(
            f"There is no {one.name} on {on}: {_beginning(one)}. Use a day from then on, or ask who was before."
        )
    raise UnknownAuthorityError(
        f"There is no {one.name} on {on}: {succession(one).end} Use an earlier day, or ask who follows."
    )


def _beginning(one: Authority) -> str:
    """
    Return the sentence, without its full stop, that says when an authority began or is announced to begin.
    """
    verb = "is announced for" if one.is_announced else "was established on"
    first = "a day not on record" if one.established is None else in_words(one.established)
    replaced = " and ".join(change.predecessor for change in succession(one).origins)
    return f"{one.name} {verb} {first}" + (f", in place of {replaced}" if replaced else "")


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


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))
