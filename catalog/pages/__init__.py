"""The public pages: thin functions that ask the querysets and hand finished values to a template."""
