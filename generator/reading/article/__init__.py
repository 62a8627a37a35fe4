"""An article, or a folder of notes -> chapters in Markdown: its words kept, its questions found."""
