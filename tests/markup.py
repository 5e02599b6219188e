"""
Reads a piece of HTML as a browser would, to see what it holds and whether anyone can use it.
"""

from html.parser import HTMLParser

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></tr></table><img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='",
    "first\nBEGIN:VEVENT\r\nSUMMARY:injected\r\nEND:VEVENT",
    "\u202egnorw eht yaw dnuor\u2066\u200f",
    "javascript:alert(1)",
    'https://example.org/"><script>alert(1)</script>',
    "a\x00\x07\x1b[31m\ud800 b",
    "&lt;script&gt; &amp; {{constructor}} ${1} `x`",
    "x" * 10_000,
)
"""Names and notes that must do nothing but be read."""

_VOID = frozenset({"br"})
_HARMLESS = frozenset(
    {"div", "p", "strong", "br", "ul", "ol", "li", "details", "summary", "time", "a", "figure", "figcaption"}
    | {"table", "caption", "thead", "tbody", "tr", "th", "td"}
)
_ATTRIBUTES = frozenset({"scope", "style", "datetime", "href", "rel", "role", "aria-label"})


class Markup(HTMLParser):
    """
    What a piece of HTML holds.

    Attributes:
        tags: Every element opened, in order.
        faults: What would keep a reader out, or let someone else in.
        captions: The caption of each table.
        text: All that is read.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.faults: list[str] = []
        self.captions: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        if self._open:
            self.faults.append(f"left open: {self._open}")
        if self.tags.count("table") != len(self.captions):
            self.faults.append("a table without a caption")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in _HARMLESS:
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}={given[name]!r}" for name in given if name not in _ATTRIBUTES]
        if tag == "th" and given.get("scope") not in ("row", "col"):
            self.faults.append("a header without a scope")
        if tag == "a" and not (given.get("href") or "").startswith("https://"):
            self.faults.append(f"a link to {given.get('href')!r}")
        if tag == "caption":
            self.captions.append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> out of place")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open and self._open[-1] == "caption":
            self.captions[-1] += data
