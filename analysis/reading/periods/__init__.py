"""Words for a period to its first and last day, in the order of the modules.

`words` writes a text as letters, `rules` are what `grammar` finds periods by, `cores` has what each
names by itself, `resolving` makes `days` of it by the day of the statement, `parse` is what others
call. `inheritance` says which figure of a sentence takes which period, `masks` blanks them in a
text.
"""
