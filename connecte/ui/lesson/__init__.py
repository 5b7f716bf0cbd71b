"""The lesson around the activity: notebook, roles, run sheet, closing questions."""
