"""Both databases for the store's tests."""

from tests.databases import lasting_url, postgresql, url

__all__ = ["lasting_url", "postgresql", "url"]
