"""What comes in from and goes out to the programs that offices use: official texts of laws."""
