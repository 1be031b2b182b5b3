"""The words of the site in languages other than English.

A language is a catalogue of messages, ``locale/CODE/LC_MESSAGES/site.po``, and nothing else: Babel
knows how it writes numbers and dates, and what it calls countries, currencies and languages.
"""

import operator
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_currency_name

from analysis.publishing.locales import ENGLISH, Wording, marked
from analysis.publishing.table_words import SENTENCES, is_country
from analysis.reading.detection import language_of
from analysis.record.schema import Row
from analysis.showing import wording

CATALOGUES = Path(__file__).parent / "locale"
THOUSAND = 1000
BRACES = re.compile(r"\{(\w+)\}")


class _Translated(Wording):
    """The words of the site by a catalogue, and by what Babel knows of its language."""

    def __init__(self, code: str, catalogue: Path) -> None:
        compiled = BytesIO()
        with catalogue.open("rb") as file:
            messages = read_po(file, locale=code)
        write_mo(compiled, messages)
        compiled.seek(0)
        super().__init__(code, GNUTranslations(compiled))

    # Messages

    def note(self, words: str) -> str:
        parts = SENTENCES.split(words)
        told = list(map(self.gettext, parts))
        known = all(map(operator.ne, parts, told))
        return " ".join(told) if known else ""

    def spelling(self, name: str, others: Sequence[str]) -> str:
        # a Cyrillic name without a letter of another language's own is spelt as in Russian
        own = [
            words
            for words in others
            if not words.isascii() and (language_of(words, "ru") or "ru") == self.code
        ]
        return own[0] if own else name

    def area(self, code: str) -> str:
        if (named := self.gettext(code)) != code:
            return named
        if is_country(code):
            return str(self.locale.territories.get(code, code))
        return self.say(super().area(code))

    def subject(self, indicator: Row, ref_area: str, counterpart_area: str) -> str:
        whole = super().subject(indicator, ref_area, counterpart_area)
        if (told := self.gettext(whole)) != whole:
            return told
        # the names of areas have no cases here: the catalogue says of each what it is
        codes = {"area": ref_area, "counterpart": counterpart_area}
        names = {role: self.area(code) for role, code in codes.items()}
        names["areas"] = self.areas(list(filter(None, codes.values())))
        pattern = self.say(indicator["title_of_areas"])
        return BRACES.sub(lambda match: names[match[1]], pattern)

    # Numbers

    def range(self, low: float, high: float, unit: str, digits: int) -> str:
        first, last = (self.number(end, unit, digits, step=10) for end in (low, high))
        if first.scale != last.scale and low:  # thousands of both, or of neither
            first, last = (self.number(end, unit, digits, step=0) for end in (low, high))
        shared = low == 0 or first.scale == last.scale
        if low < 0:
            least = first.digits if shared else str(first)
            return self.gettext("from {low} to {high}").format(low=least, high=last)
        return last.words.format(f"{first.digits}–{last.digits}") if shared else f"{first} – {last}"

    def number(
        self,
        value: float,
        unit: str,
        digits: int = wording.SIGNIFICANT,
        *,
        step: int = 100,
    ) -> wording.NumberInWords:
        # a count is written in thousands where it is a multiple of a step; 0 is for none
        of_scale, scale = wording.scale_of(value, digits)
        size = abs(value) / of_scale
        if not scale and step and unit == "count" and size >= THOUSAND and size % step == 0:
            size = size / THOUSAND
            scale = marked("thousand")
        words = f"{{}} {self.gettext(scale)}" if scale else "{}"
        whole = unit == "count" and not scale
        shown = size if whole else round(size, wording.decimals(size, digits))
        text = format_decimal(shown, locale=self.locale)
        words = self._with_unit(words, size, scale, unit)
        return wording.NumberInWords(f"−{text}" if value < 0 else text, scale, words)

    def _with_unit(self, words: str, size: float, scale: str, unit: str) -> str:
        if unit == "count":
            return words
        if unit == "times":
            return self._plural("{number} time", "{number} times", size)
        if unit == "index":
            return f"{self.gettext(unit)} {words}"
        if unit == "percent":
            return self.gettext("{number}%").format(number="{}")
        if self.gettext(unit) == unit in self.locale.currencies:
            count = wording.SCALES[-1][0] if scale else size  # a million of them, or more
            return f"{words} {get_currency_name(unit, count=count, locale=self.locale)}"
        return f"{words} {self.gettext(unit)}"

    def _plural(self, singular: str, plural: str, size: float) -> str:
        """Return the form for a size, which for a fraction is that for two."""
        number = int(size) if float(size).is_integer() else 2
        return self.ngettext(singular, plural, number).format(number="{}")

    # Periods

    def dated(self, moment: date, form: str) -> str:
        return str(format_date(moment, self.gettext(form), locale=self.locale))

    def day(self, day: str) -> str:
        return self.stated(day)


@cache
def wordings(folder: Path = CATALOGUES) -> dict[str, Wording]:
    """Return the languages of the site by their codes, English first."""
    paths = sorted(folder.glob("*/LC_MESSAGES/site.po"))
    codes = {path.parts[-3]: path for path in paths}
    return {"en": ENGLISH, **{code: _Translated(code, path) for code, path in codes.items()}}
