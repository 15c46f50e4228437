"""Reads a file of any kind."""

from __future__ import annotations

from importlib.util import find_spec

from leaflint.core.errors import UsageError
from leaflint.operations.importing.document import Document
from leaflint.operations.importing.opening import Source

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
        # Each is imported when a file of its kind comes: the libraries are slow to import.
        match source.kind:
            case "docx":
                from leaflint.operations.importing.readers.read_docx import read_docx

                return read_docx(source.content, source.tracked)
            case "html":
                from leaflint.operations.importing.readers.read_html import read_html

                return read_html(source.content)
            case "pdf":
                from leaflint.operations.importing.readers.read_pdf import read_pdf

                return read_pdf(source.content)
            case "md" | "txt":
                from leaflint.operations.importing.readers import read_text

                text = read_text.decode(source.content)
                if source.kind == "md":
                    return read_text.read_markdown(text)
                return read_text.read_text(text)
            case "odt" | "rtf":
                from leaflint.operations.importing.readers.read_pandoc import read_odt, read_rtf

                reads = read_odt if source.kind == "odt" else read_rtf
                return reads(source.content)
    except RecursionError:
        raise UsageError("the file is nested too deeply; save its text as a Word file") from None
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's are errors of syntax
        help_text = "open it in the program that made it, and save it again"
        raise UsageError(f"the file is damaged ({error}); {help_text}") from None
