"""Phone numbers, e-mail addresses and web addresses in what readers read.

The parts, each usable alone:

- `numbers`: finds phone numbers in a text (`find_numbers`) or reads one field (`read_number`).
- `house_format`: writes a number the NHS way.
- `costs`: what a call costs the caller.
- `similarity`: which known number or address somebody probably meant.
- `naming`: which service a number is named with.
- `addresses`: finds e-mail and web addresses.
"""
