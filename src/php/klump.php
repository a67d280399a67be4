<?php
/**
 * klump.php: Klump for a shop's server in PHP (7.4 or newer). One file without dependencies, made for copying; the functions have the
 * names of klump-checkout/server for Node. Nothing that they return or throw holds the secret key.
 * A mistake of the shop's own code is an \InvalidArgumentException.
 */
namespace KlumpCheckout;

const API_URL = 'https://api.useklump.com';
const LONGEST_BODY = 1000000;
const LEAST_PAYMENT_PAGE = 25000;
const EVENTS = '/^klump\.payment\.transaction\.(initiated|successful|abandoned)$/D';

/**
 * Whether a transaction pays for an order. `paid`: mark the order paid, once. `not-paid`: do not deliver now; it may still become paid.
 * `unknown`: Klump could not be asked, ask again later. `reason` is for your log.
 *
 * @param array $options reference, secretKey, expected (amount in naira, live, merchantReference, currency?), isUsed?, apiUrl?, timeoutMs?
 * @return array{verdict: string, reason: string, code?: string, retryAfterSeconds?: int, transaction?: array}
 */
function verifyTransaction(array $options): array
{
    $expected = $options['expected'] ?? [];
    $total = kobo($expected['amount'] ?? null);
    $own = $expected['merchantReference'] ?? null;
    onlyKnown($options, ['reference', 'secretKey', 'expected', 'isUsed', 'apiUrl', 'timeoutMs']);
    onlyKnown($expected, ['amount', 'currency', 'live', 'merchantReference']);
    must($total > 0, 'expected.amount: expected the total of the order in naira, at most two decimals.');
    must(is_bool($expected['live'] ?? null), 'expected.live: expected true or false.');
    must($own === null || (is_string($own) && $own !== ''), 'expected.merchantReference: expected text.');
    $reference = $options['reference'] ?? null;
    if (!isReference($reference)) {
        return notPaid('The reference has not the shape of one of Klump.');
    }
    $asked = ask($reference, $options);
    if (!isset($asked['transaction'])) {
        return $asked;
    }
    $transaction = $asked['transaction'];
    $paid = kobo($transaction['original_amount'] ?? $transaction['amount'] ?? null);
    $checks = [
        'The status is not successful: it is not paid now, and may still become so.' => ($transaction['status'] ?? null) === 'successful',
        'Klump answered about a different reference.' => ($transaction['reference'] ?? null) === $reference,
        'The currency is not the expected one.' => ($transaction['currency'] ?? null) === ($expected['currency'] ?? 'NGN'),
        'It is of the other environment (is_live).' => ($transaction['is_live'] ?? null) === $expected['live'],
        'The amount is less than the total of the order.' => $paid !== null && $paid >= $total,
    ];
    foreach ($checks as $reason => $isRight) {
        if (!$isRight) {
            return notPaid($reason);
        }
    }
    if ($own !== null && ($stranger = notOf($own, $transaction, $options)) !== null) {
        return $stranger;
    }
    if (isset($options['isUsed']) && $options['isUsed']($reference)) {
        return notPaid('Another order used this reference.');
    }
    return ['verdict' => 'paid', 'reason' => 'Klump has confirmed the payment.', 'transaction' => $transaction];
}

/** Why the transaction is not this order's, or null. Where its answer names nobody, Klump is asked by the order's own reference. */
function notOf(string $own, array $transaction, array $options): ?array
{
    $meta = $transaction['meta_data'] ?? null;
    $inMeta = is_array($meta) ? ($meta['merchant_reference'] ?? null) : null;
    $named = $transaction['merchant_reference'] ?? ($inMeta === $own ? $own : null);
    if ($named !== null) {
        return $named === $own ? null : notPaid('The transaction was made for another order.');
    }
    $asked = ask($own, $options);
    if (isset($asked['transaction'])) {
        $isSame = ($asked['transaction']['reference'] ?? null) === $transaction['reference'];
        return $isSame ? null : notPaid('The transaction was made for another order.');
    }
    return $asked['verdict'] === 'unknown'
        ? $asked
        : unknown('owner_unproven', 'Nothing shows that the transaction was made for this order. Look it up in the dashboard.');
}

