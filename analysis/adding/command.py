"""The command `add`, from the text to the tables."""

import codecs
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from shlex import quote

import click

from analysis.adding import addition, drafts
from analysis.adding.consequences import consequences
from analysis.adding.documents import (
    Given,
    already,
    document_row,
    language_guess,
    standing,
    still_to_come,
)
from analysis.adding.drafts import DRAFTS_FOLDER, Draft, Saying
from analysis.adding.prompts import Session
from analysis.adding.proposed_rows import proposed, reading_of
from analysis.adding.read_back import sentence
from analysis.adding.recorded import Recorded, recorded
from analysis.adding.review import reviewed, with_passages
from analysis.adding.speakers import NotGiven, asked, speaker_row
from analysis.publishing.freshness import notebooks_of
from analysis.publishing.holding import failing_findings
from analysis.record.cells import BadInput, faults_in
from analysis.record.hints import spellings
from analysis.record.messages import counted
from analysis.record.schema import RAW
from analysis.scanning.texts import read_text
from analysis.scanning.verify import digests_of

CELLS = {column.name: column for table in ("figures", "documents") for column in RAW[table]}
PLAIN = (".txt", ".md", "")
ASKED = {  # what a document's row needs, and how it is asked for
    "title": "Title, in your own words",
    "publisher": "Publisher (Enter: not stated)",
    "published": "Published on (2024, 2024-11 or 2024-11-27; Enter: not known)",
    "url": "Address (Enter: not known)",
    "speaker": "Speaker (Enter: nobody named)",
}


@dataclass
class Request:
    """What was typed."""

    file: Path | None
    given: Given
    excerpt: bool
    review: Path | None
    yes: bool


def add(root: Path, request: Request) -> list[Path]:
    """Take a statement as far as it can be taken; return the files that were written.

    If something is not in order or missing, the draft stays.
    """
    record = recorded(root)
    found = _draft_meant(root, request)
    draft, sheet = found or _begun(root, record, request)
    for line in _not_taken(record, request.given, draft) if found else ():
        click.echo(line)
    if request.review and not found:
        click.echo(f"fill in {sheet} and save it; then: ./run add --review {quote(str(sheet))}")
        return []
    try:
        return _taken_on(root, record, request, draft, sheet)
    except click.Abort:
        kept = f"what was answered is kept: {drafts.ways(draft.name)}"
        raise NotGiven(f"\nnothing was written; {kept}") from None


def _taken_on(
    root: Path, record: Recorded, request: Request, draft: Draft, sheet: Path
) -> list[Path]:
    """Ask for what is missing in a draft, show what it does to the record, and write it."""
    with_passages(draft)
    session = None if request.review else Session(root, record, draft, sheet)
    if session:
        click.echo(
            f"draft {draft.name}: it stays in {DRAFTS_FOLDER}/ until it is whole; ./run add goes on"
        )
        session.ask_all()
    while True:
        try:
            noted = reviewed(record.tables, draft, sheet)
            made = addition.with_rows(root, record.tables, draft, sheet, noted)
            break
        except BadInput as error:
            if not session:
                raise
            session.mend(error)
    for row in () if session else draft.kept():
        reading = reading_of(row, record.tables, draft.document)
        click.echo(sentence(row, reading, record.tables, draft.document["publisher"]))
    for line in [*already(record.tables, draft.document, draft.kept()), *consequences(made)]:
        click.echo(line)
    if not draft.kept() or not (request.yes or click.confirm("Write it?", default=None)):
        click.echo(f"nothing was written; {drafts.ways(draft.name)}")
        return []
    written = addition.put(root, made)
    drafts.discarded(root, draft)
    click.echo("written; looking at the findings of the notebooks, which takes half a minute")
    for fault in (faults := failing_findings(notebooks_of(root))):
        click.echo(fault)
    click.echo(f"{'mend them' if faults else 'all of them hold'}; then: ./run report")
    return written


# -- which draft


