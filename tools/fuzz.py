"""
Ask every public function, reader and record with random and mutated arguments, and count what comes back.

    nox -s fuzz -- 1000000 --seed 7

Whatever is asked is answered, or refused with an `IlacsError` of bounded length; anything else is a fault.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs

from ofsted_ilacs.exceptions import IlacsError
from ofsted_ilacs.interop import json as oj
from ofsted_ilacs.interop.records import FIELDS, read_events
from tests.test_promises import NAMED as RECORDS_BY_NAME
from tests.test_records import EXAMPLES
from tests.test_wrong_arguments import CALLS, HOSTILE, NAMED
from tools.promises import RECORDS

LONGEST_MESSAGE = 2_000
ROW = {
    "authority": "Leeds",
    "kind": "short",
    "start": "9 June 2025",
    "end": "13/06/2025",
    "overall_effectiveness": "good",
}
DOCUMENTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(RECORDS.glob("*.json"))}
SHORT_DOCUMENTS = [name for name, text in DOCUMENTS.items() if len(text) < 5_000]


def any_value(dice: random.Random) -> Any:
    """
    Return a hostile value, a day, a number or a text.
    """
    match dice.randrange(5):
        case 0:
            return date.min + timedelta(dice.randrange((date.max - date.min).days + 1))
        case 1:
            return dice.choice((-1, 1)) * dice.getrandbits(dice.randrange(1, 300))
        case 2:
            return mutated(dice.choice(list(ROW.values())), dice)
        case _:
            return dice.choice(list(HOSTILE.values()))()


def mutated(text: str, dice: random.Random) -> str:
    """
    Return a text with some of its characters changed, dropped or repeated.
    """
    characters = list(text)
    for _ in range(dice.randrange(1, 4)):
        place = dice.randrange(len(characters) + 1)
        characters[place : place + dice.randrange(3)] = dice.choice(
            ("", "9", '"', "}", "<", "\x00", "\ud800", "é", text[:5])
        )
    return "".join(characters)


def call(dice: random.Random) -> None:
    """
    Call a public function with one wrong argument.
    """
    name = dice.choice([name for name, (_, *arguments) in CALLS.items() if arguments])
    called, *arguments = CALLS[name]
    named = dict(NAMED.get(name, {}))
    place = dice.choice([*range(len(arguments)), *named])
    if isinstance(place, str):
        named[place] = any_value(dice)
    else:
        arguments[place] = any_value(dice)
    called(*arguments, **named)


def change(dice: random.Random) -> None:
    """
    Change a field of a record and, if that is accepted, show the record in every way.
    """
    example = dice.choice(list(EXAMPLES.values()))
    fields = [field for field in attrs.fields(type(example)) if field.init]
    made = attrs.evolve(example, **{dice.choice(fields).alias: any_value(dice)})
    str(made), repr(made), hash(made)
    getattr(made, "_repr_html_", str)()


def read_rows(dice: random.Random) -> None:
    """
    Read a table of mutated rows: none is refused as a whole.
    """
    rows = [{field: mutated(cell, dice) for field, cell in ROW.items()} for _ in range(3)]
    rows[0][dice.choice(FIELDS)] = dice.choice(("", "x", "9" * 50, "31/12/9999"))
    read_events(rows)


def read_document(dice: random.Random) -> None:
    """
    Read a mutated document.
    """
    name = dice.choice(SHORT_DOCUMENTS)
    read: Any = oj.loads(mutated(DOCUMENTS[name], dice), RECORDS_BY_NAME[name])
    json.loads(oj.dumps(read))


WAYS: tuple[Callable[[random.Random], None], ...] = (call, change, read_rows, read_document)


def main() -> None:
    """
    Ask as often as the command line says, and exit with 1 where there was a fault.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    dice, counts, faults = random.Random(asked.seed), Counter[str](), Counter[str]()
    for _ in range(asked.number):
        way = dice.choice(WAYS)
        try:
            way(dice)
            counts[f"{way.__name__}: answered"] += 1
        except IlacsError as error:
            counts[f"{way.__name__}: refused"] += 1
            if not 0 < len(str(error)) < LONGEST_MESSAGE:
                faults[f"{way.__name__}: a message of {len(str(error)):,} characters: {str(error)[:80]}"] += 1
        except Exception as error:  # the very thing that is looked for
            faults[f"{way.__name__}: {type(error).__name__}: {str(error)[:120]!r}"] += 1
    for what, number in sorted(counts.items()):
        print(f"{number:>9,} {what}")
    print(f"{sum(faults.values()):>9,} faults")
    for what, number in faults.most_common(20):
        print(f"{number:>9,} {what}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
