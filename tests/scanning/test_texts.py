"""What is read of files: the words that a reader sees, none lost, none glued."""

import zlib
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from matplotlib.figure import Figure

from analysis.scanning.texts import UnreadableText, files_of, named_text, read_text

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
        ("<p>It rose by 5 percent<sup>1, 12</sup>.</p>", "It rose by 5 percent¹,¹²."),
        ("<p>An area of 12 km<SUP>2</SUP> is new.</p>", "An area of 12 km² is new."),
    ],
)
def test_a_page_is_read_with_its_headline(tmp_path: Path, body: str, text: str) -> None:
    more = f"<p>{'More of it is to come. ' * 30}</p>"
    headline, _, rest = of_page(tmp_path, body + more).partition("\n")
    assert headline == "Trade exceeded $28 billion"
    assert rest.strip().splitlines()[0] == text


@pytest.mark.parametrize("opened", ["<sup>", "<sup>" + " " * 50])
def test_notes_that_never_end_take_no_longer_than_others(tmp_path: Path, opened: str) -> None:
    begun = process_time()
    assert "Trade exceeded" in of_page(tmp_path, opened * 20_000)
    assert process_time() - begun < 5


def test_paragraphs_and_cells_of_a_document_of_word_stay_apart(tmp_path: Path) -> None:
    body = (
        "<w:p><w:t>It was </w:t><w:t>28</w:t><w:tab/><w:t>billion.</w:t><w:delText>no</w:delText>"
        "</w:p><w:tc><w:p><w:t>310</w:t></w:p></w:tc><w:tc><w:p><w:t>287</w:t></w:p></w:tc>"
        "<mc:Choice><w:p><w:t>5 t</w:t></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:t>5 t</w:t></w:p></mc:Fallback>"
    )
    assert of_docx(tmp_path, body) == "It was 28\tbillion.\n\n310\n\n287\n\n5 t"


RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:r><w:t>12 km</w:t></w:r>{RAISED}", "12 km²"),
        (f"<w:r><w:t>$28</w:t></w:r>{RAISED}", "$28²"),
        ("<w:t>5</w:t><w:noBreakHyphen/><w:t>6 percent</w:t>", "5-6 percent"),
        ("<w:t>5</w:t><w:softHyphen/><w:t>0 percent</w:t>", "50 percent"),
        ("<w:t>$5</w:t><w:cr/><w:t>6 tonnes</w:t>", "$5\n6 tonnes"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:t>5 t</w:t>", "5 t"),
        ("<w:moveFrom><w:t>5 t</w:t></w:moveFrom><w:moveTo><w:t>5 t</w:t></w:moveTo>", "5 t"),
    ],
)
def test_what_is_no_plain_word_in_a_document_of_word(tmp_path: Path, body: str, text: str) -> None:
    assert of_docx(tmp_path, f"<w:p>{body}</w:p>") == text


def test_notes_of_a_document_of_word_in_either_edition(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    words = f'<w:d xmlns:w="{strict}"><w:p><w:t>{{}}</w:t></w:p></w:d>'
    with ZipFile(tmp_path / "a.docx", "w") as parts:
        for name in ("document", "footnotes"):
            parts.writestr(f"word/{name}.xml", words.format(f"5 {name}"))
    assert read_text(tmp_path / "a.docx") == "5 document\n\n5 footnotes"


def of_word() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", "<p/>")
    return content.getvalue()


NO_WORD = {
    "another file": b"no zip",
    "an empty one": b"PK\5\6" + bytes(18),
    "words written over": of_word().replace(zlib.compress(b"<p/>", wbits=-15), bytes([255] * 6)),
    "a list of parts that is nowhere": of_word()[:-6] + b"\xff\xff\xff\x7f\0\0",
}


@pytest.mark.parametrize("content", NO_WORD.values(), ids=NO_WORD)
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


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("{t}By 5\n \n2\n{t}percent", "By 5 percent"),
        ("{t}By 5\n2\n{t}percent", "By 5 percent"),
        ("{t}\n{t}By 5\n\nNOTE 6\n\n{t}percent", "By 5 percent"),
        ("{t}{{\\an8}}<v A><c.y>By</c> <00:01.000><i>5</i>\n\n{t}percent", "By 5 percent"),
        ("{t} \nBy<00:01.000><c> 5</c>\n\n{t}By 5\n \n\n{t}By 5\npercent", "By 5 percent"),
        (
            "{t}Falls\n– by 5 percent – go\n\n{t}on.\n– By 6.",
            "Falls – by 5 percent – go on.\n– By 6.",
        ),
    ],
    ids=["a blank", "no line between", "none and a note", "tags", "rolling", "dashes"],
)
def test_what_of_subtitles_is_said(tmp_path: Path, said: str, text: str) -> None:
    time = "00:00:00.000 --> 00:00:01.000\n"
    (tmp_path / "a.vtt").write_text(f"WEBVTT\n\n{said.format(t=time)}\n", encoding="utf-8")
    assert read_text(tmp_path / "a.vtt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_a_text_itself_names(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text("рост на 5 %", encoding=encoding)
    assert read_text(tmp_path / "a.txt") == "рост на 5 %"


def test_what_programs_keep_beside_a_text_is_none(tmp_path: Path) -> None:
    for name in ("~$a.docx", "._a.docx", ".DS_Store", "a.txt"):
        (tmp_path / name).write_bytes(b"By 5 %")
    assert files_of((tmp_path,)) == ([tmp_path / "a.txt"], [], [])
    assert named_text(tmp_path / "a.txt") == (str(tmp_path / "a.txt"), "By 5 %")


def test_a_pdf_that_pypdf_has_no_means_for_is_named(tmp_path: Path) -> None:
    page = BytesIO()
    Figure().savefig(page, format="pdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(page.getvalue().replace(b"/FlateDecode", b"/Strange"))
    with pytest.raises(UnreadableText, match=r"a\.pdf: not readable as PDF: .*/Strange"):
        read_text(path)


def test_files_of_a_folder_that_are_not_read_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.rtf", "c", "deep/d.csv", *(f"e{number}.odt" for number in range(5))):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"By 5 %")
    ((told),) = files_of((tmp_path,)).left_out
    assert told.startswith(f"{tmp_path}: 8 left out, which end in none of .txt, .md")
    assert told.endswith(": b.rtf, c, deep/d.csv, e0.odt, e1.odt, …")


@pytest.mark.parametrize("ending", ["csv", "TSV", "json", "jsonl", "parquet", "xlsx"])
def test_a_table_is_read_as_no_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text("a,b\n1,27 billion USD", encoding="utf-8")
    with pytest.raises(UnreadableText, match=f"a.{ending}: a table, no text: .* scan --corpus"):
        read_text(path)
