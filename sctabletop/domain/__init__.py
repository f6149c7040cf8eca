"""What the game is made of: seats, phases, tracks, orders, events, refusals. Imports ``theory`` alone."""
