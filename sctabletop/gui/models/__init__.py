"""Read models as Qt item models: what a view shows, reads aloud and copies is one and the same."""
