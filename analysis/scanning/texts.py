"""Files, folders and standard input as texts to scan."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.reading.flow import without_ligatures

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")  # what is read in a folder
STANDARD_INPUT = Path("-")


class UnreadableText(ValueError):
    """A file that holds no text that can be read, and what to do about it."""


def texts(paths: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Name and text of each file; a folder stands for the files in it that hold texts."""
    for path in paths:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise UnreadableText("standard input: closed")
            yield "-", _decoded(sys.stdin.buffer.read(), "standard input")
        elif path.is_dir():
            found = [file for file in sorted(path.rglob("*")) if file.suffix.lower() in SUFFIXES]
            files = [file for file in found if file.is_file()]
            if not files:
                raise UnreadableText(f"{path}: no file in it ends in one of {', '.join(SUFFIXES)}")
            yield from ((str(file), read_text(file)) for file in files)
        else:
            yield str(path), read_text(path)


def read_text(path: Path) -> str:
    """Read the text of a file: of HTML and PDF what a reader sees of it."""
    match path.suffix.lower():
        case ".html" | ".htm":
            return _from_html(path)
        case ".pdf":
            return _from_pdf(path)
    return _decoded(path.read_bytes(), str(path))


def _decoded(content: bytes, name: str) -> str:
    if b"\0" in content:
        raise UnreadableText(f"{name}: holds binary data, no text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableText(f"{name}:{line}: not UTF-8: save the file in that encoding") from None


def _from_html(path: Path) -> str:
    from trafilatura import extract

    text: str | None = extract(path.read_bytes(), include_comments=False, favor_recall=True)
    if text is None:
        raise UnreadableText(f"{path}: no text is found in it")
    return text


def _from_pdf(path: Path) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # what it warns of is in its error, or does no harm
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = [page.extract_text() for page in PdfReader(path).pages]
        return without_ligatures("\n".join(pages))
    except PyPdfError as error:
        raise UnreadableText(f"{path}: not readable as PDF: {error}") from None