/**
 * Whether a webhook is Klump's, and what it says. Answer 200 to everything that is, also to events that you do not know; 401 to the rest.
 * A webhook is a hint: ask verifyTransaction before you deliver.
 *
 * @param string $rawBody file_get_contents('php://input'), before anything parses it
 * @param mixed $signature $_SERVER['HTTP_X_KLUMP_SIGNATURE'] ?? null
 * @return array{ok: bool, code?: string, reason?: string, event?: array} event: type (initiated, successful, abandoned, unknown, probe),
 *         name, reference, key (the same in each delivery of it), data
 */
function verifyWebhook(string $rawBody, $signature, string $secretKey): array
{
    $key = secretKey(['secretKey' => $secretKey]);
    if (strlen($rawBody) > LONGEST_BODY) {
        return refused('body_too_large', 'The body is larger than 1 MB.');
    }
    $body = json_decode($rawBody, true, 512, JSON_BIGINT_AS_STRING);
    // What says nothing may be Klump's dashboard, trying the address: it changes nothing, so nobody has to have signed it.
    $isProbe = $rawBody === '' || (is_array($body) && ltrim($rawBody)[0] === '{' && !array_key_exists('event', $body));
    $isSigned = is_string($signature) && $signature !== '';
    if ($isSigned && !hash_equals(hash_hmac('sha512', $rawBody, $key), strtolower($signature))) {
        return $rawBody === ''
            ? refused('body_missing', 'The body is empty, and the signature is of something else: did something read it before?')
            : refused('signature_wrong', 'The signature is not of this body and key.');
    }
    if ($isProbe || !$isSigned) {
        return $isProbe ? ['ok' => true, 'event' => ['type' => 'probe']] : refused('signature_missing', 'There is no X-Klump-Signature.');
    }
    $name = is_array($body) ? ($body['event'] ?? null) : null;
    $data = is_array($body) ? ($body['data'] ?? null) : null;
    if (!is_string($name) || $name === '' || strlen($name) > 200) {
        return refused('unreadable', 'The signature is genuine, but the body has no event.');
    }
    if (!preg_match(EVENTS, $name, $type)) {
        return ['ok' => true, 'event' => ['type' => 'unknown', 'name' => $name, 'key' => hash('sha256', $rawBody), 'data' => $data]];
    }
    $reference = is_array($data) ? ($data['reference'] ?? null) : null;
    if (!isReference($reference)) {
        return refused('unreadable', 'The signature is genuine, but data.reference is not one of Klump.');
    }
    $about = ['type' => $type[1], 'name' => $name, 'reference' => $reference, 'key' => "$name $reference"];
    return ['ok' => true, 'event' => $about + ['data' => $data]];
}

/**
 * Makes a payment page: a link for a shopper who is not on your page. One POST, and never a second one by itself. Verdicts: `created`
 * (link), `too-small` (minimum), `reference-used`, `refused`, `unknown` (the page may exist: take a fresh reference for the next one).
 *
 * @param array $options name, amount (naira), reference (a fresh one of nextAttempt), secretKey, description?, apiUrl?, timeoutMs?
 */
function createPaymentPage(array $options): array
{
    $kobo = kobo($options['amount'] ?? null);
    onlyKnown($options, ['name', 'description', 'amount', 'reference', 'secretKey', 'apiUrl', 'timeoutMs']);
    foreach (['name', 'reference'] as $name) {
        must(is_string($options[$name] ?? null) && trim($options[$name]) !== '', "$name: expected text.");
    }
    must($kobo > 0, 'amount: expected the total of the order in naira, at most two decimals.');
    if ($kobo < LEAST_PAYMENT_PAGE * 100) {
        return ['verdict' => 'too-small', 'minimum' => LEAST_PAYMENT_PAGE, 'reason' => 'It is less than the least for a payment page.'];
    }
    $called = call('/v1/payment-pages', $options, [
        'name' => $options['name'],
        'description' => $options['description'] ?? $options['name'],
        'currency' => 'NGN',
        'is_fixed_amount' => true,
        'fixed_amount' => $kobo % 100 === 0 ? intdiv($kobo, 100) : $kobo / 100,
        'reference' => $options['reference'],
        'is_published' => true,
    ], [400, 409, 422]);
    if (isset($called['verdict'])) {
        return $called;
    }
    if ($called['status'] === 409) {
        return ['verdict' => 'reference-used', 'reason' => 'Klump has a transaction of this reference already (HTTP 409).'];
    }
    if ($called['status'] >= 400) {
        return ['verdict' => 'refused', 'reason' => "Klump does not take this page (HTTP {$called['status']})."];
    }
    $link = $called['json']['link'] ?? null;
    return is_string($link) && preg_match('~^https?://[^\s"\'<>\\\\]{1,2000}$~D', $link)
        ? ['verdict' => 'created', 'link' => $link]
        : unknown('bad_answer', 'Klump’s answer has no link.');
}

