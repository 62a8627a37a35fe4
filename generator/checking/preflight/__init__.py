"""Finished PDFs -> findings: ours, and anyone's.

What a page shows is read off its content once (`content_tokens`, `page_ink`), as marks in points
from the upper left corner of the trim. All rules look at those marks, the boxes and the fonts.
PDFium gives bounds sooner, but neither colour spaces nor patterns nor clips, which the rules need;
and to read a page twice would be two truths.
"""
