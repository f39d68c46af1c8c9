"""Every kind of mend, in the order in which they are made: first what others cannot be seen through.

A list right below a paragraph needs none: our Markdown reads it as the list that it is (markup/dialect.py).
"""

from scripts.edit.mends import (
    blanks,
    composed,
    days,
    hash_marks,
    odd_signs,
    old_fonts,
    tabs,
    tones,
    word_marks,
)

MENDS = (
    old_fonts.MEND,
    composed.MEND,
    odd_signs.MEND,
    tabs.MEND,
    word_marks.MEND,
    hash_marks.MEND,
    days.MEND,
    tones.MEND,
    blanks.DOUBLE,
    blanks.BEFORE_SIGNS,
    blanks.AFTER_SIGNS,
)
