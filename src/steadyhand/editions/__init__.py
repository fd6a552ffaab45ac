"""How a guide lies on disk and is read: decoding, wholeness, the shelf; and the editions themselves."""
