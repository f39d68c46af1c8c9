"""What the site knows of a campaign's events, counted: by week, focus, agency and task, place."""
