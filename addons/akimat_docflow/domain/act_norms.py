"""Codes of the norms of what follows the signing of an act; the amounts are rows of ``akimat.norm``."""

EFFECT = "ACT.EFFECT"
