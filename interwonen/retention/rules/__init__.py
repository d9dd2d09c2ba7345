"""The rules on keeping and destroying, by subject; a guard in the database bears the name of its rule."""
