"""Rows held against rows: claims, what follows from them, statistics, and the verdicts.

`intervals` has the arithmetic of bounds, `claims` joins reports of one statement, `implied` and
`growth` derive what was not said, `references` and `money` bring in statistics and rates,
`agreement` gives the verdicts, `vintages` what was known when, `hedge_outcomes` what hedges meant.

Touches no files but through `record.load`. May import `reading` and `record`.
"""
