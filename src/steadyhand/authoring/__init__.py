"""The editors' half: from manuscript (TOML, for people) to edition (JSON, for programs)."""
