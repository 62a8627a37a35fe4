"""For a press: pages on sheets, and books in its inks; pure functions."""
