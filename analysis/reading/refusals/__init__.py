"""Numbers that are no figures, and figures that are not read, each with its reason."""
