"""Events of other sites and official texts, fetched into the project; the one room that asks the network."""
