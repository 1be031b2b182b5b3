"""What is read of files: the words that a reader sees, none lost, none glued."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from analysis.scanning.texts import UnreadableText, read_text

PAGE = """\
<html><head><title>Trade | The ministry</title></head><body><nav><a href="/">Home</a></nav>
<h1>Trade exceeded $28 billion</h1>{}</body></html>"""
WORDS = '<?xml version="1.0"?><w:document xmlns:w="{}" xmlns:mc="{}">{}</w:document>'
SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
)
SRT = """\
1
00:00:01,000 --> 00:00:04,000
Trade reached
28

2
00:00:04,000 --> 00:00:08,000
billion dollars.
- Really?
"""
VTT = """\
WEBVTT

NOTE 5 cues

00:01.000 --> 00:04.000 position:0%
Trade reached 28

c2
00:04.000 --> 00:08.000
billion dollars.
- Really?
"""


def of_page(folder: Path, body: str) -> str:
    path = folder / "page.html"
    path.write_text(PAGE.format(body), encoding="utf-8")
    return read_text(path)


def of_docx(folder: Path, body: str) -> str:
    path = folder / "a.docx"
    with ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", WORDS.format(*SPACES, body))
    return read_text(path)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>It was <b>28</b>&nbsp;bil&shy;lion.</p>", "It was 28 billion."),
        ("<p>It rose by 5 percent<sup>12</sup>.</p>", "It rose by 5 percent¹²."),
        ("<p>It rose<sup><a href='#n'> 1 </a></sup> by 5.</p>", "It rose¹ by 5."),
        ("<p>An area of 12 km<SUP>2</SUP> is new.</p>", "An area of 12 km² is new."),
    ],
)
def test_a_page_is_read_with_its_headline(tmp_path: Path, body: str, text: str) -> None:
    more = f"<p>{'More of it is to come. ' * 30}</p>"
    headline, _, rest = of_page(tmp_path, body + more).partition("\n")
    assert headline == "Trade exceeded $28 billion"
    assert rest.strip().splitlines()[0] == text


def test_paragraphs_and_cells_of_a_document_of_word_stay_apart(tmp_path: Path) -> None:
    body = (
        "<w:p><w:t>It was </w:t><w:t>28</w:t><w:tab/><w:t>billion.</w:t><w:delText>no</w:delText>"
        "</w:p><w:tc><w:p><w:t>310</w:t></w:p></w:tc><w:tc><w:p><w:t>287</w:t></w:p></w:tc>"
        "<mc:Choice><w:p><w:t>5 t</w:t></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:t>5 t</w:t></w:p></mc:Fallback>"
    )
    assert of_docx(tmp_path, body) == "It was 28\tbillion.\n\n310\n\n287\n\n5 t"


@pytest.mark.parametrize(
    "content", [b"no zip", b"PK\5\6" + bytes(18)], ids=["another file", "an empty one"]
)
def test_what_is_no_document_of_word_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(UnreadableText, match=r"a\.docx: not readable as \.docx"):
        read_text(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.srt", SRT),
        ("a.vtt", VTT),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["plain", "Windows"])
def test_sentences_of_subtitles_go_on(tmp_path: Path, name: str, content: str, end: str) -> None:
    (tmp_path / name).write_bytes(content.replace("\n", end).encode())
    assert read_text(tmp_path / name) == "Trade reached 28 billion dollars.\n- Really?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_a_text_itself_names(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("рост на 5 %", encoding=encoding)
    assert read_text(tmp_path / "a.txt") == "рост на 5 %"
