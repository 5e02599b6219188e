"""
How the documentation is built: MyST pages and notebooks, run in the build, with nothing loaded from elsewhere.
"""

import sys
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.logging import getLogger

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tools are next to the docs

from ofsted_ilacs import published
from tools import country, playground
from tools.pages.answers import timeline_html

project = "ofsted-ilacs"
author = "the ofsted-ilacs authors"
copyright = author
release = version = installed_version("ofsted-ilacs")
language = "en-GB"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build", "jupyter_execute"]
if playground.is_fetched():
    tags.add("playground")  # noqa: F821  (Sphinx puts it here)
else:
    exclude_patterns.append("try-it/*")
    suppress_warnings = ["toc.excluded"]

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True

add_module_names = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
default_role = "literal"  # docstrings write `name` as markdown does
napoleon_numpy_docstring = False
napoleon_custom_sections = [("Attributes", "params_style")]
python_use_unqualified_type_names = True

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["grades.css", "pages.css"]
html_js_files = [("scrolling.js", {"defer": "defer"})]
html_favicon = "_static/favicon.svg"
html_title = f"ofsted-ilacs {release}"
html_theme_options = {
    "source_repository": "https://github.com/ofsted-ilacs/ofsted-ilacs/",
    "source_branch": "main",
    "source_directory": "docs/",
}


_log = getLogger(__name__)


class _RemoteResources(HTMLParser):
    """
    Collects what a page would load from another host; a link that a reader follows is not loaded.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        loads = {"src", "srcset", "poster", "data"} | ({"href"} if tag in {"link", "image", "use"} else set())
        for name, value in attrs:
            if name in loads and value and value.strip().startswith(("http:", "https:", "//")):
                self.found.append(f"<{tag} {name}={value!r}>")


def _warn_of_remote_resources(app: Sphinx, failure: Exception | None) -> None:
    if failure is not None or app.builder.format != "html":
        return
    for page in sorted(Path(app.outdir).rglob("*.html")):
        parser = _RemoteResources()
        parser.feed(page.read_text(encoding="utf-8"))
        for found in parser.found:
            _log.warning("%s loads from another host: %s", page.relative_to(app.outdir), found)


class _Country(SphinxDirective):
    """
    ``{country}``: the table of every authority, as of the day of the build.
    """

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()  # the day of the build is not in the page
        return [nodes.raw("", country.country_html(country.build_day()), format="html")]


class _Timeline(SphinxDirective):
    """
    ``{timeline} Leeds``, with ``:as-of: 2026-11-24``: the timeline of an authority, for wide and narrow screens.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"as-of": date.fromisoformat}

    def run(self) -> list[nodes.Node]:
        history = published(self.arguments[0])
        return [nodes.raw("", timeline_html(history, self.options["as-of"]), format="html")]


class _Playground(SphinxDirective):
    """
    ``{playground}``: the forms of the page that runs the library.
    """

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        return [nodes.raw("", playground.forms_html(country.build_day(), playground.size()), format="html")]


def _authority_pages(_: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    for authority, html in country.authority_pages(country.build_day()):
        body = f"<h1>{authority.name}</h1>{html}"
        if playground.is_fetched():
            asked = f"../try-it/index.html#authority={authority.dfe_code}"
            body += f'<p><a href="{asked}">Ask as of another day, and download the diary</a></p>'
        yield f"country/{country.slug(authority)}", {"title": authority.name, "body": body}, "page.html"


def _write_grade_styles(app: Sphinx) -> None:
    if app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        (static / "grades.css").write_text(country.grade_styles(), encoding="utf-8")


def _assemble_playground(app: Sphinx, failure: Exception | None) -> None:
    if failure is not None or app.builder.format != "html":
        return
    if playground.is_fetched():
        playground.assemble(Path(app.outdir) / "try-it")
    else:
        _log.info("Built without the page that runs the library in a browser: nox -s docs fetches what it needs.")


def setup(app: Sphinx) -> None:
    """
    Add the pages that are made from the record, and have every built page checked once all are written.
    """
    app.add_directive("country", _Country)
    app.add_directive("timeline", _Timeline)
    app.add_directive("playground", _Playground)
    app.connect("builder-inited", _write_grade_styles)
    app.connect("html-collect-pages", _authority_pages)
    app.connect("build-finished", _assemble_playground)
    app.connect("build-finished", _warn_of_remote_resources)
