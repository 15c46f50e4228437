"""Values in plain English, so that "half an hour" and "30 minutes" compare as what they are."""
