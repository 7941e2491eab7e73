"""Speed of scoring, and equality with sacreBLEU."""
