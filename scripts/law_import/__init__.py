"""Official texts in: a file → lines → paragraphs → articles, clauses and points, stored in var/laws/."""
