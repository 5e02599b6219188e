"""
Draw how often inspections began within the forecast's intervals.
"""

from collections.abc import Sequence

from tools.backtest_forecast import Case, Method, binomial_bounds, by_forecast, by_rule, is_inside

__all__ = ["calibration_plot"]


def calibration_plot(cases: Sequence[Case]) -> str:
    """
    Return how often inspections began within the intervals of every level, as SVG.
    """
    levels = [n / 20 for n in range(1, 20)]
    lines = []
    for name, method, colour, dash in _DRAWN:
        answers = [(method(case.asked), case.came) for case in cases]
        shares = [sum(is_inside(weeks, level, came) for weeks, came in answers) / len(answers) for level in levels]
        points = " ".join(f"{_across(level):.0f},{_up(share):.0f}" for level, share in zip(levels, shares, strict=True))
        lines.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
        )
        lines.append(f'<text x="{_across(levels[-1]) + 8}" y="{_up(shares[-1]) + 4:.0f}" fill="{colour}">{name}</text>')
    n = len(cases)
    bounds = [(level, *binomial_bounds(n, level)) for level in levels]
    band = [(level, high / n) for level, _, high in bounds] + [(level, low / n) for level, low, _ in reversed(bounds)]
    outline = " ".join(f"{_across(level):.0f},{_up(share):.0f}" for level, share in band)
    ticks = [0, 0.25, 0.5, 0.75, 1]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            'aria-labelledby="title what" font-family="sans-serif" font-size="13">',
            '<title id="title">How often inspections began within the forecast\'s intervals</title>',
            f'<desc id="what">Of {n} inspections, each forecast by a model that had not seen its authority: the share '
            "within the central interval, against the share that the interval was to hold. The grey band is where a "
            "perfect forecaster stays 19 times in 20.</desc>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
            f'<polygon points="{outline}" fill="#ddd"/>',
            f'<line x1="{_across(0)}" y1="{_up(0)}" x2="{_across(1)}" y2="{_up(1)}" stroke="#999"/>',
            *(f'<text x="{_across(tick)}" y="{_up(0) + 20}" text-anchor="middle">{tick:.0%}</text>' for tick in ticks),
            *(f'<text x="{_across(0) - 8}" y="{_up(tick) + 4}" text-anchor="end">{tick:.0%}</text>' for tick in ticks),
            f'<path d="M{_across(0)},{_up(1)} V{_up(0)} H{_across(1)}" fill="none" stroke="#333"/>',
            *lines,
            f'<text x="{_across(0.5)}" y="{_up(0) + 42}" text-anchor="middle">{_TO_HOLD}</text>',
            f'<text x="{_across(0)}" y="{_up(1) - 14}">share of {n} inspections that began within it</text>',
            "</svg>",
            "",
        ]
    )


_TO_HOLD = "share that the interval was to hold"
_WIDTH, _HEIGHT = 640, 480
_DRAWN: tuple[tuple[str, Method, str, str], ...] = (
    ("this forecast", by_forecast, "#0b6e4f", "none"),
    ("the bare rule", by_rule, "#b3541e", "7 4"),
)


def _across(share: float) -> float:
    return 60 + 440 * share


def _up(share: float) -> float:
    return 420 - 380 * share
