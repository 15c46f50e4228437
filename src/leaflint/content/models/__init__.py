"""The shape of every file, as pydantic models; JSON Schemas come from them."""
