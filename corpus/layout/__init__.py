"""The layout of a text file: blocks, regions, headings, contents, page joins, the two languages of one file."""
