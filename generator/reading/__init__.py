"""Files -> model: a folder of Markdown becomes a `Workbook`."""
