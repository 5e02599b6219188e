"""
Where an authority came from, and who follows it.

A new authority inherits no inspection from its predecessors: what they were judged is context, not its record.
"""

from datetime import date
from functools import cache

import attrs

from ofsted_ilacs.exceptions import RecordError, UnknownAuthorityError
from ofsted_ilacs.model.authorities import Authority
from ofsted_ilacs.model.days import day
from ofsted_ilacs.model.display import Displayed
from ofsted_ilacs.model.fields import optional, some_of, tuple_of
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.register.reorganisations import Reorganisation

__all__ = ["Succession", "predecessors", "succession", "successors"]


@attrs.frozen(kw_only=True)
class Succession(Displayed):
    """
    One authority's place in the line.

    Attributes:
        authority: The authority.
        origins: The reorganisations that brought it into being, each ending one predecessor; none for most.
        end: The reorganisation that ended it or, marked so, is announced to; None if the register knows of none.
    """

    authority: Authority = attrs.field(validator=some_of(Authority))
    origins: tuple[Reorganisation, ...] = attrs.field(default=(), validator=tuple_of(Reorganisation))
    end: Reorganisation | None = attrs.field(default=None, validator=optional(some_of(Reorganisation)))

    def __attrs_post_init__(self) -> None:
        name = self.authority.name
        for change in self.origins:
            if name not in change.successors:
                raise RecordError(f"origins: {shown(name)} did not follow {shown(change.predecessor)}. Leave it out.")
        if self.end is not None and self.end.predecessor != name:
            raise RecordError(f"end: what ended {shown(self.end.predecessor)} did not end {shown(name)}. Leave it out.")


def succession(authority: Authority, known_on: date | None = None) -> Succession:
    """
    Return where an authority came from and what became, or is to become, of it, each with its day and source.

    An authority that the register does not hold has a succession that it knows nothing of: no origins, no end.

    Args:
        authority: The authority.
        known_on: The day of asking: what was decided after it is left out. By default everything is known.
    """
    if not isinstance(authority, Authority):
        raise UnknownAuthorityError(
            f"{shown(authority)} is not an Authority. Look it up first: authority({shown(authority)})."
        )
    full = _successions().get(authority) or Succession(authority=authority)
    return full if known_on is None else _as_known(full, day(known_on))


def predecessors(authority: Authority) -> tuple[Authority, ...]:
    """
    Return the former authorities whose place this one took, wholly or in part; each one's ``abolished`` is the day.

    The predecessor of one that is only announced still exists, and has no such day.
    """
    by_name = _by_name()
    return tuple(by_name[change.predecessor] for change in succession(authority).origins)


def successors(authority: Authority) -> tuple[Authority, ...]:
    """
    Return the authorities that took, or are announced to take, the place of this one.

    Each one's ``established`` is the day, and its ``is_announced`` says whether that may yet change.
    """
    end = succession(authority).end
    return () if end is None else tuple(_by_name()[name] for name in end.successors)


def _as_known(full: Succession, on: date) -> Succession:
    changes = full.origins if full.end is None else (*full.origins, full.end)
    if not changes or all(change.decided <= on for change in changes):
        return full
    return attrs.evolve(
        full,
        origins=tuple(change for change in full.origins if change.decided <= on),
        end=full.end if full.end is not None and full.end.decided <= on else None,
    )


@cache
def _successions() -> dict[Authority, Succession]:
    from ofsted_ilacs.register.reorganisations import REORGANISATIONS

    return {
        each: Succession(
            authority=each,
            origins=tuple(change for change in REORGANISATIONS if each.name in change.successors),
            end=next((change for change in REORGANISATIONS if change.predecessor == each.name), None),
        )
        for each in _by_name().values()
    }


@cache
def _by_name() -> dict[str, Authority]:
    from ofsted_ilacs.register.authority_table import ANNOUNCED, AUTHORITIES

    return {each.name: each for each in (*AUTHORITIES, *ANNOUNCED)}
