"""A finished book made ready for a press: pure functions from bytes to bytes."""
