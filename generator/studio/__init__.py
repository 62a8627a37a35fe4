"""The program in a browser, on the user's own machine: the text, and the pages it makes beside it.

`door` lets nobody in but that user, `texts` is the one writer of a workbook's files, `sitting` an
open workbook with all who look at it, `shelf` the workbooks there are, `routes` what the browser
asks for, `serving` the start and the end. What the browser runs is in `web`.
"""
