"""`leaflint import`: a leaflet in another format becomes a draft, and nothing of it is lost in silence."""
