"""What is made for programs that read and answer: an index of the site, and the laws as a history."""
