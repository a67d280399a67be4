<?php
// Drives a running sandbox: `npx klump-checkout sandbox --json` says what KLUMP_API and KLUMP_SECRET_KEY are. Nothing but PHP.
function ask(string $path, ?array $body = null, array $headers = []): array
{
    $answer = file_get_contents(getenv('KLUMP_API') . $path, false, stream_context_create(['http' => [
        'method' => $body === null ? 'GET' : 'POST',
        'header' => array_merge(['content-type: application/json'], $headers),
        'content' => $body === null ? '' : json_encode((object) $body),
        'ignore_errors' => true,
    ]]));
    return json_decode((string) $answer, true)['data'] ?? [];
}

function verify(string $reference): array
{
    return ask("/v1/transactions/$reference/verify", null, ['klump-secret-key: ' . getenv('KLUMP_SECRET_KEY')]);
}

function expect($expected, $received): void
{
    if ($expected !== $received) {
        fwrite(STDERR, 'expected ' . json_encode($expected) . ', received ' . json_encode($received) . "\n");
        exit(1);
    }
}

// An order that was paid: the shop asked for 40 000, the shopper repays 42 400.
$paid = ask('/sandbox/transactions', ['amount' => 40000, 'total' => 42400, 'merchant_reference' => 'A-1']);
$seen = verify($paid['reference']);
expect(['successful', '40000.00', '42400.00'], [$seen['status'], $seen['original_amount'], $seen['amount']]);

// One that the lender thinks about is new until it has decided.
$pending = ask('/sandbox/transactions', ['amount' => 40000, 'merchant_reference' => 'A-2', 'status' => 'pending']);
expect('new', verify('A-2')['status']);
ask("/sandbox/transactions/{$pending['reference']}", ['status' => 'successful']);
expect('successful', verify('A-2')['status']);

// What was sent, and the same webhook once more. Moving the clock on by nothing waits for what is due.
ask('/sandbox/clock', ['advanceMs' => 0]);
$sent = ask('/sandbox/webhooks?reference=A-1');
ask("/sandbox/webhooks/{$sent[0]['id']}/send", []);
ask('/sandbox/clock', ['advanceMs' => 0]);
$again = ask('/sandbox/webhooks?reference=A-1')[0];
expect([[1, 200], [2, 200]], array_map(fn ($each) => [$each['number'], $each['status']], $again['attempts']));
echo "driven\n";