/**
 * The reference for a shopper who wants to pay this order, once the earlier attempts were asked about: Klump takes a merchant_reference
 * once. Verdicts: `fresh` (reference, attempt: write it down before you hand it out), `already-paid` (transaction), `in-progress`
 * (reference: a loan may stand), `unknown` (a fresh one now could mean a second loan).
 *
 * @param array $options order (number or name), attempts (oldest first: ['reference' => ..., 'loanAskedAt' => unix seconds or null]),
 *        secretKey, inProgressMinutes? (30), apiUrl?, timeoutMs?
 */
function nextAttempt(array $options): array
{
    $order = $options['order'] ?? null;
    $attempts = $options['attempts'] ?? null;
    onlyKnown($options, ['order', 'attempts', 'inProgressMinutes', 'secretKey', 'apiUrl', 'timeoutMs']);
    must((is_string($order) && $order !== '') || is_int($order), 'order: expected the name or number of the order.');
    must(is_array($attempts), 'attempts: expected a list.');
    $standing = null;
    $unanswered = null;
    foreach (array_reverse($attempts) as $attempt) {
        $reference = is_array($attempt) ? ($attempt['reference'] ?? null) : $attempt;
        must(is_string($reference) && $reference !== '', 'attempts: expected references as text.');
        $asked = ask($reference, $options);
        $status = $asked['transaction']['status'] ?? null;
        if ($status === 'successful') {
            return ['verdict' => 'already-paid', 'transaction' => $asked['transaction']];
        }
        if (($asked['verdict'] ?? null) === 'unknown') {
            $unanswered = $unanswered ?? $asked;
            continue;
        }
        $askedAt = is_array($attempt) ? ($attempt['loanAskedAt'] ?? null) : null;
        $isLate = $askedAt === null || time() - $askedAt >= 60 * ($options['inProgressMinutes'] ?? 30);
        $isOpen = $status === null || $status === 'new';
        $hasEnded = $status === 'abandoned' || preg_match('/^(declined|rejected|failed|cancell?ed|expired)$/iD', (string) $status);
        if (($isOpen && !$isLate) || (!$isOpen && !$hasEnded)) {
            $standing = $standing ?? ['verdict' => 'in-progress', 'reference' => $reference, 'reason' => 'A loan may stand.'];
        }
    }
    $name = trim((string) preg_replace('/[^\w.~]+/', '-', (string) $order), '-');
    $number = count($attempts) + 1;
    $reference = (substr($name, 0, 100) ?: 'order') . "-$number-" . bin2hex(random_bytes(16));
    return $unanswered ?? $standing ?? ['verdict' => 'fresh', 'reference' => $reference, 'attempt' => $number];
}

/** Naira as kobo: '1183.85' is 118385. Null for what is no amount. */
function kobo($naira): ?int
{
    $text = is_string($naira) || is_int($naira) || is_float($naira) ? (string) $naira : '';
    return preg_match('/^(\d{1,13})(?:\.(\d{1,2}))?$/D', $text, $m) ? (int) $m[1] * 100 + (int) str_pad($m[2] ?? '', 2, '0') : null;
}

