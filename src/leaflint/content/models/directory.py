"""The directory: `content/directory.yaml`, the one place where phone numbers are kept."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from leaflint.content.models import fields

DIRECTORY = "content/directory.yaml"
"""Where the directory stands in a repository."""

Cost = Literal["free", "standard", "other"]
"""What a call costs: nothing; as much as to an 01, 02 or 03 number; anything else."""

NumberKey = Literal["phone", "textphone", "text_number"]
"""A key of a service that holds a number which readers may call or text."""

NUMBER_KEYS: tuple[NumberKey, ...] = get_args(NumberKey)
"""All of them, in order."""


class RetiredNumber(fields.FileModel):
    """A number that the service no longer answers."""

    number: fields.Text
    """The old number."""
    retired: fields.Date
    """Since when it no longer works for this service."""
    was: NumberKey = "phone"
    """Which of the service's numbers it was: phone, textphone or text_number."""


class Service(fields.FileModel):
    """A service that leaflets send readers to."""

    id: fields.Name
    """Short name that leaflets list under `contacts`."""
    name: fields.Text
    """What the service is called."""
    aliases: tuple[fields.Text, ...] = ()
    """Other names for it in leaflets, such as "our helpline"."""
    phone: fields.Text | None = None
    """Its phone number in the house format, in quotation marks: "0808 800 6000"."""
    cost: Cost | None = None
    """What a call costs: free, standard (as to 01, 02 and 03 numbers) or other."""
    textphone: fields.Text | None = None
    """Its textphone number."""
    relay: fields.Flag = False
    """Whether it can be called with Relay UK (18001 before the number)."""
    text_number: fields.Text | None = None
    """The number for text messages."""
    email: fields.Email | None = None
    """Its e-mail address."""
    web: fields.Web | None = None
    """Its web page."""
    hours: fields.Text | None = None
    """When somebody answers, in words."""
    answered_by: fields.Text | None = None
    """Who answers: nurses, volunteers, a machine."""
    last_verified: fields.Date | None = None
    """When somebody last rang the number (or wrote to the address) to see that it is right."""
    verified_by: fields.Name | None = None
    """Who did: a person in people.yaml."""
    example: fields.Flag = False
    """true for a made-up service, whose number may come from the ranges kept for drama."""
    retired_numbers: tuple[RetiredNumber, ...] = ()
    """Numbers it had before."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Service:
        if not (self.phone or self.text_number or self.email or self.web):
            raise fields.editor_error("has no phone, text_number, email or web: write at least one")
        return self


class Directory(fields.FileModel):
    """Every service that leaflets send readers to."""

    services: tuple[Service, ...] = Field(min_length=1)
    """The services, in any order."""
