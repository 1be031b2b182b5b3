"""Words to quantities and periods.

`tokens` and `lexicon` cut a text, `numbers` and `amounts` read digits and units, `context` what
stands around them (`direction` further away; `verbs_last`, `verbs_behind` and `ranges_last` where
that is behind them), `bounds` has every rule for bounds, `quantity` puts them together. `readings`
reads a line, `parse` one phrase, `find` a whole text, `sentences` and `clauses` what belongs
together in it, `periods` the words for time; `objections`, `no_figure` and `names` say why a figure
is refused. The words themselves are data, in `languages`; `detection` tells of which language a
sentence is, `inflection` cuts endings.

Imports nothing of the project outside of this room, and the standard library alone.
"""
