"""The rules of the neighbourhood, by subject; a guard in the database bears the name of its rule."""
