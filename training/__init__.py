"""Training of the attribution models, in declared steps; not part of the installed package."""
