"""Reading projects: what is to be built, opened or carried out, and how far it has come."""
