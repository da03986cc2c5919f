"""The cases of gRPC's interoperability description that a client in Python can drive.

    interop.py ADDRESS SCHEMA [CASE...]

SCHEMA is a descriptor set of proto/grpc/testing/test.proto. Says one line for each case.
"""

import sys
import threading
import time
from concurrent import futures

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

SERVICE = "grpc.testing.TestService"
LARGE_REQUEST, LARGE_REPLY = 271828, 314159
REQUEST_SIZES = [27182, 8, 1828, 45904]
REPLY_SIZES = [31415, 9, 2653, 58979]
INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"


class Schema:
    def __init__(self, path):
        files = descriptor_pb2.FileDescriptorSet()
        with open(path, "rb") as file:
            files.ParseFromString(file.read())
        self.pool = descriptor_pool.DescriptorPool()
        for file in files.file:
            self.pool.Add(file)

    def message(self, name):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName("grpc.testing." + name))


class Stub:
    def __init__(self, channel, schema):
        for method in schema.pool.FindServiceByName(SERVICE).methods:
            kind = "_".join("stream" if s else "unary" for s in (method.client_streaming, method.server_streaming))
            call = getattr(channel, kind)(
                f"/{SERVICE}/{method.name}",
                message_factory.GetMessageClass(method.input_type).SerializeToString,
                message_factory.GetMessageClass(method.output_type).FromString)
            setattr(self, method.name, call)


