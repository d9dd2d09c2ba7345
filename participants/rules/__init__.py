"""The rules of the register, by subject; a guard in the database bears the name of its rule."""
