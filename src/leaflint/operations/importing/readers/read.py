"""A file of any kind to a document."""

from __future__ import annotations

from importlib.util import find_spec

from leaflint.core.errors import UsageError
from leaflint.operations.importing.document import Document
from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.readers.read_docx import read_docx
from leaflint.operations.importing.readers.read_pdf import read_pdf
from leaflint.operations.importing.readers.read_text import decode, read_markdown, read_text

_LIBRARIES = ("bs4", "lxml", "mammoth", "pypdfium2")


def check_libraries() -> None:
    """Make sure that the libraries are installed that nothing else in Leaflint needs.

    Raises:
        UsageError: one is not.
    """
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        names = " and ".join(missing)
        raise UsageError(
            f"to import leaflets, run: pip install 'leaflint[import]' ({names} missing)"
        )


def read(source: Source) -> Document:
    """Read a file that was opened.

    Raises:
        UsageError: it cannot be read to its end, or the program that reads it is missing.
    """
    try:
        match source.kind:
            case "docx":
                return read_docx(source.content, source.tracked)
            case "html":
                from leaflint.operations.importing.readers.read_html import read_html

                return read_html(source.content)
            case "pdf":
                return read_pdf(source.content)
            case "md":
                return read_markdown(decode(source.content))
            case "txt":
                return read_text(decode(source.content))
            case "odt" | "rtf":
                from leaflint.operations.importing.readers.read_pandoc import read_odt, read_rtf

                return (
                    read_odt(source.content) if source.kind == "odt" else read_rtf(source.content)
                )
    except RecursionError:
        raise UsageError("the file is nested too deeply; save its text as a Word file") from None
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's are errors of syntax
        help_text = "open it in the program that made it, and save it again"
        raise UsageError(f"the file is damaged ({error}); {help_text}") from None
