"""Calls a method over TLS by grpcio, with an empty request.

    tls.py ADDRESS METHOD ROOTS [CERTIFICATE KEY] [--until FILE]

METHOD is a path as in /grpc.health.v1.Health/Check. Prints the status and the reply in hexadecimal digits. With
--until calls go on over one connection until FILE is there; `begun` is printed behind the first.
"""

import os
import sys
import time

import grpc


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def main():
    arguments, until = sys.argv[1:], None
    if "--until" in arguments:
        at = arguments.index("--until")
        until = arguments[at + 1]
        del arguments[at:at + 2]
    address, method, roots, *own = arguments
    certificate, key = map(contents, own) if own else (None, None)
    credentials = grpc.ssl_channel_credentials(contents(roots), key, certificate)
    with grpc.secure_channel(address, credentials) as channel:
        call = channel.unary_unary(method)
        try:
            reply = call(b"", timeout=20)
            if until:
                print("begun", flush=True)
            while until and not os.path.exists(until):
                time.sleep(0.01)
                reply = call(b"", timeout=20)
            print(0, reply.hex())
        except grpc.RpcError as error:
            print(error.code().value[0], error.details())


main()
