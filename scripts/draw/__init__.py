"""What is large or slow to make, drawn from the tree on the disk: cards, press packs, the workbook of events."""
