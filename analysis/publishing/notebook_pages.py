"""A notebook as the site shows it: folded code, links to the record, charts and tables that fit."""

import base64
import re
import struct
from copy import copy
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import zip_longest
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from markupsafe import Markup

from analysis.publishing.folding import fold_sources
from analysis.publishing.templating import breakable, fill
from analysis.showing.named import NAMED
from analysis.showing.sources import MARKS

Notebook = dict[str, Any]
#: Where the pictures of charts stand, from the root of the site.
CHARTS = "charts"
#: What a chart has beside its picture.
MORE = {"svg": "image/svg+xml", "csv": "text/csv"}
#: The tag of a Markdown cell whose heading, with the next chart, is a card of the first page.
TAG = "finding"
#: What may name a figure in Markdown: words with its id, ids set as code, and words in emphasis.
NAMES = re.compile(rf"{NAMED.pattern}|`([^`\n]+)`|(?<![*\w])\*([^*\n]+)\*(?![*\w])")
#: What begins a tag that is none of a named figure.
OTHER = re.compile(r'<(?!span data-figure="|/span>)')
#: What has a meaning within a line of Markdown, and a sign that has lost it.
SIGNS = re.compile(r"([\\`*_\[\]~$])")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: HTML within Markdown, which escapes what is filled in.
LINK = Markup('<a href="../{}">{}</a>')
FIGURE = Markup('<a class="named" href="../{}">{}</a>')
DOWNLOAD = '<p><a href="../downloads/{}.ipynb" download>This page as a Jupyter notebook</a></p>'
EMPHASIS = Markup("<em>{}</em>")
#: What the marks of tables mean.
MARKS_TOLD = '<p class="marks-told">Marks in the tables: {}.</p>'.format(
    "; ".join(f"<b>{mark}</b>: {meaning}" for mark, meaning in MARKS.items())
)
#: Cells that are numbers in one unit, which stand under each other.
NUMBER = re.compile(r"[+−-]?[\d,.]+(?:%| times)?")
#: Letters of a row, at its longest, that fit a phone, and those that want a wide screen's margin.
NARROW, WIDE = 36, 90
#: A box that scrolls does so by the keyboard too.
SCROLLS = {"tabindex": "0", "role": "region", "aria-label": "Table"}


@dataclass(frozen=True)
class Chart:
    """A chart of a notebook, and the heading in Markdown that it is the first chart under.

    Its name is that of its cell, so that its address lasts; else its number in the notebook.
    """

    notebook: str
    name: str
    png: bytes
    alt: str
    heading: str
    tagged: bool
    #: The title of the notebook.
    question: str = ""
    #: Its drawing and its numbers, by kind of file.
    more: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where its picture stands, from the root of the site."""
        return f"{CHARTS}/{self.notebook}-{self.name}.png"

    @property
    def files(self) -> dict[str, bytes]:
        """All its files, by where they stand."""
        stem = self.path.removesuffix("png")
        more = {stem + kind: content.encode() for kind, content in self.more.items()}
        return {self.path: self.png, **more}

    @property
    def anchor(self) -> str:
        """Where the page of its notebook has it."""
        return f"chart-{self.name}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels: a page that knows them stays when the picture loads."""
        return struct.unpack(">II", self.png[16:24])


