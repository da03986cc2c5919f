"""Knows nothing of Handschlag's schema: asks the server for it, and then calls; and asks for its health.

    reflection.py ADDRESS

Prints `ok`, the number of methods that the server describes, and the id of the account that was made.
"""

import hashlib
import os
import sys

import grpc
from google.protobuf import descriptor_pool, message_factory
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase


def main():
    with grpc.insecure_channel(sys.argv[1]) as channel:
        database = ProtoReflectionDescriptorDatabase(channel)
        pool = descriptor_pool.DescriptorPool(database)
        names = database.get_services()
        assert "handschlag.v1.ConsentService" in names and "handschlag.v1.AdminService" not in names, names
        methods = [method for name in names for method in pool.FindServiceByName(name).methods]
        for method in methods:
            message_factory.GetMessageClass(method.input_type)()
            message_factory.GetMessageClass(method.output_type)()

        create = pool.FindServiceByName("handschlag.v1.AccountService").FindMethodByName("CreateAccount")
        request = message_factory.GetMessageClass(create.input_type)(
            roles=["ROLE_WORKER"], token_hash=hashlib.sha256(os.urandom(32)).digest())
        call = channel.unary_unary(
            "/handschlag.v1.AccountService/CreateAccount", type(request).SerializeToString,
            message_factory.GetMessageClass(create.output_type).FromString)
        account = call(request, timeout=20).account

        health = health_pb2_grpc.HealthStub(channel)
        serving = health_pb2.HealthCheckResponse.SERVING
        for name in ("", "handschlag.v1.ConsentService"):
            assert health.Check(health_pb2.HealthCheckRequest(service=name), timeout=20).status == serving
            watch = health.Watch(health_pb2.HealthCheckRequest(service=name))
            assert next(watch).status == serving
            watch.cancel()
        statuses = health.List(health_pb2.HealthListRequest(), timeout=20).statuses
        assert {name: entry.status for name, entry in statuses.items()} == dict.fromkeys(["", *names], serving), statuses
        # The schema says that they are a map, as the published one does.
        listed = message_factory.GetMessageClass(pool.FindMessageTypeByName("grpc.health.v1.HealthListResponse"))()
        listed.statuses["a"].status = serving
        assert health_pb2.HealthListResponse.FromString(listed.SerializeToString()).statuses["a"].status == serving
        try:
            health.Check(health_pb2.HealthCheckRequest(service="nobody"), timeout=20)
            raise AssertionError("a service that is not there is healthy")
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.NOT_FOUND, error
        print("ok", len(methods), account.id)


main()
