"""How records come in: read a file, work out what it changes, report, save. One service behind every door."""
