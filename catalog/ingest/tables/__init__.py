"""Tables from strangers: CSV in any dialect and XLSX, row by row, with headings that people write."""