function isReference($value): bool { return is_string($value) && preg_match('/^KLP-\d{4}-\d{6}-\d{4}$/D', $value) === 1; }
function notPaid(string $reason): array { return ['verdict' => 'not-paid', 'reason' => $reason]; }
function refused(string $code, string $reason): array { return ['ok' => false, 'code' => $code, 'reason' => $reason]; }
function unknown(string $code, string $reason): array { return ['verdict' => 'unknown', 'code' => $code, 'reason' => $reason]; }
/** By Klump's reference or the shop's own: `transaction`, or a result without one. */
function ask(string $reference, array $options): array
{
    $called = call('/v1/transactions/' . rawurlencode($reference) . '/verify', $options, null, [404]);
    if (isset($called['verdict'])) {
        return $called;
    }
    if ($called['status'] === 404) {
        return notPaid('Klump knows no transaction of this reference.');
    }
    $data = $called['json']['data'] ?? null;
    if (($called['json']['state'] ?? null) !== 'success') {
        return notPaid('The state of the answer is not success.');
    }
    return is_array($data) ? ['transaction' => $data] : unknown('bad_answer', 'Klump’s answer does not make sense.');
}

/** One request with the secret key: `status` and `json`, or a verdict `unknown`. */
function call(string $path, array $options, ?array $body, array $reads): array
{
    $apiUrl = rtrim((string) ($options['apiUrl'] ?? API_URL), '/');
    $http = [
        'method' => $body === null ? 'GET' : 'POST',
        'header' => ['klump-secret-key: ' . secretKey($options), 'accept: application/json', 'content-type: application/json'],
        'timeout' => ($options['timeoutMs'] ?? 10000) / 1000,
        'follow_location' => 0, // it would take the key along
        'ignore_errors' => true,
    ] + ($body === null ? [] : ['content' => json_encode($body)]);
    $stream = @fopen($apiUrl . $path, 'r', false, stream_context_create(['http' => $http]));
    if ($stream === false) {
        return unknown('unreachable', 'Klump could not be reached. Is allow_url_fopen on, and the openssl extension there?');
    }
    $text = stream_get_contents($stream, LONGEST_BODY + 1);
    $meta = stream_get_meta_data($stream);
    fclose($stream);
    $headers = $meta['wrapper_data'] ?? [];
    $status = preg_match('~^HTTP/\S+ (\d{3})~', (string) ($headers[0] ?? ''), $m) ? (int) $m[1] : 0;
    if (!empty($meta['timed_out']) || $status === 401 || $status === 403) {
        return empty($meta['timed_out'])
            ? unknown('key_refused', "Klump does not take the secret key (HTTP $status).")
            : unknown('timeout', 'Klump did not answer in time.');
    }
    if ($status === 429) {
        $after = preg_grep('/^retry-after:\s*\d{1,6}\s*$/i', $headers) ?: [];
        $wait = $after ? ['retryAfterSeconds' => (int) trim(substr(end($after), 12))] : [];
        return unknown('rate_limited', 'Klump asks to be left alone for a while (HTTP 429).') + $wait;
    }
    if (($status < 200 || $status > 299) && !in_array($status, $reads, true)) {
        return unknown('unexpected_status', "Klump answered with HTTP $status.");
    }
    $json = is_string($text) && strlen($text) <= LONGEST_BODY ? json_decode($text, true, 512, JSON_BIGINT_AS_STRING) : null;
    return is_array($json) ? ['status' => $status, 'json' => $json] : unknown('bad_answer', 'Klump’s answer is not JSON.');
}

/** @throws \InvalidArgumentException whose message does not repeat what was given */
function secretKey(array $options): string
{
    $key = is_string($options['secretKey'] ?? null) ? trim($options['secretKey']) : '';
    must(preg_match('/^klp_sk_[A-Za-z0-9_]+$/D', $key) === 1, 'secretKey: expected the secret key of Klump: klp_sk_, letters and digits.');
    return $key;
}

/** A name that is not known would be a check that is never made. */
function onlyKnown(array $given, array $names): void
{
    $strange = array_diff(array_map('strval', array_keys($given)), $names);
    must($strange === [], substr((string) reset($strange), 0, 40) . ' is not known here. Known: ' . implode(', ', $names) . '.');
    if (in_array('secretKey', $names, true)) {
        secretKey($given);
        $isSafe = '~^(https://[^\s/?#@]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)/?$~D';
        must(preg_match($isSafe, (string) ($given['apiUrl'] ?? API_URL)) === 1, 'apiUrl: expected https (http on this machine), without a path.');
    }
}

function must(bool $holds, string $sentence): void
{
    if (!$holds) {
        throw new \InvalidArgumentException($sentence);
    }
}
