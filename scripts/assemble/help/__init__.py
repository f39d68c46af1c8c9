"""Help: situations, questions, easy-to-read pages, the way out of a page."""
