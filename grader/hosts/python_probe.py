"""
Asks an interpreter what the grader has to know before it starts it: run by `-c` with the host's modules as JSON, in which the last
is the one that serves. Prints JSON: the program itself behind links and shims, numpy's folder, and the modules compiled for it.
"""
import base64
import importlib.util
import json
import marshal
import os
import sys

numpy = importlib.util.find_spec("numpy")
codes = [(name, compile(text, "<gradecheck>", "exec", dont_inherit=True)) for name, text in json.loads(sys.argv[1])]
print(
    json.dumps(
        {
            "program": os.path.realpath(sys.executable),
            "version": "%d.%d" % sys.version_info[:2],
            "site": None if numpy is None or numpy.origin is None else os.path.dirname(os.path.dirname(numpy.origin)),
            "prefixes": sorted({os.path.realpath(prefix) for prefix in (sys.base_prefix, sys.base_exec_prefix)}),
            "code": base64.b64encode(marshal.dumps(codes)).decode(),
        }
    )
)
