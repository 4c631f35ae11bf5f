"""What went wrong in the student's code, with the student's own line."""
import sys
from importlib.util import decode_source

from python_places import without_places
from python_values import quote

VERSION = sys.version_info[:2]
# Characters of a line that is shown.
MAX_LINE = 200


def describe_fault(error, files):
    """A fault, as JSON, with the text of the line that Python stopped at, where that can be read. `files` are the submission's own."""
    fault = '"kind":"fault","id":"%s","message":%s' % (id_of(error, files), quote(message_of(error)))
    place = place_of(error, files)
    for key, value in zip(("file", "line", "column"), place):
        fault += ',"%s":%s' % (key, quote(value) if key == "file" else max(1, value))
    try:
        text = lines_of(files[place[0]])[place[1] - 1] if place else ""
    except BaseException:
        text = error.text if isinstance(error, SyntaxError) and type(error.text) is str else ""
    if text:
        fault += ',"text":%s' % quote(text.rstrip("\r\n"), MAX_LINE)
    return "{%s}" % fault


def describe_load_fault(error, files):
    """The same; what Python cannot read may be newer than it, so that its version is told."""
    fault = describe_fault(error, files)
    return '%s,"version":"%d.%d"}' % (fault[:-1], *VERSION) if isinstance(error, SyntaxError) else fault


# The lines of the file that was decoded last: a call that stops does so again and again.
latest = (b"", [""])


def lines_of(source):
    global latest
    if source is not latest[0]:
        latest = (source, decode_source(source).split("\n"))
    return latest[1]


def id_of(error, files):
    if isinstance(error, PermissionError):
        return "touches-files" if error.filename is not None else "starts-processes"
    if isinstance(error, MemoryError):
        return "out-of-memory"
    if isinstance(error, SystemExit):
        return "exits-process"
    if isinstance(error, SyntaxError) and error.filename in files:
        return "does-not-compile"
    if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
        return "forbidden-import"
    return "throws"


def message_of(error):
    """A message of the student's own making may fail in its turn."""
    try:
        # A plain text, whatever class of texts it is.
        return without_places(str.__str__(words_of(error)))
    except BaseException:
        return "an error whose message cannot be read"


def words_of(error):
    if isinstance(error, SyntaxError):
        return "%s: %s" % (type(error).__name__, error.msg)
    if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str):
        return error.name
    if isinstance(error, ImportError) and isinstance(error.path, str):
        # Where a library lies differs from machine to machine.
        return "ImportError: " + error.msg.replace(" (%s)" % error.path, "")
    if isinstance(error, SystemExit):
        return "it called exit(%s)" % ("" if error.code is None else error.code)
    text = str(error)
    return "%s: %s" % (type(error).__name__, text) if text else type(error).__name__


def place_of(error, files):
    """File and line, and for a syntax error the column: of the innermost frame that is the student's own."""
    try:
        if isinstance(error, SyntaxError) and error.filename in files:
            return (error.filename, int(error.lineno or 1), int(error.offset or 1))
        place = ()
        trace = error.__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file in files:
                place = (file, trace.tb_lineno)
            trace = trace.tb_next
        return place
    except BaseException:
        return ()
