"""Models: the one door to them."""
