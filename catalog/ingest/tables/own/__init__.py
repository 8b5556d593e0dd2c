"""Our own tables of records: columns named as the catalogue's fields are."""
