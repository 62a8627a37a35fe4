"""Laid-out pages -> what is wrong on them."""
