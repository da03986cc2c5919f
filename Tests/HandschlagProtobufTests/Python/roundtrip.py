"""Another implementation of protobuf, for the tests of HandschlagProtobuf.

Takes the descriptor set of the test messages as its argument. Reads lines `COMMAND MESSAGE HEX` and answers
each with a line of hex:
  echo   parses the bytes and writes the message anew
  known  compares the bytes with the message that `known` builds; `same`, or what it differs in
  build  writes the message that `known` builds
  random parses nothing; writes a random message, from the seed that stands in place of the bytes
"""
import random
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

pool = descriptor_pool.DescriptorPool()
with open(sys.argv[1], "rb") as file:
    for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.Add(proto)


def message(name):
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("handschlag.test.v1." + name))


PLAIN = dict(
    a_double=-1.5, a_float=0.25, an_int32=-2**31, an_int64=-2**63, a_uint32=2**32 - 1, a_uint64=2**64 - 1,
    a_sint32=-3, a_sint64=-(2**40), a_fixed32=4, a_fixed64=2**63, a_sfixed32=-5, a_sfixed64=-6, a_bool=True,
    a_string="Grüße \U0001F642", a_bytes=b"\x00\xff", a_colour=-1)


def known(name):
    cls = message(name)
    if name == "Scalars":
        return cls(**PLAIN)
    if name == "Optionals":
        return cls(**{**PLAIN, "an_int32": 0, "a_string": "", "a_bool": False, "a_leaf": {"text": "leaf"}})
    if name == "Repeateds":
        return cls(
            doubles=[1.5, -2], floats=[0.5], int32s=[-1, 2], int64s=[-(2**40)], uint32s=[7], uint64s=[2**63],
            sint32s=[-1, 1], sint64s=[-2, 2], fixed32s=[9], fixed64s=[10], sfixed32s=[-11], sfixed64s=[-12],
            bools=[True, False], strings=["a", "", "ß"], byte_strings=[b"", b"\x01"], colours=[1, 5, -1],
            leaves=[{"text": "x"}, {}], loose=[1, -1])
    node = cls(name="root", child={"name": "child", "number": 7}, default=True, operator=-4)
    node.children.add(words="w")
    node.children.add(data=b"d")
    node.other.leaf.text = "deep"
    getattr(node, "class").extend(["me", "myself"])
    return node


def fill(target, rng, depth):
    fields = target.DESCRIPTOR.fields
    for field in rng.sample(list(fields), rng.randint(0, len(fields))):
        # `label` went away in later versions and `is_repeated` is new in them.
        repeated = field.is_repeated if hasattr(field, "is_repeated") else field.label == field.LABEL_REPEATED
        if field.message_type:
            if depth > 0:
                inner = getattr(target, field.name)
                if repeated:
                    for _ in range(rng.randint(0, 2)):
                        fill(inner.add(), rng, depth - 1)
                else:
                    inner.SetInParent()
                    fill(inner, rng, depth - 1)
        elif repeated:
            getattr(target, field.name).extend(value(field, rng) for _ in range(rng.randint(0, 4)))
        else:
            setattr(target, field.name, value(field, rng))
    return target


def value(field, rng):
    kind = field.cpp_type
    if kind in (field.CPPTYPE_INT32, field.CPPTYPE_ENUM):
        return rng.choice([0, 1, -1, 2**31 - 1, -2**31, rng.randint(-1000, 1000)])
    if kind == field.CPPTYPE_INT64:
        return rng.choice([0, 1, -1, 2**63 - 1, -2**63, rng.randint(-2**40, 2**40)])
    if kind == field.CPPTYPE_UINT32:
        return rng.choice([0, 1, 2**32 - 1, rng.randint(0, 1000)])
    if kind == field.CPPTYPE_UINT64:
        return rng.choice([0, 1, 2**64 - 1, rng.randint(0, 2**40)])
    if kind in (field.CPPTYPE_DOUBLE, field.CPPTYPE_FLOAT):
        return rng.choice([0.0, 1.0, -0.5, 1024.25])
    if kind == field.CPPTYPE_BOOL:
        return rng.random() < 0.5
    if field.type == field.TYPE_BYTES:
        return rng.randbytes(rng.randint(0, 10))
    return "".join(rng.choice("aZ ü€字\U0001F642\n") for _ in range(rng.randint(0, 10)))


for line in sys.stdin:
    command, name, data = line.rstrip("\n").split(" ")
    if command == "echo":
        answer = message(name).FromString(bytes.fromhex(data)).SerializeToString(deterministic=True).hex()
    elif command == "known":
        got, expected = message(name).FromString(bytes.fromhex(data)), known(name)
        answer = "same" if got == expected else repr(str(got))
    elif command == "build":
        answer = known(name).SerializeToString(deterministic=True).hex()
    else:
        answer = fill(message(name)(), random.Random(int(data)), 3).SerializeToString(deterministic=True).hex()
    print(answer)
