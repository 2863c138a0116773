"""Builds the actor table that ships, from public facts and from what is certain row by row."""
