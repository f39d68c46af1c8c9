"""What belongs to the site as a whole: home, plain pages, heads, sitemap, redirects, headers, assets."""
