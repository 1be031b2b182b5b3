"""Does the reader's work grow with the length of a text, and no faster? Hostile texts, two sizes.

Exits 1 where a text eight times as long takes more than sixteen times as long.
"""

import sys
import time

from analysis import find_quantities

SIZE = 50_000  # characters of the shortest text
LIMIT = 16
TEXTS = {
    "speeches": "In 2020 trade decreased by only 4.7% – to $ 19 billion. ",
    "one line of words": "word ",
    "digits": "7",
    "digits and commas": "1,",
    "digits and spaces": "1 ",
    "decimals": "1.5.",
    "brackets": "(",
    "brackets and digits": "(5) ",
    "hedges": "more than ",
    "number words": "two hundred and ",
    "scale words": "billion ",
    "dashes": "5-",
    "currency signs": "$",
    "names of money": "5 rupees, 5 pesos, 5 dinars, 5 rials and 5 francs ",
    "percent signs": "5%",
    "months": "in January and ",
    "years": "2020, ",
    "from and to": "from 2015 to ",
    "quotation marks": "«“",
    "no sentence ends": "trade of 5 million tonnes, ",
    "sentence ends": "A. ",
    "changes": "grew by 5 percent to ",
    "Russian changes": "на 5% больше чем ",
    "Russian hedges": "не более чем ",
    "Russian numbers": "двадцать с лишним ",
    "one Russian word": "а",
    "mixed alphabets": "аb",
    "soft hyphens": "\u00ad",
    "no-break spaces": "5\u00a0",
    "new lines": "\n",
}


def seconds(text: str) -> float:
    """Return the processor time that a text takes, as others may be at work."""
    start = time.process_time()
    find_quantities(text, stated_on="2024-11-27")
    return time.process_time() - start


def main() -> None:
    """Print a line a text, and how much longer the longest takes than the shortest."""
    worst = 0.0
    print(f"{'text':<22}{'MB/s at the end':>16}{'8 times as long takes':>24}")
    for name, unit in TEXTS.items():
        short, long = (seconds((unit * (SIZE * by // len(unit) + 1))[: SIZE * by]) for by in (1, 8))
        ratio = long / max(short, 0.002)
        worst = max(worst, ratio)
        print(f"{name:<22}{SIZE * 8 / long / 1e6:>16.2f}{ratio:>20.1f} times")
    sys.exit(worst > LIMIT)


if __name__ == "__main__":
    main()
