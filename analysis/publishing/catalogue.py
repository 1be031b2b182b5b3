"""What the site has to say in other languages: messages found, and catalogues brought up to date.

``python -m analysis.publishing.catalogue`` brings all catalogues up to date: new messages are in
them without a translation, those that are gone are gone. For another language make a folder
``locale/CODE`` before. Of the notes of the record, and of titles with their areas, a catalogue has
those that somebody wrote into it, or into that of another language.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from analysis.publishing import table_words
from analysis.publishing.release import release_of
from analysis.publishing.translated import CATALOGUES

ROOT = CATALOGUES.parents[2]
METHODS = [("**.py", "python"), ("templates/**", "jinja2")]
OPTIONS = {"templates/**": {"trimmed": "true", "extensions": "jinja2.ext.i18n"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "marked": None, "_plural": (1, 2)}
HEADER = """\
# What the site says in another language; English stands in code, templates and tables.
msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def messages() -> Catalog:
    """Return all messages, each with the files that have it."""
    catalogue = Catalog(charset="utf-8")
    for folder in (CATALOGUES.parent, ROOT / "docs"):
        for name, _, words, _, _ in extract_from_dir(folder, METHODS, OPTIONS, KEYWORDS):
            place = (folder / name).relative_to(ROOT).as_posix()
            catalogue.add(words, locations=[(place, 0)])
    paths = CATALOGUES.glob("*/LC_MESSAGES/site.po")
    known = {message.id for path in paths for message in read(path)}
    for words, place in (
        *((words, "analysis/publishing/table_words.py") for words in table_words.LISTS),
        *table_words.columns(ROOT),
        *(entry for entry in table_words.optional(ROOT) if entry[0] in known),
        *((words, "CITATION.cff") for words in release_of(ROOT, "").in_english),
    ):
        catalogue.add(words, locations=[(place, 0)])
    return catalogue


def read(path: Path) -> Catalog:
    """Read a catalogue; the file, ``locale/CODE/LC_MESSAGES/site.po``, may not be there yet."""
    code = path.parts[-3]
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def updated(path: Path) -> bytes:
    """Return a catalogue with all messages and no other, with what it has of translations."""
    code = path.parts[-3]
    catalogue = read(path)
    for message in catalogue:
        message.locations = []
    catalogue.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    content = BytesIO()
    write_po(content, catalogue, 100, sort_by_file=True, omit_header=True, include_lineno=False)
    return HEADER.format(code=code, plurals=catalogue.plural_forms).encode() + content.getvalue()


if __name__ == "__main__":
    for folder in sorted(CATALOGUES.iterdir()):
        path = folder / "LC_MESSAGES/site.po"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(updated(path))
        print(path.relative_to(ROOT), file=sys.stderr)  # noqa: T201
