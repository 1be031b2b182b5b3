"""The record: data/raw checked, data/processed loaded.

`schema` says what the tables hold, `codebook` what an indicator is of. `cells` reads the files,
with `hints`; `figures` reads the words of each row; `checks` hold rows against each other; `raw`
has it all in order. `load` gives the processed tables, `atomic` puts files in place, `messages` has
the errors that a command tells without a traceback.

May import `reading`.
"""
