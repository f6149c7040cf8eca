"""What a computer seat says of its own orders: who does what, with whom, how much, and why, from its own view."""
