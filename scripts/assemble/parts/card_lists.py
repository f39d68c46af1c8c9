"""Where cards are published, and the lists of the tree that say what each shows: the path of a card → the text on it.

What draws cards needs nothing else of assembling, so nothing else is loaded here.
"""

FOLDER = "assets/cards/"
# The lists are not published.
OF_PAGES = "cards.json"
OF_POSTS = "post-cards.json"
