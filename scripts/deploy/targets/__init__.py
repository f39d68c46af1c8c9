"""What a deployment needs of a place, and the places that there are: a module each."""
