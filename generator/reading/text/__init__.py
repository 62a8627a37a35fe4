"""Markdown -> blocks: one chapter's file read, its marks, spaces and questions."""
