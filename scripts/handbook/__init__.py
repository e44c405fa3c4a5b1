"""The whole guide as one PDF, by the unmodified plugin mkdocs-with-pdf.

`run` stands before and after the plugin, `lean` makes what it prints, `pdf_event_hook` dresses it,
`finish` mends the PDF's tags and `proof` reads it back.
"""
