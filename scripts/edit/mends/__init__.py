"""What has one right answer and is mended for staff: a kind a module, and a line in `every.py`."""
