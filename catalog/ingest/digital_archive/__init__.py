"""Saved pages of the Wilson Center Digital Archive (https://digitalarchive.wilsoncenter.org), one document each."""
