"""Words to quantities and periods.

`tokens` and `lexicon` cut a text, `numbers` and `amounts` read digits and units, `context` what
stands around them (with `around`), `bounds` has every rule for bounds, `quantity` puts them
together. `readings` reads a line, `parse` one phrase, `find` a whole text. `periods` has the words
for time and what a figure takes of them, `refusals` what is no figure. The words themselves are
data, in `languages`; `detection` tells of which language a sentence is, `inflection` cuts endings.

Imports nothing of the project outside of this room, and the standard library alone.
"""
