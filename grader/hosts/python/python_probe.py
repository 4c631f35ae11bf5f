"""
Asks an interpreter what the grader has to know before it starts it. Run by `-c` with JSON: names and texts of the host's modules,
and the packages that are needed. Prints JSON: the program behind links, shims and virtual environments, where each package lies, in all
folders that have it, what is missing, and the modules compiled for this interpreter.
"""
import base64
import importlib
import json
import marshal
import os
import sys
from importlib.machinery import PathFinder

modules, packages = json.loads(sys.argv[1])
# Printed by a package while it is loaded, it is no answer.
out, sys.stdout = sys.stdout, sys.stderr


def spec_in(name, folders):
    spec = PathFinder.find_spec(name, folders)
    return spec if spec is not None and spec.origin is not None else None


def import_fault(name):
    try:
        importlib.import_module(name)
        return ""
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, error)


def libraries():
    """Folders of the shared libraries that are loaded by now."""
    try:
        with open("/proc/self/maps") as maps:
            files = {line.split(None, 5)[5].rstrip("\n") for line in maps if ".so" in line and "/" in line}
    except OSError:
        return []
    return sorted({os.path.realpath(os.path.dirname(file)) for file in files if os.path.isfile(file)})


missing = [name for name in packages if spec_in(name, sys.path) is None]
faults = [name + ": " + fault for name in packages if name not in missing for fault in [import_fault(name)] if fault]
places = [folder for folder in sys.path if spec_in("numpy", [folder]) is not None]
# Another package may need further ones.
others = [folder for folder in sys.path if len(packages) > 1 and folder.endswith("-packages") and os.path.isdir(folder)]
# That of a virtual environment reads its configuration, and is the same one.
base = getattr(sys, "_base_executable", None) or sys.executable
print(
    json.dumps(
        {
            "program": os.path.realpath(base if os.path.exists(base) else sys.executable),
            "missing": missing,
            "faults": faults,
            "sites": list(dict.fromkeys(os.path.realpath(folder) for folder in places)),
            "others": list(dict.fromkeys(os.path.realpath(folder) for folder in others)),
            "libraries": [os.path.realpath(os.path.dirname(os.path.dirname(os.__file__))), *libraries()],
            "code": base64.b64encode(marshal.dumps([(name, compile(text, "<gradecheck>", "exec", dont_inherit=True)) for name, text in modules])).decode(),
        }
    ),
    file=out,
)
