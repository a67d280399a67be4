"""Drives a running sandbox: `npx klump-checkout sandbox --json` says what KLUMP_API and KLUMP_SECRET_KEY are. Standard library only."""
import json
import os
import urllib.error
import urllib.request

API = os.environ["KLUMP_API"]
SECRET = os.environ["KLUMP_SECRET_KEY"]


def ask(path, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(API + path, data, {"content-type": "application/json", **headers})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["data"]


def verify(reference):
    return ask(f"/v1/transactions/{reference}/verify", **{"klump-secret-key": SECRET})


# An order that was paid: the shop asked for 40 000, the shopper repays 42 400.
paid = ask("/sandbox/transactions", {"amount": 40000, "total": 42400, "merchant_reference": "A-1"})
seen = verify(paid["reference"])
assert (seen["status"], seen["original_amount"], seen["amount"]) == ("successful", "40000.00", "42400.00"), seen

# One that the lender thinks about is new until it has decided.
pending = ask("/sandbox/transactions", {"amount": 40000, "merchant_reference": "A-2", "status": "pending"})
assert verify("A-2")["status"] == "new"
ask(f"/sandbox/transactions/{pending['reference']}", {"status": "successful"})
assert verify("A-2")["status"] == "successful"

# What was sent, and the same webhook once more. Moving the clock on by nothing waits for what is due.
ask("/sandbox/clock", {"advanceMs": 0})
sent = ask("/sandbox/webhooks?reference=A-1")
assert [each["event"].split(".")[-1] for each in sent] == ["successful", "initiated"], sent
ask(f"/sandbox/webhooks/{sent[0]['id']}/send", {})
ask("/sandbox/clock", {"advanceMs": 0})
again = ask("/sandbox/webhooks?reference=A-1")[0]
assert [each["number"] for each in again["attempts"]] == [1, 2], again
assert all(each["status"] == 200 for each in again["attempts"]), again

# Klump is down for a moment.
ask("/sandbox/faults", {"route": "GET /v1/transactions/:reference/verify", "kind": "status", "status": 503})
try:
    verify("A-1")
    raise SystemExit("expected 503")
except urllib.error.HTTPError as error:
    assert error.code == 503
assert verify("A-1")["status"] == "successful"
print("driven")
