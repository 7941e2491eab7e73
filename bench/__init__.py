"""What duizhao is worth, measured: not part of the installed package."""
