"""The facade: submit, view, replay, fork; imports all that lies below it but ``store``, which comes in by a port."""
