"""A whole guide in each of its formats."""
