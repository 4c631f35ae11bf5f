"""The submission's own modules, served from memory: no file of it needs to be readable."""
import builtins
import importlib
import sys
import types
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from posixpath import normpath


class OwnModules:
    """Finds and loads the files of a submission, by their paths in it."""

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
        if not folders and "from ." in self.files[self.entry]:
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
        """The roots, and folders of the submission that it put on `sys.path` itself."""
        added = [normpath(entry).lstrip("/") for entry in sys.path if isinstance(entry, str)]
        return self.roots + [folder for folder in added if folder in self.folders]

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        file = module.__spec__.origin
        if file not in self.codes:
            self.codes[file] = compile_text(self.files[file], file)
        # Python's, not the host's own.
        module.__dict__["__builtins__"] = builtins
        exec(self.codes[file], module.__dict__)

    def get_source(self, name):
        """For the lines that Python shows in warnings and tracebacks."""
        return self.files[sys.modules[name].__spec__.origin]


def compile_text(text, file):
    try:
        return compile(text, file, "exec", dont_inherit=True)
    except ValueError as error:
        # What older versions say of null bytes.
        line = text[: text.index("\0")].count("\n") + 1 if "\0" in text else 1
        raise SyntaxError(str(error), (file, line, 1, "")) from None


def ancestors(file):
    """`mytorch`, `mytorch/nn` for `mytorch/nn/linear.py`."""
    parts = file.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]
