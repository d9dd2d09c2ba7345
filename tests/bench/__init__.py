"""How fast the application is, told beside a bare Django page on the same machine: `make bench`."""
