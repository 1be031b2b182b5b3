"""How the count of contradictions moves with the rules for *almost* and *about*."""

import pandas as pd

#: The columns of a verdict, by how far *almost* and *about* are let reach.
REACH = {
    "half as far": "at_half",
    "as the rules say": "verdict",
    "twice as far": "at_twice",
}


def reach(table: pd.DataFrame) -> pd.DataFrame:
    """Count the contradictions when *almost* and *about* reach half or twice as far as the rules.

    Examples
    --------
    >>> softer = {"at_half": ["contradict"], "verdict": ["contradict"], "at_twice": ["agree"]}
    >>> reach(pd.DataFrame(softer)).loc["twice as far"].tolist()
    [0, 1]
    """
    apart = {name: table[column] == "contradict" for name, column in REACH.items()}
    counts = {
        name: [rows.sum(), (rows != apart["as the rules say"]).sum()]
        for name, rows in apart.items()
    }
    rows = pd.DataFrame.from_dict(counts, orient="index")
    columns = ["pairs that contradict", "verdicts that turn"]
    return rows.set_axis(columns, axis=1).rename_axis(columns="almost and about reach")
