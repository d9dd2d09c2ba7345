"""Composing a report: the texts beside their figures, how far they are, and who stands for it."""

from interwonen.core.quarters import Quarter

Q2 = Quarter(2021, 2)
