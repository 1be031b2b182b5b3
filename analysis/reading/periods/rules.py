"""The rules by which periods are found in words, before the date of the statement is looked at.

Each known word or phrase is written as one letter, so that a rule is a regular expression over
words: *in the first five months of this year* has nine letters. Their names are those of lists in
``languages/``, of `words.LETTERS` and of `PIECES`. The three tables are applied in turn; what one
rule finds is a letter to the next. Every repetition is bounded: the time grows as the text does.
"""

from __future__ import annotations

from analysis.reading.periods.days import STEPS
from analysis.reading.periods.words import BRACKET, OTHER_NUMBER, PAST, SIGN, STOP, UNKNOWN, UNSURE

# Before these a bare number is an amount: "2020 companies".
AMOUNT = f"{UNKNOWN}{PAST}{OTHER_NUMBER}{SIGN}dnym"
PUNCTUATION = f"{STOP}{BRACKET},-"
# *May* and *March* where they are months: a period is around them, or within a sentence no name
# stands beside them, "the last May", but no "Theresa May".
UNSURE_MONTHS = f"""
    (?: (?<= day_number ) | (?<= in ) | (?<= preposition ) | (?<= of ) | (?<= from ) | (?<= to )
        | (?<= by ) | (?<= between ) | (?<= as_of ) ) [uU]
    | (?: (?<= month and ) | (?<= month - ) ) [uU]
    | [uU] (?= day_number | year_number | quarter_word | and month | - month )
    | (?<! X ) U (?= x? of_a_year ) | (?<! [^{PUNCTUATION}] ) [uU] (?! [^{PUNCTUATION}] )
    | (?<= [^X{PUNCTUATION}] ) U (?! X ) | (?<= , ) U (?= [n0] )"""

