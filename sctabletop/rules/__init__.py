"""The mechanics, one family a file, as pure functions with citations. Imports ``domain`` and ``theory`` alone."""
