"""Reading finding aids in EAD 2002 and EAD3 as drafts of records, as the file goes by."""
