"""Everything on paper: sheets as HTML that any browser prints, with nothing to fetch."""
