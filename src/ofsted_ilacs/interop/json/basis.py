"""
What a document rests on: the version that wrote it, and a digest of each published edition and calendar that it names.

An edition is corrected and a bank holiday proclaimed after a document was written. Its answer is then kept as it was
given, and the edition or the calendar in it says since which version it has changed.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.interop.json.json_types import shown
from ofsted_ilacs.interop.json.published_values import PUBLISHED

__all__ = ["LIBRARY", "basis_of", "changed_since", "is_basis"]

LIBRARY = "0.1.0"
"""The version of this library."""

_DIGITS = 12
_VERSION = re.compile(r"[0-9A-Za-z.+!_-]{1,40}")
_PUBLISHED: Mapping[str, tuple[type, Any]] = {
    id: (kind, value) for kind, values in PUBLISHED.items() for id, value in values.items()
}

Write = Callable[[type, Any], Any]
"""What writes a published value field by field."""


def basis_of(text: str, write: Write) -> dict[str, Any]:
    """
    Return the basis of a document.

    Args:
        text: Its text: what it names stands in it between quotation marks.
        write: What writes a published value field by field.
    """
    named = [id for id in _PUBLISHED if f'"{id}"' in text]
    return {"version": LIBRARY, "digests": {id: _digest(id, write) for id in named}}


def changed_since(basis: object, write: Write) -> dict[str, str]:
    """
    Return the version that wrote a document, for the id of each edition and calendar that has changed since.

    Raises:
        RecordError: When it is no basis.
    """
    if not is_basis(basis):
        raise RecordError(
            f'{shown(basis)} @ $.basis is not the basis of a document: it has a "version" and "digests", a text for '
            "each id. Pass what dumps(...) returned, or leave it out."
        )
    digests: dict[str, str] = basis["digests"]  # type: ignore[index]
    return {
        id: basis["version"]  # type: ignore[index]
        for id, digest in digests.items()
        if id in _PUBLISHED and digest != _digest(id, write)
    }


def is_basis(basis: object) -> bool:
    """
    Return whether a value has the form of a basis.
    """
    return (
        type(basis) is dict
        and basis.keys() == {"version", "digests"}
        and type(basis["version"]) is str
        and _VERSION.fullmatch(basis["version"]) is not None
        and type(basis["digests"]) is dict
        and all(type(digest) is str for digest in basis["digests"].values())
    )


@cache
def _digest(id: str, write: Write) -> str:
    written = json.dumps(write(*_PUBLISHED[id]), sort_keys=True)
    return sha256(written.encode()).hexdigest()[:_DIGITS]
