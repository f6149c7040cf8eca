"""Computer seats and the loop that plays turns with them; imports ``engine`` and what lies below it."""
