"""Units as tables and as files of people's other tools: tsv, csv, jsonl, xlsx, docx, html, Moses pairs."""
