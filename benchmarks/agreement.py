"""Hold 100,000 synthetic claims in 2,000 comparable groups against each other: time and memory.

Beside it stands the same verdicts taken row by row over a tenth of the groups, for a ratio.
"""

import resource
import sys
import time

import numpy as np
import pandas as pd

from analysis.comparing.agreement import agreement, compared
from analysis.comparing.intervals import Interval

CLAIMS, GROUPS = 100_000, 2_000
REFERENCES = ["series", "indicator", "measure", "basis", "ref_area", "counterpart_area", "period"]


def synthetic() -> pd.DataFrame:
    """Claims whose group tells the indicator and the year."""
    numbers = np.random.default_rng(7)
    group = np.arange(CLAIMS) % GROUPS
    value = numbers.normal(100, 5, CLAIMS).round(1)
    width = numbers.choice([0.05, 0.5, 5.0], CLAIMS)
    high = np.where(numbers.random(CLAIMS) < 0.2, np.inf, value + width)
    years = pd.to_datetime(pd.Series(2000 + group % 20).astype(str), format="%Y")
    return pd.DataFrame(
        {
            "claim_id": [f"speech.{number}" for number in range(1, CLAIMS + 1)],
            "indicator": pd.Series(group // 20).map("indicator_{}".format),
            "ref_area": "KZ",
            "counterpart_area": "RU",
            "status": "actual",
            "nature": "flow",
            "measure": "level",
            "unit": "USD",
            "value": value,
            "low": value - width,
            "high": high,
            "implied_low": value - width,
            "implied_high": value + width,
            "period_start": years,
            "period_end": years + pd.offsets.YearEnd(),
            "base_start": pd.NaT,
            "base_end": pd.NaT,
            "said_until": years + pd.offsets.YearEnd(),
            "relates_to": "",
            "relation": "",
        }
    )


def main() -> None:
    """Time both ways and print what came out."""
    claims = synthetic()
    implied = pd.DataFrame(
        columns=["implied_id", "kind", "verdict", "derived_from", *claims.columns]
    )
    references = pd.DataFrame(columns=[*REFERENCES, "value", "unit", "period_start", "period_end"])
    references["period_start"] = pd.to_datetime(references["period_start"])
    start = time.perf_counter()
    pairs = agreement(claims, implied, references, {})
    whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak_mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
    verdicts = pairs["verdict"].value_counts()
    print(
        f"{CLAIMS} claims in {GROUPS} groups: {len(pairs)} rows, {whole:.1f} s, {peak_mib:.0f} MiB"
    )
    print(", ".join(f"{verdict} {count}" for verdict, count in verdicts.items()))
    some = claims[: CLAIMS // 10].to_dict("records")
    groups: dict[int, list[dict]] = {}
    for number, row in enumerate(some):
        groups.setdefault(number % GROUPS, []).append(row)
    start, done = time.perf_counter(), 0
    for rows in groups.values():
        for place, one in enumerate(rows):
            for other in rows[place + 1 :]:
                for low, high in (("low", "high"), ("implied_low", "implied_high")):
                    ends = Interval(one[low], one[high]), Interval(other[low], other[high])
                    compared(*ends, one["value"], other["value"])
                    done += 1
    each = (time.perf_counter() - start) / done
    print(f"row by row each verdict takes {each / (whole / len(pairs)):.0f} times as long")


if __name__ == "__main__":
    main()
