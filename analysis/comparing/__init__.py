"""Rows held against rows: claims, what follows from them, statistics, and the verdicts.

`rows` says what makes two rows alike, `intervals` has the arithmetic of bounds. `claims` joins
reports of one statement. `implied` and `growth` are the rules for what was not said (sums of parts
too), `derived` makes their rows. `references` and `money` bring in statistics and rates.
`areas` knows which lie in which, `parts` what parts say of a whole. `agreement` holds the `pairs`
against each other, `verdicts` has what is said of them. `vintages` tells what was known when, and
what superseded it; `hedge_outcomes` what hedges meant.

Touches no files but through `record.load`. May import `reading` and `record`.
"""
