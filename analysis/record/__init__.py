"""The record: data/raw checked, data/processed loaded.

`schema` says what the tables hold. `cells` reads the files, with `hints`; `figures` reads the words
of each row; `across` and `plausible` hold rows against each other, with `areas`, `sizes` and
`titles`; `raw` has it all in `order`. `load` gives the processed tables, `atomic` puts files in
place.

May import `reading`.
"""
