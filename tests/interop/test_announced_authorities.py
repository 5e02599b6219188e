"""
Authorities that are only announced have no code yet, and go out to other formats all the same, each as itself.
"""

from datetime import date

import ofsted_ilacs as oi
from ofsted_ilacs.interop import frames, icalendar, json

FIRST = date(2027, 4, 1)
EAST, WEST = (oi.authority(name, on=FIRST) for name in ("East Surrey", "West Surrey"))
ANSWERS = tuple(oi.next_inspection(oi.History(each), as_of=FIRST) for each in (EAST, WEST))


def test_an_announced_authority_comes_back_equal_from_json_and_marked_as_announced() -> None:
    back = json.loads(json.dumps(EAST), type=oi.Authority)

    assert back == EAST
    assert (back.dfe_code, back.is_announced, back.established) == (None, True, FIRST)


def test_in_a_frame_its_name_stands_beside_an_empty_code() -> None:
    frame = frames.to_frame(ANSWERS, backend="polars")

    assert frame["authority"].to_list() == ["East Surrey", "West Surrey"]
    assert frame["dfe_code"].to_list() == [None, None]


def test_two_of_them_have_calendar_entries_of_their_own() -> None:
    lines = icalendar.to_ical(ANSWERS, spans=True).decode().splitlines()
    identities = [line for line in lines if line.startswith("UID:")]

    assert len(identities) == len(set(identities)) == 2


def test_the_histories_of_two_are_two() -> None:
    visits = [oi.InspectionEvent(each, oi.EventKind.FOCUSED_VISIT, FIRST, FIRST) for each in (WEST, EAST)]

    assert [history.authority for history in oi.histories(visits).values()] == [EAST, WEST]