PIECES = {
    "count": "(?: cardinals | day_number | number )",
    "which": "(?: the{0,2} shifts | (?: the | (?<= in ) ) following )",
    "of_year": """(?: (?: filler? of | in | preposition | comma | period_word )? Y
        (?! level_word? compared_after | than_after | same ) | of? E )""",
    "school_years": "(?: school_number | Y dash Y )",
    "nth": "the? (?: ordinals | day_number ) (?: dash number_tails? )?",
    "lead": "(?: in | (?! (?: (?<= and ) | (?<= or ) ) passing ) preposition | of | the ){0,4}",
    "start_of": "(?: start dash? of? the? )",
    "end_of": "(?: end dash? of? the? )",
    "not_of_a_year": """(?! (?: (?<= months ) | (?<= quarters_word ) )
        of? (?: the? year_number | (?: the | which ) year | (?: the | shifts ){0,2} fiscal ) )""",
    "part_word": "(?: month_word | quarter_word | half_word )",
    "edge": "(?: start | end )",
    "after_no_count": "(?: (?<! cardinals ) (?<! day_number ) (?<! number ) | (?= uncounted ) )",
    "part": """(?= the{0,2} (?: first | ordinals | month
        | past_counted? count dash? (?: months | months_of | month | quarter_word | in_month - )
        | past quarter_word ) )""",  # a year before it
    "day_in_it": "(?: day_number dash (?: number_tails (?! hedging ) | filler ) | ended_day )",
    "year_of": "(?: G the? )?",
    "counted": "(?: units | dash year period_word )",
}
# Years, and stretches that reach from the statement back or ahead.
YEARS = {
    "vague": """fall year_number | shifts fall (?! in | of | to | by | past_verbs )
        | (?<= in ) the fall (?: of? year_number | (?! of ) )""",
    "rolling": """the{0,2} past
            (?: count counted not_of_a_year | (?<! year_then_part past ) one_unit (?! seasons ) )
        | (?<! of ) the last one_unit (?! of ) | the? last count units not_of_a_year
        | over (?: count (?: years_counted | year ) | year )
        | count past units (?! year_number | which )
        | (?<! year_then_part ) the? past_counted count units
        | (?<! and ) the{0,2} count units (?= comma? ended (?: in | as_of | preposition | the ){0,3}
            (?: month | day_number | year_number | full_date ) | to the? end of year_number )""",
    "ahead": """the{0,2} ahead count counted | (?<= passing ) the ahead one_unit
        | the{0,2} count units ahead_behind | the{1,2} count units ahead_of_now""",
    "within": "within count units not_of_a_year",
    "days_back": """the{0,2} (?: (?: past | last ) count day_units | count day_units (?= comma?
        (?: ended (?: in | as_of | preposition )? | to ) the?
            (?: (?: day_number of? the? )? month | full_date ) ) )""",
    "part_year": """(?: year_number | shifts | names ) year_then_part part | names part
        | (?: year_number [(] possessive | which year ) part""",
    "two_years": """the{0,2} (?: fiscal (?: year | years )? of? )? years_number
            (?: years | fiscal (?: year | years )? )? | (?: (?<= months of ) | (?<= part_word of )
            | (?<= months ) | (?<= part_word ) | (?<= by ) ) year_number dash year_number years?
        | the{0,2} fiscal (?: year | years )? year_number dash day_number""",
    "decade_of": """(?<! dash ) (?: year_number dash | (?<! , ) (?<! and ) year_number
        | (?: day_number | number ) (?: dash number_tails? )? ) decade_endings""",
    "a_year": """year_number dash (?: number_tails? year_then_part | number_tails (?! hedging ) )
        | the{0,2} fiscal? (?: year of? | years )? year_number (?! hedging )
            (?: the? fiscal? (?: year | years ) )?
        | which the? fiscal? year_number? year | which the? fiscal (?! [xXp] )
        | names (?! academic ) year?""",
    "year_left_out": """(?: (?<= in ) | (?<= change_units ) | (?<= year and ) | (?<= part_word ) )
        years_left_out (?= [-,.] ) | (?: (?<= units ) | (?<= part_word ) ) years_left_out (?=
        past_verbs | future_verbs | p ) | shifts (?= and the{0,2} shifts (?: year | years ) )""",
    "outcome": "results the? year | (?<! shifts ) year results_after",
    "spoken_year": """(?: (?<! [d-] ) (?<! to ) (?<! and ) month of? | (?<! month ) ) that_year
        (?: month in_month? )? | (?: (?<= in ) the{1,2} | (?<= preposition ) the{2} )
        (?<! articles ) year (?! levels_after | previous | first | ordinals | final | of | to
            | comma? ended | before | years_number | year_number )""",
    "the_year": "(?: the{1,2} fiscal | the{0,2} ) (?: year | years )",
}
# Stretches of time that stand by themselves. Y is a year, E only the word.
CORES = {
    "vague": """the? parts_of_time dash? (?: of? the? Y | of E | month of_year? ) | seasons of_year
        | Y (?: parts_of_time | seasons ) | the? parts_of_time dash? the? decade_number
        | the{0,2} past weeks | later | the{0,2} latest (?: part_word | E ) | each month of_year?
        | the{0,2} (?: past | last ) count hours | the{0,2} count months previous
        | the x count months of_year? | the{0,2} previous count month? units | school_number E month
        | the{0,2} (?: first | last | past | some ) (?! month_word ) months of_year?
        | the{0,2} (?: first month_word | count months ) of? the? seasons of_year?
        | the{0,2} (?: first? count dash? months | nth part_word ) of? P
        | the{0,2} count dash? months period_word (?! of? [YEG] | comma? ended )
        | nth weeks of? month of_year? | (?: season_word | other_years ) (?: Y | school_number )
        | the{0,2} count dash? months? and the? count dash? months period_word? (?= comma? ended )
        | nth quarter_word of the{0,2} E (?= comma? ended ) | the first count months of the{0,2} x
        | the{0,2} count (?: (?: units | E ) (?: ago | [(]? time_ahead )
            | (?! uncounted ) (?: year_ago | month_ago ) )
        | the{0,2} (?: past | past_counted | ahead )? count dash count
            (?: (?: units | E ) ago? | year_ago | month_ago )
        | the{0,2} (?: fiscal E? | first? count dash? months of? ) school_years
        | the{0,2} school_years (?: season_word | (?: other_years | fiscal ) E )
        | the{0,2} quarters of? school_number (?! E? academic ) | the{0,2} school_number quarters
        | (?: which | the )? other_years E (?: of? (?: Y | school_years ) )?
        | school_number [(] possessive nth part_word | quarters (?: [.,(] | of )? P
        | the? ordinals (?: dash | and ) the? ordinals quarters_word of? P
        | (?: the? fiscal (?: quarters | halves | nth part_word ) | nth fiscal part_word ) of_year?
        | [YP] (?: season_word | other_years dash? E )
        | (?: which | (?<= in ) the{1,2} x? ) season_word | owned first count months (?! of_year )
        | (?: (?<= in ) | (?<= in the ) | (?<= preposition the ) ) terms""",
    "decade": "the? decade_number (?: the? E )?",
    "day": """full_date E? | day_number dash month dash Y
        | (?: from | between )? the? day_number (?: dash | to | and ) the? day_number
            of? month of_year? | from day_number as_of day_number of? month of_year?
        | the? day_number (?: dash number_tails? | number_endings )? of? month of_year?
        | the? day_number of? which month_word
        | year_of day_number month | year_of month in_month? day_in_it
            (?: (?: dash | and ) day_in_it between_after? | day_in_it until_after )?""",
    "month_day": """(?: from | between )? leading_month the? day_number (?: dash | and | to ) the?
            day_number (?! no_day_before | month ) of_year?
        | (?<! in ) leading_month the? day_number (?! no_day_before ) of_year?
        | month day_number comma? Y | the? shifts leading_month day_number (?! no_day_before | x )
        | (?<= in ) leading_month day_number
            (?= dash month day_number | comma [dn0$] (?! (?: comma | and | or ) [dn0] ) )""",
    "new_academic": "the{0,2} new academic E",
    "academic": """the{0,2} school_years E? academic E | the{0,2} school_number E?
        | (?: which | names | the{0,2} ) academic E
            (?: (?: of | in | preposition )? school_years )?""",
    "months_to": """from the? start_of Y (?: by | to ) the? end_of? (?: day_number of? )? month
        (?! of? (?: the? Y | E ) | [dn] )""",
    "part_of_month": """the{0,2} first? count days of? the? month of_year?
        | nth (?: half_word of? | half_of ) the? (?: month of_year? | which month_word )""",
    "week": "which weeks | the? weeks (?= comma? ended )",
    "week_to": "the? weeks (?= to the? (?: day_number | month ) )",
    "quarter_to": "the{0,2} (?: month (?: dash | to ) )? leading_month Y? quarter_word of_year?",
    "nth_month": "(?! count months ) nth month_word of? Y",
    "month": """month filler? of? P | month dash Y (?= [.,(] )
        | year_of month in_month? of_year? | the? shifts month""",
    "years": "P",
    "quarters": """the? ordinals (?: dash | and ) the? ordinals
        (?: quarter_word | quarters_word ) of_year?""",
    "quarter": """year_of nth quarter_word (?: [(] quarters [(] )? of_year?
        | the? (?: last | past | final ) quarter_word of Y | G past quarter_word
        | quarters (?: dash? of_year )? | Y dash? quarters | year_quarter
        | quarter_word (?: day_number | cardinals ) of? Y | (?<= in ) quarter_word cardinals""",
    "half": """year_of nth half_word (?: E? of_year | E | (?! of ) ) | nth half_of (?: E | of_year )
        | halves (?: dash? of_year )? | Y dash? halves | year_half""",
    "elided": """(?<= in ) the? ordinals (?= [-$.,] | by | preposition | and x? [dn0$]
            | (?: past_verbs | future_verbs ) [dn0$] )
        | (?: (?<= , ) | (?<= and ) ) the ordinals (?= day_number | number | [0$] )""",
    "last_months": """the{0,2} (?! the ) (?: (?: last | past | final ) count dash?
        (?: months | quarters_word ) | count past units ) of_year""",
    "months": """the{0,2} count dash months totals
        | the{0,2} count dash? (?: months period_word | quarters_word ) (?= comma? ended )
        | year_of the{0,2} (?: first (?: count dash? units of_year? | part_word of_year )
            | count (?: first units of_year | (?: months | months_of ) of_year?
                (?: from the? start_of E )? ) ) | count quarters_counted of_year?
        | (?<! X - ) (?: nine_m of_year | (?<! nine_m - ) nine_m )""",
    "some_months": """year_of the{0,2} (?<! articles ) count dash
        (?: months (?= [.,(YPEx] | of | in | of_a_year ) | months_of ) of_year?
        | G past_counted count months_of | G count in_month (?= - )""",
    "unit": """part_word (?= from_start | end until_after ) | which part_word (?! of month )
        (?: of? Y )? | (?: (?<= edge ) | (?<= edge of ) | (?<= edge of the ) ) part_word""",
    "that": """(?: (?<= in ) | (?<= preposition ) ) the{1,2} (?<! articles )
        (?: month_word | quarter_word ) (?! of (?! [$dn0] ) | to | comma? ended )""",
    "future": "near_future",
    **{name: name for name in ("to_date", "yesterday")} | {"now": "now (?! of )"},
    "year": "[YG]",
}
# P has a first month that is not known, C lies on the calendar, N is now, T to date, R any other.
LETTER_OF = {"two_years": "P", "part_year": "G", "the_year": "E", "now": "N", "to_date": "T"}
LETTER_OF |= dict.fromkeys(("a_year", "year_left_out", "outcome"), "Y")
LETTER_OF |= dict.fromkeys(("rolling", "ahead", "within", "days_back", "future", "week_to"), "R")
# What stands around them, and so what becomes of them; each of these has one of `NAMED`.
WRAPS = {
    "ended": """lead the{0,2} (?: E | C | R | part_word ) comma? ended
            (?: in | as_of | preposition )? the? C
        | lead the{0,2} (?: E | R | quarter_word ) to the? end_of? C""",
    "range": """between C and C
        | lead (?: as_of the? )? from? the? start_of? C dash? (?: to dash? | dash ) the? end_of? C
            between_after?
        | C (?: since_after comma? )? C end? until_after | C and C filler? between_after""",
    "both": "lead C (?: comma lead C ){0,3} comma? and lead C",
    "year_to": """lead (?: E T | since_new_year ) (?: by | to ) the? end_of? C
        | from the? start_of E and? (?: by | to ) the? end_of? C""",
    "year_to_date": "lead [CE] T | T lead C | since_new_year",
    "since": """from the? start_of [CE] (?: by | to ) the? C
        | from the? foundings (?: (?! and to ) [^.,yCNTR] ){0,5} (?: in | preposition )? C
        | since_event the [^.,yCNTRdn0$]{1,10} in the? C
        | from the? (?: C | start_of [CE] ) (?: (?: to | dash )? N | T | since_after )?
        | between C and N
        | C since_after T? | C? [CE] (?: start since_after | from_start since_after? )""",
    "since_end": "from the? end_of [CE] (?: to the? end_of? C )?",
    "before": "before the? start_of? the? C",
    "until": """between N and the? C | (?: by | before | (?<! x ) up_to ) the? end_of [CE]
        | by the? year_end (?: of? C )? | (?: by | (?<! x ) up_to ) the? C
        | (?: C | (?<! cardinals ) (?<! day_number ) (?<! number ) E ) end? until_after""",
    "until_start": "by the? start_of [CE] | [CE] start until_after",
    "first_day": "lead as_of? the? start_of [CE] | [CE] start",
    "last_day": "lead as_of? the? (?: end_of [CE] | year_end C? ) | [CE] end",
    "same": """by? lead as_of? previous? same (?: preposition C | (?: of | in )? C? )
        | C over? same | at_once C | lead told_of (?! (?: of | in )? C )
        | of_the_period (?! [(] lead C )
            (?= [.,(] | past_verbs | p | to [dn0$] | compared | against )""",
    "year_ago": "after_no_count lead year_ago | lead E before (?! [CEG] )",
    "quarter_ago": "after_no_count lead quarter_ago",
    "month_ago": "after_no_count lead month_ago",
    **{name: name for name in ("year_on_year", "month_on_month", "quarter_on_quarter")},
    "as_of": "as_of the? C | C as_of_after",
    "plain": "lead [CNTR] after_it?",
}
NAMED = (
    f"[CENTR] | since_new_year | same | told_of | of_the_period | year_end | {' | '.join(STEPS)}"
)
# A year and a dash: "in the year 2018 – 2007 roubles"; what stands before a year alone: "end of"
SEARCHED = (NAMED, "year -", "(?: start | end ) (?: - | of )", "[(] [^(]{1,15} [(] compared_after")
# What a change starts from. Words may stand between: "compared with $46 billion in 2015". A level
# that is compared has its year behind or before it: "than the level of 2021", "last year's level".
BASE = """(?P<base> compared [^.,yCNTR]{0,6}? | against | than | (?<=C) (?! to ) by
    | (?P<words> as_much_as
        | (?! of the? totals (?: in | C ) ) comparisons the{0,2} head? level_words
            (?: [^.,yCNTRdn0$]{0,5}? (?= lead same ) )?
        | (?: passing | compared_from | than | above ) the{0,2}
            (?: x | p | first | plans | previous | filler | [(] ){0,4} estimates
        | (?: above | than ) the? level_words (?: x | p | of_a_year ){1,3}? (?= in | preposition )
        | (?: above | than ) (?: x | p | dash ){1,3} level_words (?= lead C )
        | (?<= change_units ) (?: the level_words | (?: compared_to x | levels_owned x? ) (?= C ) )
        | from the{0,2} (?: x | p | of_a_year )? (?= C level_words of )
        | (?<= change_nouns ) passing the? (?: x | of_a_year | level_words ) (?= lead C )
        | (?<= change_units ) passing the? level_words (?: x | p | of_a_year )? (?= lead C )
        | (?: (?<! [.,(] ) (?! as_of ) comparisons | exceeding )
            (?= the{0,2} C (?: dash C )? level_words )
        | (?: than
            | (?: (?<= change_units ) | (?<= change_nouns ) | (?<= changed ) ) compared_from )
            the? (?: x | p | (?! by ) head | of_a_year | level_words | changed | some ){1,3}?
            (?= lead from? (?: same | C ) ) | (?<! or ) above (?! in | preposition | from | as_of )
            (?: the{0,2} (?: x | p | of_a_year ) )?
        | (?<= change_units ) ahead_of (?= the{0,2} (?: same | C ) ) )
    | (?: (?<= change_units [(] ) | (?<= changed [dn0] ) | (?<= by [dn0] ) | (?<= change_units )
        | (?<= change_nouns ) | (?<= changed ) | (?<= multiplied ) ) compared_from
        (?! the? C (?: (?: to | dash ) the? end_of? [CEGN] | since_after ) | the? start_of [CE] )
    | from (?= the{0,2} C [(] possessive )
    | from (?= the{0,2} C [^.,yCNTRdn0$-]{1,4} of the? [dn0$] )
    | (?<= C ) passing (?= the{0,2} C ) | (?<= pairing C ) paired_with
    | (?<! [.] ) passing (?= the{0,2} same (?: of | in )? C )
    | (?P<passed> (?: (?<= change_units ) | (?<= change_nouns ) ) passing
        (?= the{0,2} (?: same | year_ago | E before | C (?! to | dash ) ) ) )
    | (?P<upon>(?: (?<= no_day_before ) | (?<= change_units ) | (?<= change_nouns ) | (?<= changed )
            | (?<= changed [$] [dn0] ) | (?<= C ) ) upon (?: the filler | (?: x | dash ){1,3} )?
        (?! (?<! changed upon ) (?<! changed [dn0] change_units upon ) the? same_dates )
        (?= the{0,2} (?: previous? same | year_ago | month_ago | E before | C (?! to (?! [$dn0])))))
    | (?P<after_change> (?: (?<= change_units ) | (?<= change_units - ) | (?<= change_nouns ) )
        compared_to ) )?"""
