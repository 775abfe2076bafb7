"""A proxy before a server of S3 that counts requests by kind, and the bytes of their bodies."""

import http.client
import threading
import urllib.parse
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PIECE = 1 << 20


def kind(method, path, headers):
    """What S3 calls a request, by its method and what it asks for."""
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(path).query, keep_blank_values=True)
    if method == "GET":
        return "LIST" if "list-type" in query or "prefix" in query else "GET"
    if method == "PUT":
        if "x-amz-copy-source" in headers:
            return "PUT, copied by the store"
        return "PUT"
    return method


class Counted:
    """Requests and bytes since the last look."""

    def __init__(self):
        self.lock = threading.Lock()
        self.look()

    def look(self):
        with self.lock:
            counted = getattr(self, "requests", None), getattr(self, "bytes", None)
            self.requests, self.bytes = Counter(), Counter()
        return counted

    def add(self, what, sent, received):
        with self.lock:
            self.requests[what] += 1
            self.bytes["to the store"] += sent
            self.bytes["from the store"] += received


def before(port):
    """The counts, and the port of a proxy before that port."""
    counted = Counted()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def handle_one_request(self):
            try:
                super().handle_one_request()
            except (ConnectionError, TimeoutError):
                self.close_connection = True

        def forward(self):
            length = int(self.headers.get("Content-Length", 0))
            server = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
            server.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("connection", "expect"):
                    server.putheader(name, value)
            server.endheaders()
            left = length
            while left:
                piece = self.rfile.read(min(left, PIECE))
                if not piece:
                    raise ConnectionError
                server.send(piece)
                left -= len(piece)
            answer = server.getresponse()
            body = answer.read()
            received = 0 if self.command == "HEAD" else len(body)
            self.send_response_only(answer.status, answer.reason)
            lengths = 0
            for name, value in answer.getheaders():
                if name.lower() not in ("connection", "transfer-encoding"):
                    self.send_header(name, value)
                    lengths += name.lower() == "content-length"
            if not lengths and answer.status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            server.close()
            counted.add(kind(self.command, self.path, self.headers), length, received)

        do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = forward

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    return counted, proxy.server_address[1]
