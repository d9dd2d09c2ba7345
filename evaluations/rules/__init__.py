"""The rules on evaluating a pilot, by subject; a guard in the database bears the name of its rule."""
