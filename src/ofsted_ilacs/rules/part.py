"""
The parts of an edition: attributes that are rules, each named after its attribute.

Everything that lists, changes, compares or explains an edition walks these attributes. There is no second list of
rules.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, ClassVar, NamedTuple, Self, Union, get_args, get_origin, get_type_hints

import attrs

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.fields import expect
from ofsted_ilacs.model.messages import shown
from ofsted_ilacs.rules.judged import Case, Relation
from ofsted_ilacs.rules.rule import Dated, Rule
from ofsted_ilacs.rules.values import Unknown

__all__ = ["Part", "Place", "places"]

Change = Callable[[Rule[Any]], Rule[Any]]


class Part:
    """
    A part of an edition: attributes that are rules, tuples of them, or parts themselves.

    A rule gets its id from its attribute, and its sentence too unless the page gives one. Its value must have the type
    of the attribute.
    """

    __slots__ = ()
    PREFIX: ClassVar[str] = ""
    ITSELF: ClassVar[str] = ""  # the attribute whose id is only the prefix
    SAYS: ClassVar[Mapping[str, str]] = {}  # the sentence of each attribute's rule; "{value}" stands for the value

    def __attrs_post_init__(self) -> None:
        for place in places(type(self)):  # type: ignore[arg-type]
            held = getattr(self, place.name)
            if held is not None or not place.may_be_empty:
                placed = place.checked(held).placed(place.id, self.SAYS.get(place.name, ""))
                object.__setattr__(self, place.name, placed)

    def rules_within(self) -> Iterator[Rule[Any]]:
        """
        Yield every rule that the part holds, in the order of its attributes.
        """
        for field in attrs.fields(type(self)):  # type: ignore[arg-type]
            yield from _rules_of(getattr(self, field.name))

    def dated_within(self) -> Iterator[Dated[Any]]:
        """
        Yield every rule that changed while the edition was in force.
        """
        for field in attrs.fields(type(self)):  # type: ignore[arg-type]
            match getattr(self, field.name):
                case Dated() as held if len(held.rules) > 1:
                    yield held
                case Part() as inner:
                    yield from inner.dated_within()

    def replaced(self, id: str, change: Change) -> Self | None:
        """
        Return a copy of the part with the rule of that id changed, or None if it has no such rule.

        If a rule changed while the edition was in force, the id without the date replaces it for all its days.
        """
        for place in places(type(self)):  # type: ignore[arg-type]
            held = getattr(self, place.name)
            changed = _changed(self.template(place.name) if held is None else held, place.id, id, change)
            if changed is not None:
                return attrs.evolve(self, **{place.name: changed})  # type: ignore[misc]
        for field in attrs.fields(type(self)):  # type: ignore[arg-type]
            changed = _changed_within(getattr(self, field.name), id, change)
            if changed is not None:
                return attrs.evolve(self, **{field.name: changed})  # type: ignore[misc]
        return None

    def template(self, name: str) -> Rule[Any] | None:  # noqa: ARG002
        """
        Return the rule that a caller's value starts from if the attribute is None; None if it must stay empty.
        """
        return None


class Place(NamedTuple):
    """
    An attribute that holds a rule.

    Attributes:
        name: The attribute's name.
        id: The rule's id.
        form: `Rule`, or `Dated` if the rule may change while the edition is in force.
        kinds: The types that the rule's value may have.
        may_be_empty: Whether an edition may have no such rule.
    """

    name: str
    id: str
    form: type
    kinds: tuple[type, ...]
    may_be_empty: bool

    def checked(self, held: Any) -> Any:
        """
        Return *held* if it fits.

        Raises:
            RecordError: If it does not; the message names the rule.
        """
        for rule in getattr(expect(self.form, held, self.id), "rules", (held,)):
            if not isinstance(rule.value, (*self.kinds, Unknown)):
                needed = " or ".join(kind.__name__ for kind in self.kinds)
                raise RecordError(f"Rule {shown(self.id)} holds {shown(rule.value)}. It needs {needed}, or Unknown.")
        return held


@cache
def places(part: Any) -> tuple[Place, ...]:
    """
    Return the attributes of a class of parts that hold a rule.
    """
    optional = {field.name for field in attrs.fields(part) if field.default is None}
    found = []
    for name, hint in get_type_hints(part).items():
        for each in get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,):
            form = get_origin(each)
            if form in (Rule, Dated):
                (value,) = get_args(each)
                found.append(Place(name, _id_of(part, name), form, get_args(value) or (value,), name in optional))
    return tuple(found)


def _id_of(part: type[Part], name: str) -> str:
    own = name.replace("_", "-")
    if not part.PREFIX:
        return own
    return part.PREFIX if name == part.ITSELF else f"{part.PREFIX}.{own}"


def _rules_of(held: object) -> Iterator[Rule[Any]]:
    match held:
        case Rule():
            yield held
        case Dated():
            yield from held.rules
        case Part():
            yield from held.rules_within()
        case Case() | Relation():
            yield held.rule
        case tuple():
            for item in held:
                yield from _rules_of(item)


def _changed(held: Any, own: str, id: str, change: Change) -> Any:
    match held:
        case Rule() if own == id:
            return change(held.placed(id))
        case Dated() if own == id:
            # One rule for all its days, which begin on the first day of the oldest one.
            return Dated(change(attrs.evolve(held.rules[-1], first_day=held.rules[0].first_day)))
        case Dated() if any(rule.id == id for rule in held.rules):
            return Dated(*(change(rule) if rule.id == id else rule for rule in held.rules))
        case _:
            return None


def _changed_within(held: Any, id: str, change: Change) -> Any:
    match held:
        case Part():
            return held.replaced(id, change)
        case tuple() if any(rule.id == id for rule in _rules_of(held)):
            return tuple(_changed_item(item, id, change) for item in held)
        case _:
            return None


def _changed_item(item: Any, id: str, change: Change) -> Any:
    match item:
        case Case() | Relation() if item.rule.id == id:
            return attrs.evolve(item, rule=change(item.rule))  # type: ignore[arg-type]
        case Rule() if item.id == id:
            return change(item)
        case _:
            return item
