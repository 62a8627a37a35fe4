"""Pages on sheets: which stand beside and behind each other, and where; pure planning."""
