"""Parts of screens: what they show comes in by ``show_…``, what people do goes out by a signal."""
