"""A client on grpcio that knows nothing of Handschlag but its schema.

    daemon.py ADDRESS SCHEMA

SCHEMA is a descriptor set of proto/handschlag/v1 and proto/google/rpc. Prints `ok` and the account's id.
"""

import hashlib
import os
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


class Server:
    def __init__(self, channel, schema):
        files = descriptor_pb2.FileDescriptorSet()
        with open(schema, "rb") as file:
            files.ParseFromString(file.read())
        self.pool = descriptor_pool.DescriptorPool()
        for file in files.file:
            self.pool.Add(file)
        self.channel = channel

    def message(self, name, **fields):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))(**fields)

    def call(self, service, method, metadata=(), timeout=20, compression=None, **fields):
        found = self.pool.FindServiceByName("handschlag.v1." + service).FindMethodByName(method)
        kind = self.channel.unary_stream if found.server_streaming else self.channel.unary_unary
        stub = kind(f"/handschlag.v1.{service}/{method}",
                    message_factory.GetMessageClass(found.input_type).SerializeToString,
                    message_factory.GetMessageClass(found.output_type).FromString)
        request = message_factory.GetMessageClass(found.input_type)(**fields)
        return stub(request, metadata=metadata, timeout=timeout, compression=compression)

    def failure(self, service, method, **more):
        """The code of a call that fails, and the reasons and fields among its google.rpc details."""
        try:
            reply = self.call(service, method, **more)
            if hasattr(reply, "__next__"):
                list(reply)
        except grpc.RpcError as error:
            status = self.message("google.rpc.Status")
            for key, value in error.trailing_metadata() or ():
                if key == "grpc-status-details-bin":
                    status.ParseFromString(value)
                    assert status.message == error.details()
            details = []
            for any in status.details:
                detail = self.message(any.type_url.split("/")[-1])
                detail.ParseFromString(any.value)
                details.append(detail)
            return error.code(), details
        raise AssertionError(f"{method} succeeded")


def crockford(raw):
    bits = "".join(f"{byte:08b}" for byte in raw)
    bits += "0" * (-len(bits) % 5)
    return "".join(ALPHABET[int(bits[at:at + 5], 2)] for at in range(0, len(bits), 5))


def main():
    address, schema = sys.argv[1:]
    with grpc.insecure_channel(address) as channel:
        server = Server(channel, schema)

        code, details = server.failure("AccountService", "GetAccount")
        assert code == grpc.StatusCode.UNAUTHENTICATED, code
        assert details[0].reason == "TOKEN_INVALID" and details[0].domain == "handschlag"

        code, details = server.failure("AccountService", "CreateAccount", token_hash=b"short", roles=[1])
        assert code == grpc.StatusCode.INVALID_ARGUMENT, code
        assert [violation.field for violation in details[0].field_violations] == ["token_hash"]

        token = os.urandom(32)
        key = (("idempotency-key", os.urandom(16).hex()),)
        create = dict(token_hash=hashlib.sha256(token).digest(), roles=[1], metadata=key)
        account = server.call("AccountService", "CreateAccount", **create).account
        again = server.call("AccountService", "CreateAccount", **create).account
        assert account.id == again.id and account.id.startswith("acc_")

        me = (("authorization", "Bearer hst_" + crockford(token)),)
        assert server.call("AccountService", "GetAccount", metadata=me).account.id == account.id
        found = server.call("ProjectService", "SearchProjects", metadata=me, query="text",
                            compression=grpc.Compression.Gzip)
        assert list(found.projects) == []

        code, _ = server.failure("EngagementService", "WatchEngagements", metadata=me, timeout=0.1)
        assert code == grpc.StatusCode.DEADLINE_EXCEEDED, code
        watch = server.call("EngagementService", "WatchEngagements", metadata=me)
        watch.cancel()
        assert watch.code() == grpc.StatusCode.CANCELLED
        code, _ = server.failure("AdminService", "GetServerInfo", metadata=me)
        assert code != grpc.StatusCode.OK
        print("ok", account.id)


main()