class Cases:
    def __init__(self, channel, schema):
        self.channel, self.stub = channel, Stub(channel, schema)
        for name in ("Empty", "BoolValue", "Payload", "EchoStatus", "SimpleRequest", "StreamingInputCallRequest",
                     "ResponseParameters", "StreamingOutputCallRequest"):
            setattr(self, name, schema.message(name))

    # Requests

    def zeros(self, size):
        return self.Payload(body=bytes(size))

    def large(self, **more):
        return self.SimpleRequest(response_size=LARGE_REPLY, payload=self.zeros(LARGE_REQUEST), **more)

    def output(self, sizes, payload=0, **more):
        return self.StreamingOutputCallRequest(
            response_parameters=[self.ResponseParameters(size=size, **more) for size in sizes],
            payload=self.zeros(payload))

    def fails(self, code, call, details=None):
        try:
            call()
        except grpc.RpcError as error:
            assert error.code() == code, f"{error.code()} rather than {code}: {error.details()}"
            assert details is None or error.details() == details, error.details()
            return error
        raise AssertionError(f"succeeded rather than {code}")

    # Cases

    def empty_unary(self):
        assert self.stub.EmptyCall(self.Empty()) == self.Empty()

    def large_unary(self):
        reply = self.stub.UnaryCall(self.large())
        assert reply.payload.body == bytes(LARGE_REPLY)

    def concurrent_large_unary(self):
        calls = [self.stub.UnaryCall.future(self.large()) for _ in range(40)]
        for call in calls:
            assert len(call.result().payload.body) == LARGE_REPLY

    def client_compressed_unary(self):
        expecting = self.large(expect_compressed=self.BoolValue(value=True))
        self.fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: self.stub.UnaryCall(expecting))
        reply = self.stub.UnaryCall(expecting, compression=grpc.Compression.Gzip)
        assert len(reply.payload.body) == LARGE_REPLY
        plain = self.large(expect_compressed=self.BoolValue(value=False))
        assert len(self.stub.UnaryCall(plain).payload.body) == LARGE_REPLY

    def server_compressed_unary(self):
        for wanted in (True, False):
            request = self.large(response_compressed=self.BoolValue(value=wanted))
            reply, call = self.stub.UnaryCall.with_call(request)
            assert len(reply.payload.body) == LARGE_REPLY

    def client_streaming(self):
        requests = (self.StreamingInputCallRequest(payload=self.zeros(size)) for size in REQUEST_SIZES)
        assert self.stub.StreamingInputCall(requests).aggregated_payload_size == 74922

    def client_compressed_streaming(self):
        def requests():
            for size in (27182, 45904):
                yield self.StreamingInputCallRequest(
                    payload=self.zeros(size), expect_compressed=self.BoolValue(value=True))
        self.fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: self.stub.StreamingInputCall(requests()))
        reply = self.stub.StreamingInputCall(requests(), compression=grpc.Compression.Gzip)
        assert reply.aggregated_payload_size == 73086

    def server_streaming(self):
        sizes = [len(reply.payload.body) for reply in self.stub.StreamingOutputCall(self.output(REPLY_SIZES))]
        assert sizes == REPLY_SIZES

    def server_compressed_streaming(self):
        request = self.StreamingOutputCallRequest(response_parameters=[
            self.ResponseParameters(size=31415, compressed=self.BoolValue(value=True)),
            self.ResponseParameters(size=92653, compressed=self.BoolValue(value=False))])
        assert [len(reply.payload.body) for reply in self.stub.StreamingOutputCall(request)] == [31415, 92653]

    def ping_pong(self):
        turn = threading.Semaphore(1)

        def requests():
            for reply, request in zip(REPLY_SIZES, REQUEST_SIZES):
                turn.acquire()
                yield self.output([reply], payload=request)
        sizes = []
        for reply in self.stub.FullDuplexCall(requests()):
            sizes.append(len(reply.payload.body))
            turn.release()
        assert sizes == REPLY_SIZES

    def half_duplex(self):
        requests = [self.output([size]) for size in REPLY_SIZES]
        sizes = [len(reply.payload.body) for reply in self.stub.HalfDuplexCall(iter(requests))]
        assert sizes == REPLY_SIZES

    def empty_stream(self):
        assert list(self.stub.FullDuplexCall(iter(()))) == []

    def custom_metadata(self):
        sent = ((INITIAL, "test_initial_metadata_value"), (TRAILING, b"\xab\xab\xab"), (TRAILING, b"\x00"))
        _, unary = self.stub.UnaryCall.with_call(self.large(), metadata=sent)
        stream = self.stub.FullDuplexCall(iter([self.output([LARGE_REPLY], LARGE_REQUEST)]), metadata=sent)
        list(stream)
        for call in (unary, stream):
            assert (INITIAL, "test_initial_metadata_value") in list(call.initial_metadata())
            values = [value for key, value in call.trailing_metadata() if key == TRAILING]
            assert values == [b"\xab\xab\xab", b"\x00"], values

    def status_code_and_message(self, message="test status message"):
        status = self.EchoStatus(code=2, message=message)
        unary = self.SimpleRequest(response_status=status)
        self.fails(grpc.StatusCode.UNKNOWN, lambda: self.stub.UnaryCall(unary), message)
        stream = self.StreamingOutputCallRequest(response_status=status)
        self.fails(grpc.StatusCode.UNKNOWN, lambda: list(self.stub.FullDuplexCall(iter([stream]))), message)

    def special_status_message(self):
        self.status_code_and_message("\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n")

    def unimplemented_method(self):
        self.fails(grpc.StatusCode.UNIMPLEMENTED, lambda: self.stub.UnimplementedCall(self.Empty()))

    def unimplemented_service(self):
        call = self.channel.unary_unary("/grpc.testing.UnimplementedService/UnimplementedCall")
        self.fails(grpc.StatusCode.UNIMPLEMENTED, lambda: call(b""))

    def cancel_after_begin(self):
        release = threading.Event()

        def requests():
            release.wait(10)
            yield from ()
        call = self.stub.StreamingInputCall.future(requests())
        call.cancel()
        release.set()
        assert call.code() == grpc.StatusCode.CANCELLED

    def cancel_after_first_response(self):
        release = threading.Event()

        def requests():
            yield self.output([31415], 27182)
            release.wait(10)
        call = self.stub.FullDuplexCall(requests())
        assert len(next(call).payload.body) == 31415
        call.cancel()
        release.set()
        self.fails(grpc.StatusCode.CANCELLED, lambda: next(call))

    def timeout_on_sleeping_server(self):
        release = threading.Event()

        def requests():
            yield self.output([], 27182)
            release.wait(10)
        call = self.stub.FullDuplexCall(requests(), timeout=0.01)
        self.fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: next(call))
        release.set()

    # Further than the description

    def deadline_reaches_a_unary_call(self):
        waits = self.output([1], interval_us=5_000_000)
        self.fails(grpc.StatusCode.DEADLINE_EXCEEDED,
                   lambda: list(self.stub.StreamingOutputCall(waits, timeout=0.05)))

    def largest_message_and_larger(self):
        most = 4 * 1024 * 1024 - 100
        request = self.SimpleRequest(response_size=most, payload=self.zeros(most))
        assert len(self.stub.UnaryCall(request).payload.body) == most
        request = self.SimpleRequest(payload=self.zeros(4 * 1024 * 1024 + 1))
        self.fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: self.stub.UnaryCall(request))

    def slow_reader(self):
        call = self.stub.StreamingOutputCall(self.output([100_000] * 100))
        first = next(call)
        time.sleep(0.2)
        assert 1 + sum(1 for _ in call) == 100 and len(first.payload.body) == 100_000

    def every_status(self):
        for code in grpc.StatusCode:
            if code != grpc.StatusCode.OK:
                status = self.EchoStatus(code=code.value[0], message=code.name)
                self.fails(code, lambda: self.stub.UnaryCall(self.SimpleRequest(response_status=status)), code.name)

    def many_at_once(self):
        with futures.ThreadPoolExecutor(8) as pool:
            def some(_):
                for size in range(100):
                    reply = self.stub.UnaryCall(self.SimpleRequest(response_size=size))
                    assert len(reply.payload.body) == size
            list(pool.map(some, range(8)))

    def compressed_metadata_heavy(self):
        sent = tuple((f"key-{number}", "v" * 100) for number in range(30))
        self.stub.UnaryCall(self.large(), metadata=sent, compression=grpc.Compression.Gzip)
        heavy = tuple((f"key-{number}", "v") for number in range(70))
        self.fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: self.stub.EmptyCall(self.Empty(), metadata=heavy))


def main():
    address, schema, *wanted = sys.argv[1:]
    options = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
    failed = 0
    with grpc.insecure_channel(address, options=options) as channel:
        cases = Cases(channel, Schema(schema))
        names = [name for name, value in vars(Cases).items() if callable(value)
                 and name not in ("__init__", "zeros", "large", "output", "fails")]
        for name in wanted or names:
            try:
                getattr(cases, name)()
                print("ok", name, flush=True)
            except Exception as error:  # whatever it is, the other cases still count
                failed += 1
                print("FAILED", name, repr(error), flush=True)
    sys.exit(1 if failed else 0)


main()