def for_site(
    notebook: Notebook, name: str, anchors: dict[str, str], quoted: dict[str, str]
) -> list[Chart]:
    """Put the code behind what it shows, let charts and words lead to the record, fit the tables.

    The notebook is changed; its charts are named after it. `anchors` says where on the site the
    ids of the record lead, `quoted` where words lead that only one figure has.
    """
    fold_sources(notebook["cells"])
    charts: list[Chart] = []
    question, heading, tagged, explained = "", "", False, False
    cells: list[Notebook] = []
    code: list[str] = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            headings = _headings(cell["source"])
            if headings:
                question, heading = question or headings[0], headings[-1]
                tagged = TAG in cell["metadata"].get("tags", [])
                cells += _folded(code, len(cells))
                code = []
            cell["source"] = _linked(cell["source"], anchors, quoted)
            cells.append(cell)
            continue
        # code that only makes prose is in the notebook; a reader need not step over it
        if not cell["metadata"].get("jupyter", {}).get("source_hidden", False):
            code.append(cell["source"])
        cell["metadata"].setdefault("tags", []).append("remove-input")
        cells += [cell] * bool(cell["outputs"])
        for output in cell["outputs"]:
            data = output.get("data", {})
            explained |= _lead_on(data, anchors, quoted, explained=explained)
            if "image/png" in data:
                about = output.get("metadata", {}).get("image/png", {})
                named = cell["metadata"].get("name", str(len(charts) + 1))
                png, alt = base64.b64decode(data["image/png"]), about.get("alt", "")
                more = {kind: data[mime] for kind, mime in MORE.items() if mime in data}
                charts.append(Chart(name, named, png, alt, heading, tagged, question, more))
                points = _points(about.get("points", []), anchors)
                html = fill("chart.html", chart=charts[-1], points=points)
                output["data"] = {"text/html": html}
                heading = ""
    download = {"cell_type": "markdown", "id": "take-along", "source": DOWNLOAD.format(name)}
    notebook["cells"] = [*cells, *_folded(code, len(cells)), {**download, "metadata": {}}]
    return charts


def _lead_on(
    data: dict[str, Any], anchors: dict[str, str], quoted: dict[str, str], *, explained: bool
) -> bool:
    """Let the words and the tables of an output lead to the record; tell whether these have marks.

    Marks are explained before the first table that has any, and below no other.
    """
    if "text/markdown" in data:
        # words of the record may stand in it: no tag is meant as one
        said = OTHER.sub("&lt;", data["text/markdown"])
        data["text/markdown"] = _linked(said, anchors, quoted)
    page = BeautifulSoup(data.get("text/html", ""), "html.parser")
    marks = [mark.extract() for mark in page.select("p.marks")]
    if "text/html" in data:
        _fit(page, anchors)
        data["text/html"] = MARKS_TOLD * bool(marks and not explained) + str(page)
    return bool(marks)


def _folded(code: list[str], place: int) -> list[Notebook]:
    """Return the code of a section as a cell that a reader can unfold; none where there is none."""
    if not any(code):
        return []
    cell: Notebook = {"cell_type": "code", "id": f"code-{place}", "source": "\n\n".join(code)}
    return [cell | {"metadata": {"tags": ["hide-input"]}, "execution_count": None, "outputs": []}]


def _headings(markdown: str) -> list[str]:
    """Return the headings of a notebook and of its findings, as Markdown."""
    tokens = MarkdownIt().parse(markdown)
    return [
        tokens[number + 1].content
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in {"h1", "h2"}
    ]


def _points(points: list[Any], anchors: dict[str, str]) -> list[dict[str, object]]:
    """Return the links on a chart, each in a lane that no other reaches into.

    Each figure has a row of its own, so a lane is as high as the nearest other is far.
    """
    rows = [y for _, y, _, _ in points]
    return [
        {
            "x": f"{x:.2%}",
            "y": f"{y:.2%}",
            "lane": f"{min((abs(y - row) for row in rows if row != y), default=1):.2%}",
            "lower": y > 1 / 2,
            "href": anchors[ids[0]],
            "words": words,
        }
        for x, y, ids, words in points
        if ids and ids[0] in anchors
    ]


# --- Markdown ------------------------------------------------------------------------------------


