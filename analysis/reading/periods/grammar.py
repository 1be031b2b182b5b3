"""The tables of `rules`, compiled for the words of some languages, and applied to a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from analysis.reading.languages import together
from analysis.reading.periods import rules
from analysis.reading.periods import words as spelling
from analysis.reading.periods.cores import LENGTHS, Core, FoundPeriod, core_of, joins
from analysis.reading.periods.days import STEPS
from analysis.reading.periods.endings import with_endings
from analysis.reading.periods.forms import date_of, numbers_in, part_and_year
from analysis.reading.periods.words import Words

PART_LISTS = {"m": "count", "q": "quarters", "h": "halves"}
WHOLE_YEAR = ("months", (12, 0))  # in twelve months
_SENTENCE = 40  # words on either side in which a verb is looked for
_Match = re.Match[str]
_Offsets = list[tuple[int, int]]


class _Line(NamedTuple):
    """Letters; for each the number of its first word, and what a rule has made of it; the words."""

    letters: str
    places: list[int]
    cores: list[Core | None]
    words: Words


class Grammar:
    """The rules, compiled for the words of some languages."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        lists, self.values = spelling.lists_of(languages)
        self.alphabet = spelling.Alphabet(lists, rules.TRIGGERS, languages)
        no_count = "(?<! number )" if lists["number_tails"] else ""  # "63 қазан" are boilers
        cores = rules.CORES | {"month": f"{no_count} (?: {rules.CORES['month']} )"}
        self.years = self._compiled("years", rules.YEARS)
        self.cores = self._compiled("cores", cores)
        plain, around = {"plain": rules.WRAPS["plain"]}, (rules.BASE, rules.BASE_AFTER)
        self.wraps = self._compiled("wraps", rules.WRAPS, *around)
        self.plain = self._compiled("wraps", plain, *around)
        of = self.alphabet.of
        self.month, self.unsure = of("month")[0], self._pattern(rules.UNSURE_MONTHS)
        self.named, self.year_and_dash, self.edge, self.aside = map(self._pattern, rules.SEARCHED)
        self.future, self.verb, self.known_verb = map(self._pattern, rules.TENSES)
        self.beside = frozenset(rules.PUNCTUATION + of(*rules.BESIDE))
        self.surely, self.plans = frozenset(of("year_surely_after")), frozenset(of("plans"))
        self.led, self.since = frozenset(of("opening_years")), frozenset(of("since_event"))
        self.counted = tuple(lists["counted_endings"])
        self.base_ends, self.rates = of("compared_after", "than_after"), of("change_units")
        self.by, self.weak = frozenset(of("by")), frozenset(of("against", "than", "above"))
        self.within, self.left = frozenset(of("in", "preposition")), frozenset(of("compared_from"))
        self.owner, self.over, self.amounts = of("possessive"), of("passing"), {*of("amounts")}
        units = (*LENGTHS, "weeks", "days")  # of "the same quarter"
        self.lengths = {word: LENGTHS.get(name, 0) for name in units for word in lists[name]}
        self.yearly, self.tails = of("of_a_year", "change_nouns"), frozenset(of("number_tails"))
        self.moved, self.of_a_level, self.noun_of_change, self.grew = map(self._pattern, rules.LED)
        beside = of("change_units", "no_day_before", "of_a_year", "ahead_of", "ahead_of_now")
        self.amount, self.measured = frozenset(rules.AMOUNT + beside), of("no_day_before")
        after = {"year": rules.PUNCTUATION.replace("-", ""), "months": rules.PUNCTUATION}
        self.after = {name: frozenset(marks + of(f"{name}_after")) for name, marks in after.items()}

    def find(self, text: str) -> Iterator[FoundPeriod]:
        """Find the periods that a text names, in their order."""
        tokens = spelling.TOKEN.findall(text)
        if not self.alphabet.names_something(letters := self.alphabet.spelt(tokens)):
            return
        letters = (words := self.alphabet.read(tokens, letters)).letters
        if spelling.UNSURE in letters or spelling.CAPITAL in letters:
            letters = self.unsure.sub(self.month, letters)
        letters = f"{spelling.STOP}{letters}{spelling.STOP}"
        line = _Line(letters, [0, *range(len(letters) - 1)], [None] * len(letters), words)
        line = self._reduced(self._reduced(line, self.years), self.cores)
        if not self.named.search(line.letters):
            return
        at, offsets = 0, _Offsets()
        while match := self.wraps.search(line.letters, at):
            match, cores = self._checked(match, line)
            at = match.end()
            if cores is not None:
                offsets = offsets or spelling.offsets_of(text, tokens)
                yield with_endings(self._found(match, line, cores, offsets), text, self.alphabet)

    def words(self, tokens: list[str]) -> Words:
        """Give the words and phrases of a text with their letters."""
        return self.alphabet.read(tokens, self.alphabet.spelt(tokens))

    def unknown(self, text: str, found: list[FoundPeriod]) -> list[str]:
        """List the words outside of what was found that have no business there."""
        tokens = list(spelling.TOKEN.finditer(text))
        words = self.words([token.group() for token in tokens])
        starts = [token.start() for token in tokens]
        taken = set[int]()
        for one in found:
            taken.update(range(*(bisect_left(starts, end) for end in (one.start, one.end))))
        return [
            text[starts[first] : tokens[after - 1].end()]
            for letter, (first, after) in zip(words.letters, pairwise(words.tokens), strict=True)
            if letter not in self.beside and first not in taken
        ]

    def _reduced(self, line: _Line, table: re.Pattern[str]) -> _Line:
        """Write what the rules of a table find as one letter each."""
        letters: list[str] = []
        places: list[int] = []
        cores: list[Core | None] = []
        at = 0
        for match in table.finditer(line.letters):
            start, end = match.span()
            kind = str(match.lastgroup)
            core = line.cores[start] if kind == "year" else self._core(kind, start, end, line)
            if core:
                letters += [line.letters[at:start], rules.LETTER_OF.get(kind, "C")]
                places += line.places[at : start + 1]
                cores += [*line.cores[at:start], core]
                at = end
        if not at:
            return line
        letters.append(line.letters[at:])
        places, cores = places + line.places[at:], cores + line.cores[at:]
        return line._replace(letters="".join(letters), places=places, cores=cores)

    def _core(self, kind: str, start: int, end: int, line: _Line) -> Core | None:
        stretch = slice(line.places[start], line.places[end])
        words, letters = line.words.words[stretch], line.words.letters[stretch]
        years = [core for core in line.cores[start:end] if core]
        core = core_of(kind, self._numbers_in(words, letters), years)
        is_bare = letters == spelling.LETTERS["year_number"] and words[0].isdigit()
        return core._replace(bare=True) if core and is_bare else core

    def _numbers_in(self, words: list[str], letters: str) -> dict[str, list[int]]:
        """Return the numbers that some words stand for, by the list that each word is in."""
        got: dict[str, list[int]] = defaultdict(list)
        for place, (word, letter) in enumerate(zip(words, letters, strict=True)):
            got["fiscal"] += [1] * (letter in "by" and word[0].isalpha())  # "FY24"
            if letter in "denyabD":
                numbers = numbers_in(word)[: 1 + (letter == "b")]
                got["named" if letter in "yabD" else "count"] += numbers
            elif letter in PART_LISTS:
                part, year = part_and_year(word)
                got[PART_LISTS[letter]].append(part)
                got["named"] += [year] if year else []
            elif letter == "t" and (day := date_of(word)):
                got["named"], got["month"], got["count"] = [day.year], [day.month], [day.day]
            elif letter >= spelling.FIRST_LETTER or letter in (spelling.UNSURE, spelling.CAPITAL):
                values = self.values.get(word, {})
                other = ""  # what a word is not here: "тоқсан" is ninety, and a quarter
                if values.keys() >= {"count", "units"}:
                    following = self.values.get("".join(words[place + 1 : place + 2]), {})
                    other = "units" if "units" in following else "count"
                for name in values.keys() - {other}:
                    got[name].append(values[name])
        return got

    def _checked(self, match: _Match, line: _Line) -> tuple[_Match, list[Core] | None]:
        """Give the match with its cores, or None for a mere number; what does not join is two."""
        start, end = match.span()
        inside = [(place, core) for place, core in enumerate(line.cores[start:end], start) if core]
        is_range, adjacent = match.lastgroup == "range", match.lastgroup == "both"
        stretch = line.words.letters[line.places[start] : line.places[end]]
        parts = pairwise(core for _, core in inside)
        apart = (is_range or adjacent) and not all(joins(*p, adjacent=adjacent) for p in parts)
        apart &= match[0][0] not in self.left or all(core.kind != "vague" for _, core in inside)
        dashed = is_range and inside[-1][1].bare and self.year_and_dash.search(stretch)
        if apart or dashed:  # "in the year 2018 – 2007 roubles"
            alone = self.plain.search(line.letters, start)
            return self._checked(alone, line) if alone else (match, None)
        if match.lastgroup not in ("range", "ended", "same"):
            for place, core in inside:
                if core.bare and not self._shown(core, line, place, match):
                    return match, None
        return match, [core for _, core in inside]

    def _shown(self, core: Core, line: _Line, place: int, match: _Match) -> bool:
        """Whether its place shows that a bare number is a year, or a total of months."""
        before, after = line.letters[place - 1], line.letters[place + 1]
        if after == "-" and line.letters[place + 2 : place + 3] in self.tails:
            return False  # "2000-нан астам"
        if self.edge.fullmatch(line.letters, place - 2, place):
            return True  # "end-2023", "at the end of 2023 amid strikes"
        if core.kind == "months" and before not in rules.PUNCTUATION:
            opens = f"{line.letters[place - 2]}{after}" == ".,"  # "For nine months, it totalled"
            verbs = line.letters[place + 2 : place + 12].partition(".")[0] if opens else after
            told = (before in self.over and opens) or not self.amounts.isdisjoint(verbs)
            return told or before in self.after["months"]  # no "a fall over six months"
        owns = after == spelling.BRACKET and line.letters[place + 2] in self.owner  # "2017's sales"
        rate = (core.year or 0) % 100 and line.letters[match.start("base") - 1] in self.rates
        based = match["base"] and (match["base"][0] not in self.weak or rate)  # "6% above 2012"
        is_sum = before in self.by or before in f"{spelling.SIGN}{spelling.OTHER_NUMBER}-"
        its_own = after in self.yearly and not is_sum  # "2023 growth", but no "$2000 budget"
        planned = core.kind == "year" and (its_own or line.letters[place - 2] in self.plans)
        if owns or before in self.surely or based or planned:
            return True
        opens = line.letters[place - 2] in rules.PUNCTUATION and after not in self.measured
        behind = line.words.words[line.places[place + 1] :][: opens and before in self.led]
        led = before in self.by or (behind and not behind[0].endswith(self.counted))
        if led and core.year and core.year % 100:  # no "by 2000 people", "В 2024 школах"
            return True  # "by 2030 trade will double", "В 2021 экспорт вырос"
        return before in self.after[core.kind] and after not in self.amount

    def _found(
        self, match: _Match, line: _Line, cores: list[Core], offsets: _Offsets
    ) -> FoundPeriod:
        """Return what a match means: where it stands, and whether a change starts from it."""
        kind, is_base = self._kind(match, line, cores)
        first, end = match.span()
        apart = len(match["base"] or "") > 1 or match["words"]  # which are no part of the period
        start = match.end("base") if apart else first
        begin = offsets[line.words.tokens[line.places[start]]][0]
        last = offsets[line.words.tokens[line.places[end]] - 1][1]
        undated = not cores or any(c.kind == "unit" or c.step or not c.dated for c in cores)
        tense = self._tense(line.letters, start, end) if undated or kind == "since" else 0
        from_it = kind == "plain" and (match["base"] or " ")[0] in self.left
        # "5 percent to 2022", "it will be cut to 5 percent from 1 January"
        other = "until" if match["after_change"] else "since" if from_it else ""
        ends = match[0][-1] in self.base_ends
        led = offsets[line.words.tokens[line.places[first]]][0] if match["base"] or ends else last
        # the time since an event is never of what is to come
        past, ahead = undated and tense < 0, tense > 0 and self.since.isdisjoint(match[0])
        level = bool(self.of_a_level.search(line.letters, max(0, first - _SENTENCE), first))
        return FoundPeriod(kind, cores, begin, last, is_base, past, other, ahead, level, led, ends)

    def _kind(self, match: _Match, line: _Line, cores: list[Core]) -> tuple[str, bool]:
        """Tell what kind of period a match is, and whether a change starts from it."""
        kind = str(match.lastgroup)
        is_base = match["base"] is not None or match[0][-1] in self.base_ends
        is_base |= self.aside.match(line.letters, match.end()) is not None
        before = line.letters[max(0, match.start() - _SENTENCE) : match.start()]
        if match["passed"] and cores and kind not in ("same", "year_ago"):  # no "over 2023"
            is_base = (cores[0].shift or 0) < 0 or cores[0].step < 0
            moved = len(cores) == 1 and self.moved.search(before)  # no "over 2021 and 2022"
            is_base |= bool(moved or self.noun_of_change.search(before)) and cores[0].dated
            alone = line.places[match.end()] - line.places[match.start()] == 2
            is_base |= cores[0].fiscal and alone  # "up 5 percent over FY23"
        if kind == "plain" and match[0][0] in self.over and cores[0].dated and not cores[0].step:
            grown = cores[0].kind in ("month", "quarter") or (cores[0].shift or 0) < 0
            is_base |= grown and self.grew.search(before) is not None
        whole = match[0][0] in self.over and cores and (cores[0].kind, cores[0].end) == WHOLE_YEAR
        if whole or (match["upon"] and cores and cores[0].kind in ("day", "week")):
            is_base = False  # "5 percent up on 5 May", "5 percent over the 12 months of last year"
        until = kind == "until" and not self.edge.search(match[0])  # no "by the end of last year"
        if kind == "same":
            is_base |= match[0][0] in self.by or (bool(cores) and match[0][0] not in self.within)
        elif cores and (cores[0].shift or 0) < 0 and (until or match[0][0] in self.left):
            kind, is_base = "plain", True  # "until last year", "up 70 tonnes from last year"
        elif match[0][0] in self.left and self.moved.search(before):
            kind = {"since": "plain", "since_end": "last_day"}.get(kind, kind)
            is_base |= kind != match.lastgroup  # "up 5 million from the end of 2023"
        return kind, is_base or kind in STEPS

    def _tense(self, letters: str, start: int, end: int) -> int:
        """Return 1 where the verbs before a period, else behind, are of the future, else -1."""
        before = letters[max(0, start - _SENTENCE) : start].rpartition(spelling.STOP)[2]
        behind = letters[end : end + _SENTENCE].partition(spelling.STOP)[0]
        clause = behind[:1] + behind[1:].partition(",")[0]  # "will open 5, as was announced"
        first = self.verb.search(clause) or self.known_verb.search(behind)
        tail = before.rpartition(",")[2] if self.future.search(clause) else before
        led = self.known_verb.search(before) or spelling.PAST in tail
        led = led and before[-1:] + behind[:1] != ",,"  # "that, beginning in May, it would"
        verbs = before if led else first[0] if first else ""
        return 1 if self.future.search(verbs) else -bool(verbs)

    def _compiled(
        self, table: str, of_table: dict[str, str], before: str = "", after: str = ""
    ) -> re.Pattern[str]:
        rule = "|".join(f"(?P<{name}>{pattern})" for name, pattern in of_table.items())
        begins = "".join(map(self._letters_of, rules.BEGINS[table].split()))
        return re.compile(f"(?=[{begins}])" + self._spelt(f"{before}(?:{rule}){after}"), re.VERBOSE)

    def _pattern(self, rule: str) -> re.Pattern[str]:
        return re.compile(self._spelt(rule), re.VERBOSE)

    def _spelt(self, rule: str) -> str:
        """Write a rule in the letters that its names stand for; names of groups are in "<…>"."""

        def meaning(name: _Match) -> str:
            if name[0] in rules.PIECES:
                return self._spelt(rules.PIECES[name[0]])
            letters = self._letters_of(name[0])
            return f"[{letters}]" if letters else "(?!)"

        return re.sub(r"(?<!<)\b[a-z_]{2,}\b", meaning, rule)

    def _letters_of(self, name: str) -> str:
        return name if len(name) == 1 else spelling.LETTERS.get(name) or self.alphabet.of(name)


@cache
def grammar_of(language: str | None) -> Grammar:
    """Give the rules for the words of one language, or of all that have a file."""
    return Grammar(together() if language is None else (language,))
