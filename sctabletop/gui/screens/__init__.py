"""One screen a file; a screen holds an exercise and a seat, knows no rule, and never sees the window."""
