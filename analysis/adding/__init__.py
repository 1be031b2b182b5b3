"""A new statement: its rows proposed, shown, confirmed by a person, and written together.

`recorded` has the record that it is added to, `documents` makes the document's row, `drafts` keeps
what is not done yet, `proposed_rows` fills in what is likely, `read_back` says it in words,
`review` holds it against what the person noted, `prompts` asks in the terminal, `changes` takes
what is typed there, `addition` makes the tables as they would be and puts them in place.

May import every room.
"""
