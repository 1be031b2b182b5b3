"""Files, folders and standard input as texts to scan."""

import codecs
import logging
import re
import sys
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

from analysis.reading.flow import without_ligatures
from analysis.reading.markup import raised
from analysis.record.messages import InputError

# what is read in a folder
SUFFIXES = (".txt", ".md", ".srt", ".vtt", ".html", ".htm", ".docx", ".pdf")
BESIDE = ("~$", ".")  # what Word and systems keep beside a file
TABLES = (".csv", ".tsv", ".json", ".jsonl", ".parquet", ".xls", ".xlsx", ".ods")
NO_TEXT = (
    "a table, no text: numbers would be read across its cells; scan --corpus takes one with the "
    "columns document_id and text"
)
NAMED_AT_MOST = 5  # files that are left out
LARGEST_PART = 10**8  # bytes of a document of Word; cut, it is not readable
SIGNS = {"p": "\n\n", "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
UNSEEN = ("pPr", "del", "moveFrom", "Fallback")  # what a fallback says is said beside it
_TAGS = rb"(?:<[^<>]*>|\s++){0,9}"
_NOTES = rb"(\d{1,3}(?:,\s*\d{1,3})*)"
_NOTE = re.compile(rb"<sup\b[^<>]*>" + _TAGS + _NOTES + _TAGS + rb"</sup>", re.IGNORECASE)
_TIME = re.compile(r"^(?:\d+[ \t]*\n)?.*-->.*\n", re.MULTILINE)  # with the number of its cue
_CUE_TAG = re.compile(r"</?[a-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}")
STANDARD_INPUT = Path("-")


class UnreadableText(InputError):
    """A file that holds no text that can be read, and what to do about it."""


class Files(NamedTuple):
    """Files with texts to read, and what is to be said of the others."""

    to_read: list[Path]
    faults: list[str]  # of folders that have none
    left_out: list[str]  # a line for each folder that has others too


def files_of(paths: tuple[Path, ...]) -> Files:
    """List the files that are named; a folder stands for the files in it that hold texts."""
    files = Files([], [], [])
    for path in paths:
        if path == STANDARD_INPUT or not path.is_dir():
            files.to_read.append(path)
            continue
        there = [file for file in sorted(path.rglob("*")) if not file.is_dir()]
        there = [file for file in there if not file.name.startswith(BESIDE)]
        texts = [file for file in there if file.suffix.lower() in SUFFIXES]
        files.to_read.extend(texts)
        others = [str(file.relative_to(path)) for file in there if file not in texts]
        if not texts:
            files.faults.append(f"{path}: no file in it ends in one of {', '.join(SUFFIXES)}")
        elif others:
            names = ", ".join(others[:NAMED_AT_MOST]) + ", …" * (len(others) > NAMED_AT_MOST)
            what = f"{len(others)} left out, which end in none of {', '.join(SUFFIXES)}"
            files.left_out.append(f"{path}: {what}: {names}")
    return files


def named_text(path: Path) -> tuple[str, str]:
    """Return the name and the text of a file, or of standard input."""
    if path != STANDARD_INPUT:
        return in_a_line(str(path)), read_text(path)
    if sys.stdin is None:
        raise UnreadableText("standard input: closed")
    return "-", _decoded(sys.stdin.buffer.read(), "standard input")


def in_a_line(name: str) -> str:
    r"""Return a name as a terminal and a table can show it: a file or a text may have any.

    >>> in_a_line("талк.txt"), in_a_line("\udcfftalk\n.txt")
    ('талк.txt', '\\udcfftalk\\n.txt')
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def read_text(path: Path) -> str:
    """Read the text of a file: of HTML and PDF what a reader sees of it."""
    if not (path.is_file() or path.is_dir()) and path.resolve().exists():
        raise UnreadableText(f"{path}: a pipe or a device, no file: give -, and pipe it in")
    match path.suffix.lower():
        case ".html" | ".htm":
            return _from_html(path)
        case ".docx":
            return _from_docx(path)
        case ".pdf":
            return _from_pdf(path)
        case suffix if suffix in TABLES:
            raise UnreadableText(f"{path}: {NO_TEXT}")
    text = _decoded(path.read_bytes(), str(path))
    return _from_subtitles(text) if path.suffix.lower() in (".srt", ".vtt") else text


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise UnreadableText(f"{name}: holds binary data, no text; save it as text, .docx or PDF")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableText(f"{name}:{line}: not UTF-8: save the file in that encoding") from None


def _from_html(path: Path) -> str:
    from trafilatura import bare_extraction

    content = _NOTE.sub(_raised, path.read_bytes())
    found = bare_extraction(content, include_comments=False, favor_recall=True, with_metadata=True)
    if found is None:
        raise UnreadableText(f"{path}: no text is found in it")
    page = found if isinstance(found, dict) else found.as_dict()
    title, text = page["title"] or "", page["text"]
    return text if title in text else f"{title}\n\n{text}"  # a headline often stands apart


def _from_docx(path: Path) -> str:
    """Read a document of Word with its notes, each paragraph and cell as one."""
    content = BytesIO(path.read_bytes())
    try:
        with ZipFile(content) as parts:
            names = [f"word/{name}.xml" for name in ("document", "footnotes", "endnotes")]
            there = [names[0], *(name for name in names[1:] if name in parts.namelist())]
            return "".join(_words(_root(parts, name)) for name in there).strip()
    except Exception as error:  # zipfile raises whatever it meets in a broken file
        raise UnreadableText(f"{path}: not readable as .docx: {error}") from None


def _root(parts: ZipFile, name: str) -> ElementTree.Element:
    with parts.open(name) as part:
        # fetches nothing, and expat bounds what entities may grow to
        return ElementTree.fromstring(part.read(LARGEST_PART))  # noqa: S314


def _words(part: ElementTree.Element) -> str:
    """Return what is seen of a part of a document of Word, whichever its edition of the format."""
    name = part.tag.rpartition("}")[2]
    if name in UNSEEN:
        return ""
    if name == "t":
        return part.text or ""
    words = SIGNS.get(name, "") + "".join(map(_words, part))
    heights = part.findall("{*}rPr/{*}vertAlign")
    return raised(words) if any("superscript" in at.attrib.values() for at in heights) else words


def _from_subtitles(text: str) -> str:
    """Join what is said, without times; a sentence may go on from one picture to the next."""
    cues = [cue.partition("\n\n")[0] for cue in _TIME.split("\n".join(text.splitlines()) + "\n")]
    lines = [_CUE_TAG.sub("", line).strip() for cue in cues[1:] for line in cue.splitlines()]
    said = "\n".join(line for line, _ in groupby(filter(None, lines)))  # lines that roll come twice
    return re.sub(r"(?<![.!?…])\n|\n(?![-–—] )", " ", said)


def _raised(note: re.Match[bytes]) -> bytes:
    """Raise the digits of notes, which would be written on to the word before."""
    return b"".join(b"&#%d;" % ord(sign) for sign in raised("".join(note[1].decode().split())))


def _from_pdf(path: Path) -> str:
    from pypdf import PdfReader

    # what it warns of is in its error, or does no harm
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    content = BytesIO(path.read_bytes())
    try:
        pages = [page.extract_text() for page in PdfReader(content).pages]
        return without_ligatures("\n".join(pages))
    except Exception as error:  # pypdf raises what it meets in a broken file, or what it lacks
        raise UnreadableText(f"{path}: not readable as PDF: {error}") from None
