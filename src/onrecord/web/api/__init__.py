"""The API: everything that a page shows, as JSON under /api."""
