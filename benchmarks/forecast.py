"""
How long it takes to forecast, to fit, and to draw the country ahead, in one process and on workers.

A deadline is measured in the same rounds, for those who compare machines.
"""

from collections.abc import Callable, Mapping
from datetime import date

from dask.distributed import Client, LocalCluster

import ofsted_ilacs as oi
from benchmarks.timing import Contender, in_units, machine, print_table, race
from ofsted_ilacs.interop.dask import simulate as simulate_on

AS_OF = date(2026, 11, 24)
UNTIL = date(2036, 8, 20)
DRAWS = 10_000
DRAWS_ON_WORKERS = 100_000


def main() -> None:
    """
    Print the table of forecasting, then that of drawing.
    """
    country = oi.published_histories()
    everyone = [history for history in country.values() if history.authority.abolished is None]
    leeds = oi.published("Leeds")
    ahead = oi.forecast(leeds, as_of=AS_OF)
    known_to = oi.published_until("inspections")
    work: dict[str, tuple[Callable[[], object], str]] = {
        "deadline(...)": (lambda: oi.deadline(oi.Duty.PUBLISH_STATEMENT, date(2023, 5, 9)), "4 us"),
        "forecast(one)": (lambda: oi.forecast(leeds, as_of=AS_OF), "300 us"),
        "quantile(0.9) after it": (lambda: ahead.quantile(0.9), "20 us"),
        "forecast, 153 authorities": (lambda: [oi.forecast(each, as_of=AS_OF) for each in everyone], "60 ms"),
        "fit_forecast(country)": (lambda: oi.fit_forecast(country, known_to=known_to), "50 ms"),
        "simulate(country), 10,000 draws of ten years": (
            lambda: oi.simulate(country, until=UNTIL, draws=DRAWS, seed=1),
            "2 s",
        ),
    }
    print(f"{machine()}\n")
    results = race([Contender(name, run) for name, (run, _) in work.items()])
    print_table(
        ("work", "time", "must stay below"),
        [(name, in_units(results[name].seconds), bound) for name, (_, bound) in work.items()],
    )
    print()
    _workers_table(country)


def _workers_table(country: Mapping[oi.Authority, oi.History]) -> None:
    """
    Print how long the same draws take on one worker and on two.
    """
    clusters = [LocalCluster(n_workers=n, threads_per_worker=1, dashboard_address=None) for n in (1, 2)]
    contenders = [
        Contender(f"{len(cluster.workers)} workers", _drawing(country, Client(cluster))) for cluster in clusters
    ]
    results = race(contenders, rounds=3)
    alone = next(iter(results.values())).seconds
    print_table(
        (f"{DRAWS_ON_WORKERS:,} draws of ten years", "time", "times one"),
        [(name, in_units(result.seconds), f"{alone / result.seconds:.2f}") for name, result in results.items()],
    )
    for cluster in clusters:
        cluster.close()


def _drawing(country: Mapping[oi.Authority, oi.History], client: Client) -> Callable[[], object]:
    return lambda: simulate_on(country, client=client, until=UNTIL, draws=DRAWS_ON_WORKERS, seed=1)
