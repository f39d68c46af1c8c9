"""Whatever bytes a reader is given, it tells what is wrong with them and never falls over."""
