"""What lies on a seat's desk: one frozen read model a screen, made by one pure function from the session and the seat.

Every function takes ``(session, seat, …)`` and reads through the seat's view and the events whose audience holds the
seat, so a screen that shows a read model cannot show a secret. Nothing here rolls, decides or moves a number of the
game.
"""
