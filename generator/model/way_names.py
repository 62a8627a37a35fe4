"""How a part of a workbook is done."""

ALONE, TOGETHER = "alone", "together"
WAYS = (ALONE, TOGETHER)
