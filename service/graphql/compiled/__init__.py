"""Whole operations as one statement and one generated function, without the executor."""
