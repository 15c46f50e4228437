"""A file of any kind to a document."""

from __future__ import annotations

from leaflint.core.errors import UsageError
from leaflint.operations.importing.document import Document
from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.read_docx import read_docx
from leaflint.operations.importing.read_pdf import read_pdf
from leaflint.operations.importing.read_text import decode, read_markdown, read_text


def read(source: Source) -> Document:
    """Read a file that was opened.

    Raises:
        UsageError: it cannot be read to its end, or a program or library that reads it is missing.
    """
    try:
        match source.kind:
            case "docx":
                return read_docx(source.content, source.tracked)
            case "html":
                from leaflint.operations.importing.read_html import read_html

                return read_html(source.content)
            case "pdf":
                return read_pdf(source.content)
            case "md":
                return read_markdown(decode(source.content))
            case "txt":
                return read_text(decode(source.content))
            case "odt" | "rtf":
                from leaflint.operations.importing.read_pandoc import read_odt, read_rtf

                return (
                    read_odt(source.content) if source.kind == "odt" else read_rtf(source.content)
                )
    except ModuleNotFoundError as error:
        message = "to import leaflets, install `pip install 'leaflint[import]'`"
        raise UsageError(f"{message} ({error.name} is missing)") from None
    except RecursionError:
        raise UsageError("the file is nested too deeply; save its text as a Word file") from None
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's are errors of syntax
        help_text = "open it in the program that made it, and save it again"
        raise UsageError(f"the file is damaged ({error}); {help_text}") from None
