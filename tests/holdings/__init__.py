"""Tests that look at the first holdings, which are loaded once for all of them."""
