"""How fast the public pages are; run by `make bench-pages`."""
