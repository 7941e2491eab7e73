"""Whatever the files are: segments with a source, references and candidates beside each other."""
