"""Attacks on the rules: random acts, random SQL and many hands at once.

After every step the invariants of `invariants.py` are looked up in the database. `make test` only
tries whether the attacks still run; `make stress` runs a long one that is new every time.
"""
