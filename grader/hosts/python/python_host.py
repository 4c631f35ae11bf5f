"""
The student's process for Python: reads requests from the channel, drives the student's class, writes replies.

Nothing here knows an expected value, a check or a path. Student code can take over this whole process, as any code in Python can;
what holds it is the sandbox around it, and that there is nothing here to find.
"""
import os
import re
import time
import types
from binascii import a2b_base64
from json import JSONDecoder

from python_ambient import install_site, install_time, install_urandom, seed_ambient
from python_changes import install_changes
from python_constructor import construct, construct_past_errors
from python_faults import describe_fault, describe_load_fault
from python_modules import OwnModules
from python_output import install_output, take_printed
from python_places import install_places
from python_values import MAX_OTHERS, absent, describe, dict_of, like, mro_of, quote, take_tensors, to_value

# The class was found; and a step without a result went well.
FOUND, DONE = '{"kind":"done"}', "-1"
SKIPPED = '{"kind":"skipped"}'
MAX_EXPORTS = 20
MAX_PRINTED = 20_000
# Replies are held back while the next ones come at once: each write wakes the grader.
HOLD_SECONDS = 0.01
# Taken while they are still Python's own.
read, write, scan, clock = os.read, os.write, JSONDecoder().scan_once, time.perf_counter


def settle(site):
    """Makes this process the same as any other one, before anything is asked of it. `site` is numpy's folder."""
    install_time()
    install_urandom()
    install_places(site)
    install_changes()


def keep_first(host, input):
    """Keeps the scripts that are said on standard input: there are some where this process is to be copied."""
    for line in lines(input):
        host.keep(scan(line, 0)[0])


def serve(host, channel):
    """Answers requests until the channel closes."""
    for line in lines(channel):
        request, _ = scan(line, 0)
        if request["ask"] == "ready":
            send(channel, '{"of":"ready"}')
            continue
        if request["ask"] == "load":
            send(channel, '{"of":"load","answer":%s}' % host.load(request))
            continue
        if request["ask"] == "keep":
            host.keep(request)
            continue
        held, sent = [], clock()
        for number, script in enumerate(host.scripts, request["first"]):
            steps = host.templates[script["template"]]
            for reply in host.run(script, steps, number, request["isCareful"]):
                held.append(reply)
                if request["isCareful"] or clock() - sent > HOLD_SECONDS:
                    send(channel, "\n".join(held))
                    held, sent = [], clock()
        if held:
            send(channel, "\n".join(held))


def lines(channel):
    """Blocking reads, cut at line ends."""
    rest = []
    while True:
        chunk = read(channel, 1 << 18)
        if not chunk:
            return
        *whole, last = chunk.split(b"\n")
        for part in whole:
            yield b"".join([*rest, part]).decode()
            rest.clear()
        rest.append(last)


def send(channel, line):
    data = memoryview(line.encode() + b"\n")
    while data:
        data = data[write(channel, data) :]


