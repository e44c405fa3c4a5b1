"""The guide where there is no network: what the browser keeps, and the packs that people carry away."""
