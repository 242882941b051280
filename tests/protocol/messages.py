"""Any message that its type allows, for Hypothesis."""

from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from app.protocol.names import check_name, tidy_name

ALPHABETS = ("abcXYZçéí_09", "шпдЖя_5", "אבגדש", "かなカナ漢字", "e\u0301a\u0303")
NAMES = (
    st.one_of([st.text(letters, min_size=1, max_size=9) for letters in ALPHABETS])
    .filter(lambda name: check_name(name) is None)
    .map(tidy_name)
)


def values(kind: inspect.Type) -> st.SearchStrategy[Any]:  # noqa: PLR0911  (one for each kind)
    """What a field of this type may hold."""
    match kind:
        case inspect.StrType(pattern=pattern) if pattern is not None:
            return st.from_regex(pattern.removesuffix("$") + r"\Z")
        case inspect.StrType(min_length=least, max_length=most):
            return st.text(min_size=least or 0, max_size=most or 40)
        case inspect.IntType(ge=least, le=most):
            return st.integers(least, most)
        case inspect.FloatType():
            return st.floats(allow_nan=False, allow_infinity=False)
        case inspect.EnumType(cls=words):
            return st.sampled_from(words)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.UnionType(types=kinds):
            return st.one_of([values(each) for each in kinds])
        case inspect.VarTupleType(item_type=item):
            return st.lists(values(item), max_size=3).map(tuple)
        case inspect.StructType(cls=struct, fields=fields):
            return st.builds(struct, **{each.name: values(each.type) for each in fields})
    raise TypeError(f"no values for {kind}")
