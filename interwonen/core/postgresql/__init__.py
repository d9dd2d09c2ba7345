"""Django's PostgreSQL engine, that does not wait for ever."""
