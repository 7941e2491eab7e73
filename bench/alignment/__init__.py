"""Accuracy, calibration, speed and memory of the alignment: `python -m bench.alignment --help`."""
