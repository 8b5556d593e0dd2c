"""Figures drawn as SVG: pure functions from numbers to markup. Coordinates are pixels, y grows downwards."""
