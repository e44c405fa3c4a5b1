"""From rendered pages to printed leaflets: catalogue, section, compose, press."""
