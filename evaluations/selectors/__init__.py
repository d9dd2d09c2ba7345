"""Reads what the evaluation of a pilot needs; writes nothing."""
