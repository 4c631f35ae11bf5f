"""Makes instances: as the contract does, and where the constructor stops, with everything that its other lines set up."""
import types
from importlib.util import decode_source

# Of `compile`: the tree of a source, as `ast.parse` asks for it.
ONLY_TREE = 0x400
# Of a code object: it takes any number of positional arguments.
VARARGS = 0x04


def construct(made, args):
    """`False` for a third parameter (`debug`) that has no default, since the contract's has one."""
    lacking = required_of(made) - len(args)
    return made(*args, False) if lacking == 1 else made(*args)


def construct_past_errors(made, args, files, mended):
    """
    An instance of a class whose constructor stops: lines that fail are passed over, so that nothing is missing that they have not to do with,
    and parameters that the contract does not know get `False`. `mended` keeps codes that were compiled for that.
    """
    instance = object.__new__(made)
    constructor = made.__init__
    code = getattr(constructor, "__code__", None)
    if code is None:
        return instance
    try:
        if code not in mended:
            mended[code] = without_errors(code, files)
        function = with_code(constructor, mended[code])
        positions = code.co_argcount - 1
        given = args if code.co_flags & VARARGS else args[:positions]
        defaults = constructor.__kwdefaults__ or {}
        named = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        others = {name: False for name in named if name not in defaults}
        function(instance, *given, *[False] * (required_of(made) - len(given)), **others)
    except BaseException:
        # What stops here is charged where the constructor is judged.
        pass
    return instance


def required_of(made):
    """How many arguments the constructor must be given; 0 where that cannot be told, or where it takes any number."""
    constructor = made.__init__
    code = getattr(constructor, "__code__", None)
    if code is None or code.co_flags & VARARGS:
        return 0
    return code.co_argcount - 1 - len(constructor.__defaults__ or ())


def without_errors(code, files):
    """The same function, in which each statement that fails is passed over; as it is where its source is not the submission's."""
    if code.co_filename not in files:
        return code
    tree = compile(decode_source(files[code.co_filename]), code.co_filename, "exec", ONLY_TREE, dont_inherit=True)
    for node in functions_in(tree):
        first = node.decorator_list[0].lineno if node.decorator_list else node.lineno
        if node.name == code.co_name and first == code.co_firstlineno:
            node.body = guarded(node.body)
    whole = compile(tree, code.co_filename, "exec", dont_inherit=True)
    return next((each for each in codes_in(whole) if each.co_name == code.co_name and each.co_firstlineno == code.co_firstlineno), code)


def guarded(statements):
    """Each in a `try` of its own, and what stands in it too; but no loop that would not come to its end without what fails."""
    from _ast import ExceptHandler, For, If, Pass, Try, With

    guards = []
    for statement in statements:
        place = {name: getattr(statement, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
        if isinstance(statement, (For, If, With)):
            statement.body = guarded(statement.body)
            if not isinstance(statement, With):
                statement.orelse = guarded(statement.orelse)
        handler = ExceptHandler(type=None, name=None, body=[Pass(**place)], **place)
        guards.append(Try(body=[statement], handlers=[handler], orelse=[], finalbody=[], **place))
    return guards


def functions_in(tree):
    from _ast import ClassDef, FunctionDef

    for node in getattr(tree, "body", []):
        if isinstance(node, FunctionDef):
            yield node
        if isinstance(node, (ClassDef, FunctionDef)):
            yield from functions_in(node)


def codes_in(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes_in(constant)


def with_code(function, code):
    cells = dict(zip(function.__code__.co_freevars, function.__closure__ or ()))
    closure = tuple([cells[name] for name in code.co_freevars])
    made = types.FunctionType(code, function.__globals__, function.__name__, function.__defaults__, closure)
    made.__kwdefaults__ = function.__kwdefaults__
    return made
