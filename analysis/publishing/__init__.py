"""Everything that is generated: tables, data package, notebooks, site, downloads.

`build` is the table of contents of the whole: raw, figures, claims, implied, references, agreement,
files. `notebooks` runs what `site` renders; `report` makes all of it and puts it in place at once.

May import every room but `scanning`.
"""