# The same behind what a change starts from.
BASE_AFTER = """(?: level_word? compared_after | than_after
    | level_word (?= [(] [^(]{1,15} [(] compared_after ) )?"""
# Before what a change starts from: "up 5 million", "doubled in May", "up 5 percent in", "rose by 5"
MOVED = """(?: (?: changed | multiplied ) [^.,]{0,5} | change_units lead C
    | amounts by (?: (?! change_units ) [^.,] ){1,5} ) $"""
NOUN_OF_CHANGE = "change_nouns (?: of? [^.]{1,2} change_units )? $"
# "growth in the number of visitors over May 2023", but "it was 5 percent over May 2023"
GREW = """(?: change_nouns | (?<! equalled [dn0] ) change_units )
    (?: (?! equalled ) [^.,] ){0,12} $"""
# Of a level that is compared: "from 6 percent in April", "after 6 in April"
OF_A_LEVEL = """(?: from | compared | against | than | compared_from | levels_after )
    [^.,yCNTR]{0,3} [dn0] [^.,yCNTR]{0,4} $"""
LED = (MOVED, OF_A_LEVEL, NOUN_OF_CHANGE, GREW)
FUTURE = f"""(?<! than ) future_verbs | {UNSURE} | (?<! met the ) (?<! met ) (?<! above the )
    outlooks $ | owned outlooks (?: preposition | of ) [^.,yCNTR]{{1,10}} $"""
