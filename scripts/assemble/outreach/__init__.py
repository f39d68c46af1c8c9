"""What is carried to those without a line: read out, printed, passed on."""
