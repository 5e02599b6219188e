"""
The simulation on a cluster of two workers gives the answer of one process, also when a worker is killed.
"""

import os
import signal
from collections.abc import Iterator

import pytest
from dask.distributed import Client, LocalCluster

import ofsted_ilacs as oi
from ofsted_ilacs.exceptions import NotAnIntegerError, RecordError
from ofsted_ilacs.interop.dask import simulate, submitted
from ofsted_ilacs.planning.simulated_country import plan
from tests.builders import on

RECORD = list(oi.published_histories().values())[:30]
ASKED = {"until": on("2031-08-31"), "draws": 6_500, "seed": 11}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """
    Yield a client of two worker processes on this machine, with nothing listening beyond it.
    """
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def alone() -> object:
    return oi.simulate(RECORD, **ASKED)  # type: ignore[arg-type]


@pytest.mark.parametrize("blocks_a_task", [1, 3, 100])
def test_two_workers_give_the_answer_of_one_process(client: Client, alone: object, blocks_a_task: int) -> None:
    assert simulate(RECORD, client=client, blocks_a_task=blocks_a_task, **ASKED) == alone  # type: ignore[arg-type]


def test_a_worker_killed_meanwhile_loses_nothing(client: Client) -> None:
    planned = plan(RECORD, until=on("2031-08-31"), draws=60_000, seed=3)
    future = submitted(planned, client, blocks_a_task=1)
    (victim, *_) = client.run(os.getpid).values()
    os.kill(victim, signal.SIGKILL)
    alone = oi.simulate(RECORD, until=on("2031-08-31"), draws=60_000, seed=3)
    assert planned.filled(future.result(timeout=300)) == alone


def test_a_task_draws_a_block_or_more(client: Client) -> None:
    with pytest.raises(RecordError, match="Pass 1 or more"):
        simulate(RECORD, client=client, blocks_a_task=0, **ASKED)  # type: ignore[arg-type]
    with pytest.raises(NotAnIntegerError):
        simulate(RECORD, client=client, blocks_a_task=1.5, **ASKED)  # type: ignore[arg-type]
