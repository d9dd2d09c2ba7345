#!/usr/bin/env python
"""The command line of the application."""

import os
import sys

# A stranger checks files with them, and has no database or secret.
WITHOUT_DATABASE = {"verify_report", "verify_receipt"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interwonen.settings")
    if WITHOUT_DATABASE & set(sys.argv[1:2]):
        os.environ.setdefault("DATABASE_URL", "postgresql://unused/unused")
        os.environ.setdefault("INTERWONEN_SECRET_KEY", "unused")
        os.environ.setdefault("INTERWONEN_LOG_KEYS", "unused")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
