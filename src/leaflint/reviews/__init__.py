"""When leaflets are due for review, how that is shown, and how owners hear of it."""
