"""Tests of Leaflint. A package, since a dependency installs one called `tests` too."""
