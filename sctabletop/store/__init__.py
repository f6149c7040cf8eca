"""Sessions kept in SQLite: tables, codec, migrations; imports ``domain`` alone of ours, and holds all SQLAlchemy.

``files`` opens and creates saves, ``memory`` keeps a session that needs no file, ``verify`` recomputes every hash.
"""
