"""What every published fact rests on, and what rests on it: pages and data."""
