"""A webhook in Python: python3 server.py PORT"""
import hashlib, hmac, json, os, sys, urllib.error, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY, API = os.environ["KLUMP_SECRET_KEY"], os.environ["KLUMP_API_URL"]

def judge(raw, signature):
    try: body = json.loads(raw or b"{}")
    except ValueError: return 400
    if not isinstance(body, dict) or "event" not in body: return 200  # Klump's dashboard tries the address
    if hmac.new(KEY.encode(), raw, hashlib.sha512).hexdigest() != signature.lower(): return 401
    try:
        reference = urllib.parse.quote(str(body.get("data", {}).get("reference")), safe="")
        request = urllib.request.Request(f"{API}/v1/transactions/{reference}/verify", headers={"klump-secret-key": KEY})
        urllib.request.urlopen(request)
    except urllib.error.HTTPError as error: return 503 if error.code >= 500 else 200
    return 200  # here an order would be marked paid, once

class Webhook(BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200), self.end_headers()
    do_HEAD = do_GET
    def do_POST(self):
        raw = self.rfile.read(int(self.headers["content-length"] or 0))
        self.send_response(judge(raw, self.headers["x-klump-signature"] or "")), self.end_headers()

ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Webhook).serve_forever()
