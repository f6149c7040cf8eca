"""The window: shows read models, sends orders; imports session, report, domain and theory. The only home of Qt."""
