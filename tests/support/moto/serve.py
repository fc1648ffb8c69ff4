"""A local AWS for tests and the demo: moto behind gunicorn, on a free port of the loopback interface.

Usage: serve.py PORT_FILE

Writes the port into PORT_FILE once requests are accepted, and runs until SIGTERM, or until the process that started it
is gone. moto verifies no signature and no checksum: what passes here is serialization and parsing, nothing more.
"""

import ctypes
import os
import signal
import sys

# Credentials for moto's own calls to itself; none of them leaves this machine.
os.environ.setdefault("AWS_ACCESS_KEY_ID", "testing")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "testing")
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from gunicorn.app.base import BaseApplication
from moto.awslambda_simple.models import LambdaSimpleBackend
from moto.core.config import default_user_config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app


class Server(BaseApplication):
    """gunicorn with one worker process: moto keeps its state in memory, so a second one would be a second AWS."""

    def __init__(self, port_file):
        self.port_file = port_file
        super().__init__()

    def load_config(self):
        for name, value in {
            "bind": "127.0.0.1:0",
            "workers": 1,
            "threads": 16,
            "timeout": 0,
            "graceful_timeout": 1,
            "keepalive": 60,
            "limit_request_line": 0,
            "limit_request_field_size": 0,
            "control_socket_disable": True,
            "loglevel": "warning",
            "post_worker_init": self.announce,
        }.items():
            self.cfg.set(name, value)

    def load(self):
        for service in ("lambda", "batch"):
            default_user_config[service] = {"use_docker": False}
        return DomainDispatcherApplication(create_backend_app)

    def announce(self, worker):
        port = worker.sockets[0].sock.getsockname()[1]
        draft = self.port_file + ".part"
        with open(draft, "w", encoding="ascii") as out:
            out.write(f"{port}\n")
        os.replace(draft, self.port_file)  # a reader sees the whole number or no file


def refuse_missing_functions():
    """Makes an Invoke of a function that does not exist a 404, as AWS does; without docker, moto lets each succeed."""
    succeed = LambdaSimpleBackend.invoke

    def invoke(self, function_name, qualifier, *rest):
        self.get_function(function_name, qualifier)
        return succeed(self, function_name, qualifier, *rest)

    LambdaSimpleBackend.invoke = invoke


def stop_with_parent():
    """Ends this process when its parent ends, even if the parent was killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
    if os.getppid() == 1:
        sys.exit("serve.py: the process that started this server is gone")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    stop_with_parent()
    refuse_missing_functions()
    Server(sys.argv.pop()).run()