KNOWN_VERB = f"{FUTURE} | past_verbs"
TENSES = (FUTURE, f"{KNOWN_VERB} | {PAST}", KNOWN_VERB)  # "it may fall" is to come
# What the rules of each table begin with: looking at that first makes them fast.
BEGINS = {
    "years": """year_number years_number day_number number month the past last over ahead year years
        shifts fiscal past_counted following within names results cardinals that_year fall""",
    "cores": """Y E G P day_number number school_number full_date nine_m the from between month
        terms shifts academic ordinals last past final first cardinals quarters halves near_future
        to_date now parts_of_time latest later seasons season_word some other_years previous names
        decade_number year_half year_quarter month_word quarter_word half_word weeks fiscal each
        yesterday new owned""",
    "wraps": f"""C E N T R at_once in preposition of the from between by before as_of start end same
        told_of year_end compared against than above exceeding comparisons compared_to paired_with
        passing ahead_of month_word of_the_period up_to quarter_word half_word since_new_year
        as_much_as levels_owned {" ".join(STEPS)}""",
}
# Without a word of one of these, or a number that can be a date, a text names no period.
TRIGGERS = ["month", "year", "years", "units", "months", "month_word", "quarter_word", "half_word"]
TRIGGERS += ["weeks", "quarters", "halves", "names", "that_year", "quarters_word", "day_units"]
TRIGGERS += ["same", "told_of", "of_the_period", "now", "to_date", "near_future", "year_end"]
TRIGGERS += [*STEPS, "seasons", "since_new_year", "yesterday", "fiscal", "fall"]
# Words that may stand beside a period.
BESIDE = ["in", "preposition", "of", "the", "from", "filler", "past_verbs", "future_verbs"]
BESIDE += ["compared", "against", "than", "comparisons", "level_words"]
