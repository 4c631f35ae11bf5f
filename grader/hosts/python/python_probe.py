"""
Asks an interpreter what the grader has to know before it starts it. Run by `-c` with JSON: names and texts of the host's modules,
and the packages that are needed. Prints JSON: the program behind links and shims, numpy's folder, what is missing, and the modules
compiled for this interpreter.
"""
import base64
import importlib.util
import json
import marshal
import os
import sys

modules, packages = json.loads(sys.argv[1])
specs = {name: importlib.util.find_spec(name) for name in packages}
numpy = specs["numpy"]
codes = [(name, compile(text, "<gradecheck>", "exec", dont_inherit=True)) for name, text in modules]
print(
    json.dumps(
        {
            "program": os.path.realpath(sys.executable),
            "missing": [name for name, spec in specs.items() if spec is None],
            "site": "" if numpy is None else os.path.realpath(os.path.dirname(os.path.dirname(numpy.origin))),
            "library": os.path.realpath(os.path.dirname(os.path.dirname(os.__file__))),
            "code": base64.b64encode(marshal.dumps(codes)).decode(),
        }
    )
)
