"""The search's benchmark, run by `make bench`: generated holdings, queries of nine classes, two ways to answer them."""
