"""Why a pair of figures has its verdict, in a sentence: for tables, pages and the terminal."""

from collections.abc import Mapping

from analysis.comparing.verdicts import JUDGED
from analysis.record.schema import EXCEEDING, REASONS, Row
from analysis.showing.wording import ENGLISH, Language

#: What a verdict adds to its reason, by the column that tells it.
RESTS_ON = {
    "converted": "converted through the mean rate of the period",
    "if_same_set": "if both count the same set",
}
#: What the natures of the codebook are called in a sentence.
NATURES = {"flow": "of a period", "stock": "on a day", "cumulative": "added up to a day"}
#: What the sizes of gaps are called.
SIZES_CALLED = {"under 0.5 %": "under 0.5%", "to 2 %": "0.5% to 2%", "above": "above 2%"}
IN_ORDER = {"left": "the first", "right": "the second"}  # what the figures of a pair are called
#: The same on the page of the one on a side.
SEEN_FROM = {
    "left": {"left": "this one", "right": "the other one"},
    "right": {"left": "the other one", "right": "this one"},
}


def why(
    pair: Row,
    codebook: Mapping[str, Row],
    called: Mapping[str, str] = IN_ORDER,
    language: Language = ENGLISH,
    **sides: Row,
) -> list[str]:
    """Say why a pair of ``agreement`` has its verdict, and what that rests on besides.

    `codebook` has the indicators by name, `sides` the figures of the pair, `left` and `right`.

    >>> pair = {"verdict": "contradict", "reason": "above", "if_same_set": True}
    >>> why(pair | {"converted": False}, {})
    ['the second is above all that the first allows', 'if both count the same set']
    """
    names = {side: language.say(words) for side, words in called.items()}
    for side, row in sides.items():
        about = codebook[row["indicator"]]
        names[f"{side}_indicator"] = language.say(about["title"])
        names[f"{side}_nature"] = language.say(NATURES[about["nature"]])
        status = row.get("status")  # what follows and what is official has none
        names[f"{side}_status"] = language.say(status if isinstance(status, str) else "actual")
    exceeds = pair["verdict"] == "contradict" and pair["reason"] in EXCEEDING
    reason = (EXCEEDING if exceeds else REASONS)[pair["reason"]]
    rests_on = RESTS_ON.items() if pair["verdict"] in JUDGED else ()
    added = (language.say(words) for name, words in rests_on if pair[name])
    return [language.say(reason).format(**names), *added]
