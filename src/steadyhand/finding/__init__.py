"""From a person’s words to pages and cautions."""
