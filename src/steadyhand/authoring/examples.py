"""Examples: small tables that are right, from which those of the rules are made."""

TAKEAWAY = '[[takeaways]]\nid = "rest"\ntext = "Rest first."\nsections = []\nthemes = ["first-theme"]'
THEME = '[[themes]]\nid = "calm"\nlabel = "Calm"\nsummary = "Being at rest."'
QUOTE = (
    '[[quotes]]\nid = "air"\ntext = "Air is free."\nas_printed = "Air is free."\nspeaker = "first-person"\n'
    'themes = ["first-theme"]\n\n[quotes.attribution]\nstatus = "verified"\ncredited_to = "first-person"'
)
PUBLISHED = f'[[published]]\nedition = "1.0.0"\ndigest = "sha256-{"0" * 64}"\nrefs = ["takeaways/rest"]\n'
RETIRED = PUBLISHED + '\n[[retired]]\nref = "takeaways/rest"\nreason = "It was wrong."\non = "2026-01-31"'
SECTION = "sections/10-first-section.toml"
CAUTION = (
    '[[cautions]]\nid = "rest"\ntitle = "At rest"\ntext = "Rest."\nsigns = []\ninstead = "Rest."\n'
    'needs = ["abuse"]\nallows = ["sections/first-section"]\nthemes = ["first-theme"]'
)
LINE = (
    'superseded = ["1-800-273-8255"]\n\n[[help_lines]]\nid = "gb-line"\nregion = "GB"\nservice = "A line"\n'
    'audience = "anyone"\nserves = ["despair"]\ncall = "116 123"\nevidence_year = 2026\nevidence = []'
)
