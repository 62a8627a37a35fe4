"""One edition made: its chapters laid out, its book bound, in the order of the stages."""