def _linked(markdown: str, anchors: dict[str, str], quoted: dict[str, str]) -> str:
    r"""Make links of named figures, ids as code, and emphasised words of one figure alone.

    Headings stay. A link to the documentation leads there on the site too.

    >>> _linked(r"*To \$ 19 billion*, `visit.4`.", {"visit.4": "#4"}, {"to $ 19 billion": "#4"})
    '<a href="../#4"><em>To \\$ 19 billion</em></a>, <a href="../#4">visit.4</a>.'
    """

    def links(match: re.Match[str]) -> str:
        name, words, ids, emphasised = match.groups()
        if name:
            return FIGURE.format(anchors[name], Markup(words)) if name in anchors else words  # noqa: S704
        if ids and all(name in anchors for name in ids.split(", ")):
            return ", ".join(LINK.format(anchors[name], shown(name)) for name in ids.split(", "))
        words = unescape(ESCAPED.sub(r"\1", emphasised or ""))
        target = quoted.get(words) or quoted.get(words[:1].lower() + words[1:])
        return LINK.format(target, EMPHASIS.format(shown(words))) if target else match[0]

    lines = markdown.replace("](../docs/", "](../").split("\n")
    return "\n".join(line if line.startswith("#") else NAMES.sub(links, line) for line in lines)


def shown(words: str) -> Markup:
    r"""Return Markdown that shows words as they are.

    >>> str(shown("*5* <b>"))
    '\\*5\\* &lt;b&gt;'
    """
    return Markup(SIGNS.sub(r"\\\1", escape(words)))  # noqa: S704


# --- tables --------------------------------------------------------------------------------------


def _fit(page: BeautifulSoup, anchors: dict[str, str]) -> None:
    """Make links of ids and figures in tables; a table scrolls, or stacks on a narrow screen."""
    for cell in page.find_all(["td", "code"]):
        _link_ids(page, cell, anchors)
    for words in page.select("span[data-figure]"):
        if target := anchors.get(str(words["data-figure"])):
            words.name = "a"
            words.attrs = {"class": "named", "href": f"../{target}"}
    for table in page.find_all("table"):
        if not _label(table) and table.parent and table.parent.name == "div":
            table.parent.attrs |= SCROLLS


def _link_ids(page: BeautifulSoup, cell: Tag, anchors: dict[str, str]) -> None:
    names = (cell.string or "").split(", ")
    if not all(name in anchors for name in names):
        return
    cell.clear()
    for number, name in enumerate(names):
        link = page.new_tag("a", href=f"../{anchors[name]}")
        link.append(BeautifulSoup(breakable(name), "html.parser"))
        cell.extend([", ", link] if number else [link])


def _label(table: Tag) -> bool:
    """Give each cell its column's name, which a narrow screen shows beside it.

    A table whose cells span several columns stays as it is, and so does one without a head. Its
    class says whether it fits a phone as it is, or may use the margin of a wide screen.
    """
    if not table.thead or table.select_one("[colspan]"):
        return False
    for cell in reversed(table.select("tbody [rowspan]")):  # of the index, which comes first
        for row in cell.find_all_next("tr", limit=int(str(cell.attrs.pop("rowspan"))) - 1):
            row.insert(0, copy(cell))
    heads = [[cell.get_text() for cell in row.find_all("th")] for row in table.thead.find_all("tr")]
    names = [next(filter(None, column), "") for column in zip_longest(*heads, fillvalue="")]
    letters = [max(map(len, name.split()), default=0) for name in names]
    columns = zip(*(row.find_all(["th", "td"]) for row in table.select("tbody tr")), strict=True)
    for place, (name, cells) in enumerate(zip(names, columns, strict=False)):
        texts = [cell.get_text().strip() for cell in cells]
        letters[place] = max([letters[place], *map(len, texts)])
        numbers = cells[0].name == "td" and all(map(NUMBER.fullmatch, filter(None, texts)))
        for cell in cells:
            cell["data-label"] = name
        for row in table.select("tr") if numbers and any(texts) else ():
            row.find_all(["th", "td"])[place]["class"] = "number"
    narrow = ["narrow"] * (sum(letters) <= NARROW)
    table.attrs["class"] = " ".join(["labelled", *table.get_attribute_list("class"), *narrow])
    if sum(letters) > WIDE and table.parent and table.parent.name == "div":
        table.parent["class"] = "full-width"
    return True
