"""Copies of a bound book: a recipient's words and pages put into its bytes."""
