"""Errors, states and deeds as sentences for people: everything that is said in more than one place."""
