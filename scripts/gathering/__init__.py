"""The events of other sites, fetched into the project; the one room that asks the network for anything."""
