"""The floor: the page that plain Django makes of a table, to which every page is compared.

Signed in by a session in the database, 200 rows of 7 cells, read with the ORM and written by a
template; sessions and authentication are the only middleware and all else is Django's default. It
has a database of its own on the server of the application, and is served by gunicorn alike.
"""
