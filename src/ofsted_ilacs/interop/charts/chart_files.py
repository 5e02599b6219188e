"""
Charts as files: a page that needs no network, a picture that says what it shows, print.
"""

import json
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO, StringIO
from os import PathLike
from pathlib import Path
from string import Template
from typing import Any

import altair as alt

from ofsted_ilacs.exceptions import RecordError
from ofsted_ilacs.model.display import readable
from ofsted_ilacs.model.messages import shown

__all__ = ["save"]

_SCALE = 2  # pixels a point: a picture stays sharp on a good screen and in a printed report


def save(chart: alt.TopLevelMixin, path: str | PathLike[str]) -> None:
    """
    Write a chart to a file; the ending of its name says in which form.

    - ``.html``: a page of its own, with tooltips. It loads nothing, so it can be mailed, and no text in it can run.
    - ``.svg``: a picture with a title and the text alternative within.
    - ``.png``: a picture at twice its size, for a report.
    - ``.pdf``: for print.

    Args:
        chart: A chart of this package, or any altair chart.
        path: The file, which is replaced if it is there.

    Raises:
        RecordError: When *chart* is no altair chart, or the name ends otherwise.
    """
    if not isinstance(chart, alt.TopLevelMixin):
        raise RecordError(f"chart: {shown(chart)} is not an altair chart. Pass charts.timeline(...) or another chart.")
    file = Path(path)
    make = _FORMS.get(file.suffix.lower())
    if make is None:
        raise RecordError(f"path: no chart is written as {shown(file.name)}. End the name in {', '.join(_FORMS)}.")
    file.write_bytes(make(chart))


def _html(chart: alt.TopLevelMixin) -> bytes:
    import vl_convert

    # vl-convert names the versions of Vega-Lite that it brings by their first two numbers.
    version = "_".join(alt.SCHEMA_VERSION.split(".")[:2])
    title, text = _title(chart), _text(chart)
    # Within a script element only "<" can end it: as \u003c it is the same JSON, and no markup.
    spec = json.dumps(chart.to_dict()).replace("<", "\\u003c")
    page = _PAGE.substitute(
        title=escape(title),
        text=escape(text),
        picture=_drawn(chart),
        spec=spec,
        program=vl_convert.javascript_bundle(_PROGRAM, vl_version=version),
    )
    return page.encode()


_PROGRAM = """
vegaEmbed("#chart", JSON.parse(document.getElementById("spec").textContent), { actions: false, renderer: "svg" });
"""

# The picture is in the page already, for readers whose mail program or policy runs no script; the script puts the same
# chart with tooltips in its place. The policy lets the page load nothing, whatever is in the chart.
_PAGE = Template("""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; \
style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>$title</title>
<style>
body { font: 16px/1.5 Arial, Helvetica, sans-serif; color: #1a1a1a; margin: 1em; }
figure { margin: 0; overflow-x: auto; }
figure > svg { max-width: 100%; height: auto; }
details { max-width: 50em; }
</style>
</head>
<body>
<main>
<figure id="chart" role="img" aria-label="$title. In words below.">$picture</figure>
<details><summary>The chart in words</summary><p>$text</p></details>
</main>
<script type="application/json" id="spec">$spec</script>
<script type="module">$program</script>
</body>
</html>
""")


def _svg(chart: alt.TopLevelMixin) -> bytes:
    return _drawn(chart).encode()


def _drawn(chart: alt.TopLevelMixin) -> str:
    file = StringIO()
    chart.save(file, format="svg")
    start, rest = file.getvalue().split(">", 1)
    start = start.replace("<svg ", '<svg role="img" aria-labelledby="chart-title chart-text" ', 1)
    words = (
        f'<title id="chart-title">{escape(_title(chart))}</title><desc id="chart-text">{escape(_text(chart))}</desc>'
    )
    return f"{start}>{words}{rest}"


def _png(chart: alt.TopLevelMixin) -> bytes:
    file = BytesIO()
    chart.save(file, format="png", scale_factor=_SCALE)
    return file.getvalue()


def _pdf(chart: alt.TopLevelMixin) -> bytes:
    file = BytesIO()
    chart.save(file, format="pdf")
    return file.getvalue()


_FORMS: Mapping[str, Callable[[alt.TopLevelMixin], bytes]] = {".html": _html, ".svg": _svg, ".png": _png, ".pdf": _pdf}


def _title(chart: alt.TopLevelMixin) -> str:
    heading: Any = chart.to_dict().get("title", "")
    words = heading.get("text", "") if isinstance(heading, dict) else heading
    return readable(" ".join(words) if isinstance(words, list) else str(words)) or "Chart"


def _text(chart: alt.TopLevelMixin) -> str:
    text = chart.to_dict().get("description")
    return readable(text, _LONGEST_TEXT) if isinstance(text, str) else "A chart without a description."


_LONGEST_TEXT = 100_000
