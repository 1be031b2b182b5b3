"""Why figures that answer a question are not shown, or are compared with nothing."""

#: Why a figure that answers a question is not shown.
UNMATCHED, PERHAPS = "nothing to compare with", "perhaps a part of the year"
#: How the reasons of `left_out_of` read in a sentence, by the word of the question or by reason;
#: `{s}` stands where several have an s.
WHY = {
    "flagged": "error{s} of a source",
    "repeats another": "repeat{s}",
    "unit": "in {value}",
    "measure": "{value}{s}",
    "status": "{value}{s}",
    "status: actual": "fact{s}",
    "status: planned": "plan{s}",
    "year": "of other years",
    "said_in": "said in other years",
    "span: year": "whole year{s}",
    "span: part of a year": "part{s} of a year",
    "span: years": "of several years",
    "span: day": "of one day",
    "span: open": "without an end",
    "span: none": "without a period",
    UNMATCHED: "without a statistic",
    PERHAPS: PERHAPS,
}


def why(reason: str, count: int) -> str:
    """Say in words why a question leaves figures out.

    >>> why("unit: RUB", 2), why("measure: change", 2), why("nature: stock", 1)
    ('in RUB', 'changes', 'of another nature (stock)')
    """
    word, _, value = reason.partition(": ")
    form = WHY.get(reason) or WHY.get(word, f"of another {word} ({{value}})")
    return form.format(value=value, s="s" * (count != 1))
