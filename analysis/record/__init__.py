"""The record: data/raw checked, data/processed loaded.

`schema` says what the tables hold, `cells` and `raw` check the files, `figures` reads the words of
each row, `load` gives the processed tables, `atomic` puts files in place.

May import `reading`.
"""
