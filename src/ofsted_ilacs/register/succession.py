"""
Where an authority came from, and who follows it.

A new authority inherits no inspection from its predecessors: what they were judged is context, not its record.
"""

from functools import cache

import attrs

from ofsted_ilacs.exceptions import UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.register.reorganisations import Reorganisation

__all__ = ["Succession", "predecessors", "succession", "successors"]


@attrs.frozen(kw_only=True)
class Succession(Displayed):
    """
    One authority's place in the line.

    Attributes:
        authority: The authority.
        origins: The reorganisations that brought it into being, each ending one predecessor; none for most.
        end: The reorganisation that ended it or, marked so, is announced to; None where the register knows of none.
    """

    authority: Authority
    origins: tuple[Reorganisation, ...] = ()
    end: Reorganisation | None = None


def succession(authority: Authority) -> Succession:
    """
    Return where an authority came from and what became, or is to become, of it, each with its day and source.

    An authority that the register does not hold has a succession that it knows nothing of: no origins, no end.
    """
    if not isinstance(authority, Authority):
        raise UnknownAuthorityError(f"{authority!r} is not an Authority. Look it up first: authority({authority!r}).")
    known = _successions().get(authority.dfe_code)
    return Succession(authority=authority) if known is None else known


def predecessors(authority: Authority) -> tuple[Authority, ...]:
    """
    Return the former authorities whose place this one took, wholly or in part; each one's ``abolished`` is the day.
    """
    by_name = _by_name()
    return tuple(by_name[change.predecessor] for change in succession(authority).origins)


def successors(authority: Authority) -> tuple[Authority, ...]:
    """
    Return the authorities that took the place of this one; each one's ``established`` is the day.

    Those only announced (East Surrey and West Surrey) have no codes yet, so they are not among them:
    ``succession(authority).end`` names them, with the day.
    """
    end = succession(authority).end
    return () if end is None or end.is_announced else tuple(_by_name()[name] for name in end.successors)


@cache
def _successions() -> dict[str, Succession]:
    from ofsted_ilacs.register.reorganisations import REORGANISATIONS

    return {
        each.dfe_code: Succession(
            authority=each,
            origins=tuple(
                change for change in REORGANISATIONS if each.name in change.successors and not change.is_announced
            ),
            end=next((change for change in REORGANISATIONS if change.predecessor == each.name), None),
        )
        for each in _by_name().values()
    }


@cache
def _by_name() -> dict[str, Authority]:
    from ofsted_ilacs.register.authority_table import AUTHORITIES

    return {each.name: each for each in AUTHORITIES}