def _draft_meant(root: Path, request: Request) -> tuple[Draft, Path] | None:
    """Return the draft that a request goes on with, or None if it begins one."""
    there = drafts.drafts(root)
    about = {path: drafts.told(path) for path in there}
    if request.file and not (request.review and request.review.exists()):
        text = read_text(request.file)
        there = [path for path in there if about[path]["text"] == text]
        return drafts.opened(root, there[0]) if there else None
    if request.excerpt:
        return None
    if request.review:
        sheet = str(request.review.resolve())
        there = [path for path in there if about[path]["sheet"] == sheet]
        if not there:
            raise NotGiven(
                f"{request.review}: no draft has this sheet: begin with the text: add FILE"
            )
    if len(there) != 1:
        names = ", ".join(path.stem for path in there) or "none"
        raise NotGiven(f"give FILE, or --excerpt where no text is at hand; drafts: {names}")
    return drafts.opened(root, there[0])


def _not_taken(record: Recorded, given: Given, draft: Draft) -> Iterator[str]:
    """Say which options are other than what a draft was begun with, which goes on as it was."""
    own = draft.document | asdict(draft.said)
    known = spellings(record.tables["speakers"])
    for name, words in asdict(given).items():
        if words is not None and own.get(name, words) not in (words, known.get(words)):
            has = own[name] or "none"
            yield f"--{name.replace('_', '-')}: not taken; the draft has {has}"


def _begun(root: Path, record: Recorded, request: Request) -> tuple[Draft, Path]:
    """Begin a draft: the document's row, and a row a figure with what is proposed."""
    path = None if request.excerpt else request.file
    if path and path.suffix.lower() not in PLAIN:
        raise NotGiven(f"{path}: save it as plain text first (.txt): its lines are what is counted")
    if path and path.read_bytes().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NotGiven(f"{path}: save it as UTF-8 first: its bytes are what `verify` looks for")
    text = read_text(request.file) if request.file else _pasted()
    if not text.strip():
        raise NotGiven(f"{request.file or 'the excerpt'}: holds no words")
    given = request.given
    known = standing(record.tables, digests_of(text.encode()), given.url or "")
    if known:
        click.echo(
            f"it is in the record as {known['document_id']}: only what that lacks is proposed"
        )
    else:
        given = _completed(given, asks=not request.review)
        given = replace(given, language=given.language or language_guess(text))
        for line in (f"language: {given.language}", *still_to_come(given)):
            click.echo(line)
    drafted = {path.stem: path for path in drafts.drafts(root)}
    if known and (other := drafted.get(known["document_id"])):
        raise NotGiven(
            f"{other}: a draft of that document with another text: {drafts.ways(other.stem)}"
        )
    speaker, new = speaker_row(record.tables, given, asks=not request.review)
    given = replace(given, speaker=speaker["speaker"])
    about = filter(None, (speaker[name] for name in ("speaker", "side", "office")))
    click.echo(f"speaker: {', '.join(about) or 'nobody named'}")
    document = known or document_row(record.tables, text, path, given, drafted)
    side = "" if ";" in speaker["side"] else speaker["side"]
    said = Saying(speaker["speaker"], side, given.stated_on or "")
    draft = Draft(document, text, [], said, [speaker] if new else [], bool(known))
    draft.rows = proposed(record, draft)
    for line in already(record.tables, document, draft.rows):
        click.echo(line)
    click.echo(f"{counted(len(draft.rows), 'figure')} found")
    return draft, drafts.saved(root, draft, request.review)


def _pasted() -> str:
    click.echo("The words that you saw, as they stand there; an empty line ends them:")
    quiet = partial(click.prompt, "", default="", show_default=False, prompt_suffix="")
    return "\n".join(iter(quiet, ""))


# -- what is asked of a statement as a whole


def _completed(given: Given, *, asks: bool) -> Given:
    """Ask for what was not given, or say so; see that what was given can be."""
    told = asdict(given)
    for name, question in ASKED.items():
        if asks and told[name] is None:
            told[name] = asked(question, partial(_fault, name))
    for name, words in told.items():
        if fault := _fault(name, words or ""):
            raise NotGiven(f"--{name.replace('_', '-')}: {words or ''!r}: {fault}")
    return Given(**told)


def _fault(name: str, words: str) -> str:
    """Say why words cannot be what is asked for, or nothing."""
    if name == "title" and not words:
        return "a document has a title: give it in your own words"
    return "; ".join(faults_in(words, CELLS[name])) if words and name in CELLS else ""
