"""The words of the site in a language: messages, numbers, periods and names; here in English.

English stands in code, templates and tables; `translated` has the other languages.
"""

from collections.abc import Sequence
from gettext import NullTranslations

from babel import Locale

from analysis.reading.bounds import HEDGES
from analysis.record.codebook import title_of
from analysis.record.schema import AREAS, Row
from analysis.showing import wording


def marked(words: str) -> str:
    """Mark words that are translated where they are shown; they stay as they are."""
    return words


_LOOSE = [hedge for hedge in HEDGES if hedge not in ("", "between")]
#: How numbers stand with their hedges, which other languages translate as a whole.
HEDGED = (
    *(f"{hedge} {place}" for hedge in _LOOSE for place in ("{amount}", "{times}")),
    *(f"{change} {{amount}}" for change in wording.CHANGES),
    *(f"{change} {hedge} {{amount}}" for change in wording.CHANGES for hedge in _LOOSE),
)


class Wording(wording.Language):
    """The words of the site in English, in which numbers and periods are those of the notebooks."""

    def __init__(self, code: str = "en", translations: NullTranslations | None = None) -> None:
        self.code = code
        self.folder = "" if code == "en" else f"{code}/"  # of its pages, from the root of the site
        self.locale = Locale(code)  # what Babel knows of the language
        self.translations = translations or NullTranslations()
        self.gettext, self.ngettext = self.translations.gettext, self.translations.ngettext

    @property
    def name(self) -> str:
        """What the language calls itself, in a list of languages."""
        return str(self.locale.get_display_name()).capitalize()

    def note(self, words: str) -> str:
        """Return a note, a title or the name of an office; nothing if English alone has it."""
        return words

    def say(self, words: str) -> str:
        """Return a phrase, or words that the tables have; there may be none."""
        return self.gettext(words) if words else ""

    def day(self, day: str) -> str:
        """Write the day of an edition of the data, in English as the data have it."""
        return day

    def speaker(self, name: str, publisher: str = "") -> str:
        """Name who said something, else who published it."""
        return name or self.gettext(wording.speaker("", publisher))

    def spelling(self, name: str, others: Sequence[str]) -> str:  # noqa: ARG002
        """Spell a name: as the record does, if none of the others is of the language."""
        return name

    def area(self, code: str) -> str:
        """Name an area."""
        return AREAS.get(code, code)

    def areas(self, codes: list[str]) -> str:
        """Name areas: the host, the exporter or the whole comes first."""
        return " – ".join(map(self.area, codes))

    def subject(self, indicator: Row, ref_area: str, counterpart_area: str) -> str:
        """Say what a figure is of: its indicator, with its areas."""
        return title_of(indicator, ref_area, counterpart_area)


ENGLISH = Wording()
