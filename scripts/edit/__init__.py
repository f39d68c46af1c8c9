"""The files of staff, changed where a value changed and nowhere else."""
