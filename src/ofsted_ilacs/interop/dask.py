"""
The country drawn ahead on many machines: the simulation of `ofsted_ilacs.simulate` as tasks of Dask.

Imported on purpose, with ``pip install ofsted-ilacs[dask,numpy]``. Each task draws some blocks, each block from a
random stream of its own, and returns counts; counts are added up on the workers, pair by pair, so that no draw is ever
gathered. The answer is the one that `ofsted_ilacs.simulate` gives, however many workers there are, and whichever are
lost.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.days import whole_number
from ofsted_ilacs.planning.forecast_model import ForecastModel, Histories
from ofsted_ilacs.planning.grade_transitions import GradeTransitions
from ofsted_ilacs.planning.simulated_country import Plan, Simulation, plan
from ofsted_ilacs.planning.simulation import Prepared, added, draw_blocks
from ofsted_ilacs.planning.simulation_tables import Team

try:
    from dask.distributed import Client, Future, progress as show_progress
except ImportError as _error:
    raise ImportError("ofsted_ilacs.interop.dask needs dask: pip install ofsted-ilacs[dask]") from _error

__all__ = ["BLOCKS_A_TASK", "simulate", "submitted"]

BLOCKS_A_TASK = 10
"""How many blocks of a thousand draws a task draws by default: a second or so of work."""

_ADDED_AT_ONCE = 8


def simulate(
    histories: Histories,
    *,
    client: Client,
    until: date,
    draws: int,
    seed: int,
    model: ForecastModel | None = None,
    transitions: GradeTransitions | Sequence[Sequence[float]] | None = None,
    known_to: date | None = None,
    team: Team | None = None,
    blocks_a_task: int = BLOCKS_A_TASK,
    progress: bool = False,
) -> Simulation:
    """
    Draw the country's inspections ahead on the workers of a Dask cluster.

    Args:
        histories: As `ofsted_ilacs.simulate` takes it, like all that follow save the last two.
        client: The cluster, as ``dask.distributed.Client`` knows it.
        until: The last day.
        draws: How many futures to draw.
        seed: The same gives the same draws, here and in one process.
        model: The waits that they rest on.
        transitions: The chances of the grades that follow.
        known_to: The day until which the histories hold every report.
        team: How many inspectors work on what.
        blocks_a_task: How many blocks of a thousand draws a task draws. It changes the time taken, not the answer.
        progress: Whether Dask shows its progress bar.

    Raises:
        RecordError: When *blocks_a_task* is not positive, or as `ofsted_ilacs.simulate` does.
    """
    planned = plan(
        histories,
        until=until,
        draws=draws,
        seed=seed,
        model=model,
        transitions=transitions,
        known_to=known_to,
        team=team,
    )
    future = submitted(planned, client, blocks_a_task)
    if progress:
        show_progress(future)
    return planned.filled(future.result())


def submitted(planned: Plan, client: Client, blocks_a_task: int = BLOCKS_A_TASK) -> "Future[Any]":
    """
    Return what will hold the tally of all draws, which the cluster begins to make.

    Raises:
        RecordError: When *blocks_a_task* is not positive.
    """
    if whole_number(blocks_a_task, "blocks_a_task") < 1:
        raise RecordError(f"blocks_a_task: {blocks_a_task} blocks are none. Pass 1 or more.")
    # A task, and not data scattered: what a lost worker held of it is made again.
    prepared = client.submit(_handed_over, planned.prepared, pure=False)
    blocks = range(planned.prepared.blocks)
    tallies = [
        client.submit(draw_blocks, prepared, blocks[first : first + blocks_a_task], pure=False)
        for first in blocks[::blocks_a_task]
    ]
    while len(tallies) > 1:
        tallies = [
            client.submit(added, tallies[first : first + _ADDED_AT_ONCE], pure=False)
            for first in range(0, len(tallies), _ADDED_AT_ONCE)
        ]
    return tallies[0]


def _handed_over(prepared: Prepared) -> Prepared:
    return prepared
