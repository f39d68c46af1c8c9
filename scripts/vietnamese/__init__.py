"""The Vietnamese language as the rest needs it; knows nothing of the site."""