class Host:
    """One submission, and the script that it is asked."""

    def __init__(self):
        self.is_loaded = False
        self.begin()
        self.steps = {
            "construct": self.do_construct,
            "set": self.do_set,
            "get": self.do_get,
            "call": self.do_call,
            "reread": self.do_reread,
        }

    def begin(self):
        self.instances = {}
        self.handed_in = {}
        self.returned = {}

    def keep(self, request):
        self.scripts = request["scripts"]
        self.templates = [[(self.steps[step["do"]], step) for step in steps] for steps in request["templates"]]
        take_tensors(request["tensors"])

    def load(self, request):
        self.class_name, self.method = request["className"], request["method"]
        # Bytes: what encoding a file is in is for Python to say.
        files = {path: a2b_base64(text) for path, text in request["files"].items()}
        entries = request["entries"]
        defining = entries if request["isSure"] else [path for path in entries if defines(files[path], self.class_name)]
        if len(defining) != 1:
            return '{"kind":"unclear","defining":[%s]}' % ",".join([quote(path) for path in defining[:MAX_EXPORTS]])
        install_output()
        install_site()
        seed_ambient(0)
        self.own, self.mended = OwnModules(files, defining[0]), {}
        try:
            answer = self.find_class(self.own.evaluate())
        except BaseException as error:
            return describe_load_fault(error, self.own.files)
        self.is_loaded = answer == FOUND
        return '{"kind":"done","entry":%s}' % quote(defining[0]) if self.is_loaded and not request["isSure"] else answer

    def find_class(self, module):
        self.module = module
        found = vars(module).get(self.class_name)
        if isinstance(found, type):
            self.student_class = found
            return FOUND
        exports = []
        for name, value in vars(module).items():
            kind = type(value)
            is_own = value.__module__ == module.__name__ if kind in (type, types.FunctionType) else kind.__module__ == module.__name__
            if (is_own or name == self.class_name) and len(exports) < MAX_EXPORTS:
                exports.append('{"name":%s,"is":%s}' % (quote(name), quote(self.what_is(value))))
        return '{"kind":"no-export","exports":[%s]}' % ",".join(exports)

    def what_is(self, value):
        kind = type(value)
        if isinstance(value, type):
            return "a class"
        if kind is types.FunctionType:
            return "a function"
        return "an instance" if any(self.method in dict_of(base) for base in mro_of(kind)) else "a " + kind.__name__

    def run(self, script, steps, number, is_careful):
        """One reply for the whole script; when careful one for each step as well, to find the step at which the process dies."""
        if not self.is_loaded:
            yield '{"of":"script","script":%d,"answers":[],"printed":""}' % number
            return
        self.begin()
        self.values = script["values"]
        seed_ambient(script["entropy"])
        answers = []
        try:
            if script.get("fresh"):
                install_output()
                self.find_class(self.own.evaluate())
        except BaseException:
            # The steps fail in their turn, on the class as it was.
            pass
        for at, (do, step) in enumerate(steps):
            try:
                answer = do(step)
            except BaseException as error:
                answer = describe_fault(error, self.own.files)
            if is_careful:
                yield '{"of":"step","script":%d,"step":%d,"answer":%s}' % (number, at, answer)
            else:
                answers.append(answer)
        printed = quote(take_printed(), MAX_PRINTED)
        yield '{"of":"script","script":%d,"answers":[%s],"printed":%s}' % (number, ",".join(answers), printed)

    def do_construct(self, step):
        made, args = self.student_class, self.take(step["args"])
        is_past_errors = step.get("bypass")
        self.instances[step["as"]] = construct_past_errors(made, args, self.own.files, self.mended) if is_past_errors else construct(made, args)
        return DONE

    def do_set(self, step):
        instance, name = self.instance(step["on"]), step["name"]
        (value,) = self.take([step["value"]])
        setattr(instance, name, like(value, getattr(instance, "__dict__", {}).get(name)))
        return DONE

    def do_get(self, step):
        instance, name = self.instance(step["on"]), step["name"]
        try:
            value = getattr(instance, name)
        except AttributeError:
            # A property that fails is not an attribute that is missing; an empty slot is.
            declared = [dict_of(base)[name] for base in mro_of(type(instance)) if name in dict_of(base)]
            if declared and type(declared[0]) is not types.MemberDescriptorType:
                raise
            return absent(instance)
        return describe(value)

    def do_call(self, step):
        needs = step.get("needs")
        if needs is not None and needs not in self.returned:
            return SKIPPED
        instance = self.instance(step["on"])
        method = getattr(instance, step["name"], None)
        if not callable(method):
            return '{"kind":"fault","id":"throws","message":%s}' % quote(self.no_method(step["name"], instance))
        args = self.handed_in[step["as"]] = self.take(step["args"])
        result = method(*args)
        if type(result) is types.CoroutineType:
            begin_async(result)
        self.returned[step["as"]] = result
        return describe(result)

    def no_method(self, name, instance):
        """Where it went, if that can be told: out of the class, or under another name."""
        told = "%s is not a method of %s" % (name, self.class_name)
        if type(vars(self.module).get(name)) is types.FunctionType:
            return told + "; a function %s stands outside of the class" % name
        return told + "".join("; it has " + ", ".join(found[:MAX_OTHERS]) for found in [methods_of(type(instance))] if found)

    def do_reread(self, step):
        argument, call = step.get("argument"), step["call"]
        if argument is not None:
            return describe(self.handed_in[call][argument]) if call in self.handed_in else SKIPPED
        return describe(self.returned[call]) if call in self.returned else SKIPPED

    def take(self, positions):
        return [to_value(self.values[position]) for position in positions]

    def instance(self, name):
        instance = self.instances.get(name)
        if instance is None:
            raise LookupError("there is no instance: its constructor failed")
        return instance


def defines(source, class_name):
    """Whether a class of that name is defined in a file, as far as its bytes tell."""
    return re.search(rb"^[ \t]*class[ \t]+%s\b" % class_name.encode(), source, re.MULTILINE) is not None


def methods_of(made):
    """The names of a class's own methods, without those that Python asks for."""
    own = [name for base in mro_of(made)[:-1] for name, value in dict_of(base).items() if type(value) is types.FunctionType]
    return [name for name in own if type(name) is str and not name.startswith("__") and len(name) < 40]


def begin_async(coroutine):
    """Runs it to its first `await`, as far as an async method gets before it returns where it is called, as in JavaScript."""
    try:
        coroutine.send(None)
    except BaseException:
        # Also how it ends.
        pass
