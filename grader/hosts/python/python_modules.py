"""The submission's own modules, served from memory: no file of it needs to be readable."""
import builtins
import importlib
import re
import sys
import types
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import decode_source, module_from_spec
from posixpath import normpath


class OwnModules:
    """Finds and loads the files of a submission, which are bytes, by their paths in it."""

    def __init__(self, files, entry):
        self.files = files
        self.entry = entry
        self.folders = {folder for file in files for folder in ancestors(file)}
        # Courses import from the top, from inside of the package, and from beside the file.
        self.roots = ["", *ancestors(entry)]
        self.codes = {}
        self.names = set()
        sys.meta_path.insert(0, self)

    def evaluate(self):
        """The entry's module; it and all others of the submission are evaluated anew."""
        for name in self.names:
            sys.modules.pop(name, None)
        self.names.clear()
        *folders, stem = self.entry[: -len(".py")].split("/")
        if not folders and b"from ." in self.files[self.entry]:
            # What was handed in is the inside of a package.
            folders = [self.package_of_top()]
        # A folder with a dot in its name cannot be part of a module's name.
        while any("." in folder for folder in folders):
            folders.pop(0)
        package = ".".join(folders)
        if package:
            importlib.import_module(package)
            if stem == "__init__":
                return sys.modules[package]
        name = ".".join([*folders, stem.replace(".", "_")])
        if name in self.names:
            return sys.modules[name]
        # Python's own module of the same name keeps it.
        return self.evaluate_as("submission_" + name if name in sys.modules else name)

    def package_of_top(self):
        package = types.ModuleType("submission")
        package.__path__ = [""]
        sys.modules[package.__name__] = package
        self.names.add(package.__name__)
        return package.__name__

    def evaluate_as(self, name):
        module = module_from_spec(self.spec(name, self.entry))
        sys.modules[name] = module
        try:
            self.exec_module(module)
        except BaseException:
            sys.modules.pop(name, None)
            raise
        return module

    def spec(self, name, file):
        self.names.add(name)
        spec = ModuleSpec(name, self, origin=file, is_package=file.endswith("/__init__.py"))
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(file.rpartition("/")[0])
        return spec

    def find_spec(self, name, path=None, target=None):
        stem = name.rpartition(".")[2]
        places = [base + "/" + stem if base else stem for base in (self.search_path() if path is None else path)]
        for place in places:
            for file in (place + "/__init__.py", place + ".py"):
                if file in self.files:
                    return self.spec(name, file)
        folders = [place for place in places if place in self.folders]
        if not folders or (path is None and PathFinder.find_spec(name) is not None):
            return None
        self.names.add(name)
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations.extend(folders)
        return spec

    def search_path(self):
        """The roots, and folders of the submission that it put on `sys.path` itself: from the top, or from where the file lies."""
        added = [normpath(entry).lstrip("/") for entry in sys.path if type(entry) is str]
        places = [normpath("/%s/%s" % (root, entry)).lstrip("/") for entry in added for root in self.roots]
        return self.roots + [folder for folder in dict.fromkeys(places) if folder in self.folders]

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        file = module.__spec__.origin
        if file not in self.codes:
            self.codes[file] = compile_source(self.files[file], file)
        # Python's, not the host's own.
        module.__dict__["__builtins__"] = builtins
        exec(self.codes[file], module.__dict__)

    def get_source(self, name):
        """For the lines that Python shows in warnings and tracebacks."""
        return decode_source(self.files[sys.modules[name].__spec__.origin])


COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*(?!utf[-_]?8\b)[-\w.]", re.IGNORECASE)


def compile_source(source, file):
    try:
        source.decode()
    except UnicodeDecodeError as error:
        # Without a first line that names another encoding Python itself does not read it either.
        if not any(COOKIE.match(line) for line in source.split(b"\n", 2)[:2]):
            line = source[: error.start].count(b"\n") + 1
            raise SyntaxError("the file is not UTF-8 text, and names no other encoding", (file, line, 1, "")) from None
    try:
        return compile(source, file, "exec", dont_inherit=True)
    except ValueError as error:
        # What older versions say of null bytes.
        line = source[: source.index(b"\0")].count(b"\n") + 1 if b"\0" in source else 1
        raise SyntaxError(str(error), (file, line, 1, "")) from None


def ancestors(file):
    """`mytorch`, `mytorch/nn` for `mytorch/nn/linear.py`."""
    parts = file.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]
