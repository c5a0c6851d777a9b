"""What the README claims, measured: `make bench` runs every module of this folder that has `figures()`."""
