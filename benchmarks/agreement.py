"""Hold 20,000 synthetic claims in 400 comparable groups against each other: time and memory.

Exits 1 where that takes longer or more memory than the limits. Other numbers can be given:
``python benchmarks/agreement.py 100000 2000``.
"""

import resource
import sys
import time

import numpy as np
import pandas as pd

from analysis.comparing.agreement import agreement

CLAIMS, GROUPS = 20_000, 400
SECONDS, MIB = 15, 1536
REFERENCES = ["reference_id", "indicator", "measure", "basis", "ref_area", "counterpart_area"]


def synthetic(count: int, groups: int) -> pd.DataFrame:
    """Return claims whose group tells the indicator and the year."""
    numbers = np.random.default_rng(7)
    group = np.arange(count) % groups
    value = numbers.normal(100, 5, count).round(1)
    width = numbers.choice([0.05, 0.5, 5.0], count)
    high = np.where(numbers.random(count) < 0.2, np.inf, value + width)
    years = pd.to_datetime(pd.Series(2000 + group % 20).astype(str), format="%Y")
    return pd.DataFrame(
        {
            "claim_id": [f"speech.{number}" for number in range(1, count + 1)],
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
    """Print how long it took, how much memory, and what came out."""
    count, groups = (int(number) for number in sys.argv[1:3] or (CLAIMS, GROUPS))
    claims = synthetic(count, groups)
    implied = pd.DataFrame(
        columns=["implied_id", "kind", "verdict", "derived_from", *claims.columns]
    )
    references = pd.DataFrame(columns=[*REFERENCES, "value", "unit", "period_start", "period_end"])
    references = references.astype({"value": float, "period_start": "datetime64[us]"})
    start = time.perf_counter()
    pairs = agreement(claims, implied, references, {})
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mib = peak / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"{count} claims in {groups} groups: {len(pairs)} rows, {seconds:.1f} s, {mib:.0f} MiB")
    verdicts = pairs["verdict"].value_counts()
    print(", ".join(f"{verdict} {number}" for verdict, number in verdicts.items()))
    sys.exit((count, groups) == (CLAIMS, GROUPS) and (seconds > SECONDS or mib > MIB))


if __name__ == "__main__":
    main()
