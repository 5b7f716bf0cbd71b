"""Pictures made of characters: from values and a size to styled lines. No widget here."""
