"""The tables that AtoM 2 reads and writes: https://www.accesstomemory.org/en/docs/2.8/user-manual/import-export/csv-import/"""
