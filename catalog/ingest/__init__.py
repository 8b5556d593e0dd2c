"""How records come in: read, validate, report, save."""
