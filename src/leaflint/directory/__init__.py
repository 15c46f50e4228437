"""Contacts in leaflets, held against the directory: the parts of the check `phone-number`.

- `settings`: what the policy may say.
- `found`: a number in a leaflet, with what is needed to judge it and to point at it.
- `whose`: whether it is known, retired, or another service's.
- `written`: whether it is in the house format, without look-alike characters.
- `costs`: what a call costs, and what the leaflet says of that.
- `addresses`: e-mail and web addresses.
- `links`: whether links lead to what their words show.
- `estate`: the directory itself, and one leaflet against another.
- `retire`, `edits` and `sign_offs`: `leaflint directory retire`.
"""
