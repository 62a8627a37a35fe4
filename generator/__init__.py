"""Printed workbooks from Markdown: room to write after every question."""

__version__ = "0.1.0"
