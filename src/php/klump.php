<?php
/**
 * klump.php: Klump for a shop's server in PHP (7.4 or newer). One file without dependencies, made for copying; the functions have the
 * names of klump-checkout/server for Node. No reason and no message holds the secret key. Transactions and webhook data are returned as
 * Klump sent them. A mistake of the shop's own code is an \InvalidArgumentException.
 */
namespace KlumpCheckout;

// The trace of an exception would hold the arguments of its functions, and so the key, in whatever logs or stores it. Some hosts disable ini_set.
if (function_exists('ini_set')) {
    ini_set('zend.exception_ignore_args', '1');
}

const API_URL = 'https://api.useklump.com';
const LONGEST_BODY = 1000000;
const LEAST_PAYMENT_PAGE = 25000;
const CONFIRMED = 'Klump confirms the payment.';
const NO_SUCH = 'Klump has no transaction of this reference.';
const NOT_OURS = 'The transaction was made for another order, or nothing shows that it was made for this one.';
const UNPROVEN = 'Klump’s answer contains no merchant_reference, and Klump has no transaction with the merchant_reference of this order. '
    . 'Nothing shows that the payment was made for this order. Look it up in the dashboard.';
const MAY_LACK = ' Klump’s answer has no original_amount. At a bank, amount may lack the down payment: look it up in the dashboard.';
const DEEPEST = 100;
/** Of the connection or the key: the next question would fare no better. */
const SAME_FOR_ALL = ['timeout', 'unreachable', 'key_refused', 'rate_limited'];
const EVENTS = '/^klump\.payment\.transaction\.(initiated|successful|abandoned)$/D';

/**
 * Whether a transaction pays for an order. `paid`: mark the order paid, once. `not-paid`: do not deliver now; it may still become paid.
 * `unknown`: there was no usable answer; check again later. `reason` is for your log.
 *
 * @param array $options reference, secretKey, expected (amount in naira, live, merchantReference, currency?), isUsed?, apiUrl?, timeoutMs?,
 *        heard? ('successful' when a signed webhook has said so: an answer that does not yet is then `unknown`)
 * @return array{verdict: string, reason: string, code?: string, retryAfterSeconds?: int, transaction?: array}
 */
function verifyTransaction(array $options): array
{
    onlyKnown($options, ['reference', 'secretKey', 'expected', 'isUsed', 'heard', 'apiUrl', 'timeoutMs']);
    readExpected($options, ['amount', 'currency', 'live', 'merchantReference']);
    $own = $options['expected']['merchantReference'] ?? null;
    must($own === null || isOwnReference($own), 'expected.merchantReference: expected text.');
    $reference = $options['reference'] ?? null;
    if (!isReference($reference)) {
        return notPaid('The reference has not the shape of one of Klump.');
    }
    $asked = fetchTransaction($reference, $options);
    $status = $asked['transaction']['status'] ?? null;
    if (isset($options['heard']) && $status !== 'successful' && ($asked['verdict'] ?? null) !== 'unknown') {
        return contradiction();
    }
    if (!isset($asked['transaction'])) {
        return $asked;
    }
    $transaction = $asked['transaction'];
    $failed = failedChecks($transaction, $options['expected']);
    if ($transaction['reference'] !== $reference) {
        return notPaid('Klump answered about a different reference.');
    }
    if ($failed !== []) {
        return notPaid(reset($failed));
    }
    if ($own !== null && ($stranger = checkOwner($own, $transaction, $options)) !== null) {
        return $stranger;
    }
    if (isset($options['isUsed']) && $options['isUsed']($reference)) {
        return notPaid('Another order used this reference.');
    }
    return ['verdict' => 'paid', 'reason' => CONFIRMED, 'transaction' => $transaction];
}

/**
 * Whether an order is paid, by every reference that was ever made for it: asked one after the other, newest first. It notices when an order
 * was paid twice. Verdicts as of verifyTransaction; `transaction` is the one that paid, or the newest that Klump has.
 *
 * @param array $options references (all that your server made for the order, oldest first), secretKey, expected (amount, live, currency?),
 *        reported? (what the page handed over), isUsed?, heard?, apiUrl?, timeoutMs?
 * @return array{verdict: string, reason: string, attempts: array, code?: string, retryAfterSeconds?: int, transaction?: array,
 *         paidTwice?: true, loanAskedFor?: string}
 *         attempts, your own references first, then Klump's; each newest first: reference, state (successful, refused, new, abandoned,
 *         other, not-begun, unknown), reason, transaction?
 *         loanAskedFor: your reference of the reported attempt, while a lender may be deciding. Store the time as loanAskedAt of this
 *         attempt, unless it has one: then nextAttempt answers in-progress, and the shopper cannot ask for a second loan.
 */
function verifyOrder(array $options): array
{
    onlyKnown($options, ['references', 'reported', 'secretKey', 'expected', 'isUsed', 'heard', 'apiUrl', 'timeoutMs']);
    readExpected($options, ['amount', 'currency', 'live']);
    $references = $options['references'] ?? null;
    must(is_array($references), 'references: expected a list.');
    foreach ($references as $reference) {
        must(isOwnReference($reference), 'references: expected the texts that you gave to the checkout as merchant_reference.');
    }
    $newestFirst = array_reverse(array_values(array_unique($references)));
    $reported = $options['reported'] ?? null;
    $isKlumps = fn ($reference) => isReference($reference);
    $own = array_values(array_filter($newestFirst, fn ($reference) => !isReference($reference)));
    $attempts = fetchAttempts(
        $own,
        array_merge(isReference($reported) ? [$reported] : [], array_values(array_filter($newestFirst, $isKlumps))),
        $options
    );
    $decided = decide($attempts, isset($options['heard']));
    $askedFor = $decided['verdict'] === 'paid' ? null : reportedAttempt($attempts, $own, $reported);
    return $decided
        + (isPaidTwice($attempts) ? ['paidTwice' => true] : [])
        + ($askedFor === null ? [] : ['loanAskedFor' => $askedFor])
        + ['attempts' => array_map('KlumpCheckout\\reportOf', $attempts)];
}

/**
 * The order's own reference that the page reported, or to which the reported transaction belongs, while a lender may be deciding. Where no
 * answer shows to which one it belongs, it is the newest reference without a known transaction. A false report delays only the shopper who
 * sends it.
 */
function reportedAttempt(array $attempts, array $own, $reported): ?string
{
    $isReported = fn ($one) => in_array($reported, [$one['reference'], $one['transaction']['reference'] ?? $one['reference']], true);
    $found = array_values(array_filter($attempts, $isReported))[0] ?? null;
    if ($found === null || !mayBeDeciding($found['transaction']['status'] ?? null)) {
        return null;
    }
    if (in_array($found['reference'], $own, true)) {
        return $found['reference'];
    }
    if ($found['state'] === 'not-begun') {
        return null;
    }
    $transaction = $found['transaction'] ?? [];
    $named = $transaction['merchant_reference'] ?? ownerInMeta($transaction);
    if ($named !== null) {
        return in_array($named, $own, true) ? $named : null;
    }
    $open = array_filter($attempts, fn ($one) => in_array($one['reference'], $own, true) && !isset($one['transaction']));
    return array_values($open)[0]['reference'] ?? null;
}

/**
 * Asks Klump about every open order, once: for a cron job of every few minutes. It finds what no browser and no webhook told you. It marks
 * nothing itself; your functions do. When Klump says that it is asked too often, it waits and goes on.
 *
 * @param array $options orders (a list or generator of arrays: references, expected, answeredAt in unix seconds, and whatever else you
 *        need), secretKey, onPaid(order, result), onPaidTwice(order, result), onUnknownForLong(order, result),
 *        onProgress?(report, order, result), isUsed?(reference, order), unknownForMinutes? (60), apiUrl?, timeoutMs?,
 *        now?() in unix seconds, wait?(seconds)
 * @return array{asked: int, paid: int, paidTwice: int, notPaid: int, unknown: int, failed: array, stopped?: string} failed: index, error (a
 *         Throwable) of each order that could not be asked about, or for which a function of yours threw
 */
function reconcile(array $options): array
{
    onlyKnown($options, ['orders', 'secretKey', 'onPaid', 'onPaidTwice', 'onUnknownForLong', 'onProgress', 'isUsed', 'unknownForMinutes', 'apiUrl', 'timeoutMs', 'now', 'wait']);
    must(is_iterable($options['orders'] ?? null), 'orders: expected a list of orders.');
    foreach (['onPaid', 'onPaidTwice', 'onUnknownForLong'] as $name) {
        must(is_callable($options[$name] ?? null), "$name: expected a function.");
    }
    $report = ['asked' => 0, 'paid' => 0, 'paidTwice' => 0, 'notPaid' => 0, 'unknown' => 0, 'failed' => []];
    $index = 0;
    foreach ($options['orders'] as $order) {
        $result = null;
        try {
            $result = verifyWithRetries($order, $options);
            reportTo($options, $report, $order, $result);
        } catch (\Throwable $error) {
            $report['failed'][] = ['index' => $index, 'error' => $error];
        }
        if (($result['code'] ?? null) === 'key_refused') {
            return $report + ['stopped' => 'key_refused'];
        }
        $index += 1;
    }
    return $report;
}

/** verifyOrder for one order of a run; when Klump was asked too often, again after a wait. */
function verifyWithRetries(array $order, array $options): array
{
    must(isSeconds($order['answeredAt'] ?? null), 'answeredAt: expected unix seconds.');
    $asked = array_intersect_key($options, ['secretKey' => 0, 'apiUrl' => 0, 'timeoutMs' => 0]);
    $asked += ['references' => $order['references'] ?? null, 'expected' => $order['expected'] ?? []];
    if (isset($options['isUsed'])) {
        $asked['isUsed'] = fn ($reference) => $options['isUsed']($reference, $order);
    }
    for ($tries = 1, $seconds = 1; ; $tries += 1, $seconds = min($seconds * 2, 300)) {
        $result = verifyOrder($asked);
        if (($result['code'] ?? null) !== 'rate_limited' || $tries >= 8) {
            return $result;
        }
        ($options['wait'] ?? 'sleep')(max($seconds, $result['retryAfterSeconds'] ?? 0));
    }
}

/** Counts one order, and calls what the shop has for it. */
function reportTo(array $options, array &$report, array $order, array $result): void
{
    $report['asked'] += 1;
    $report[$result['verdict'] === 'not-paid' ? 'notPaid' : $result['verdict']] += 1;
    $report['paidTwice'] += isset($result['paidTwice']) ? 1 : 0;
    if ($result['verdict'] === 'paid') {
        $options['onPaid']($order, $result);
    }
    if (isset($result['paidTwice'])) {
        $options['onPaidTwice']($order, $result);
    }
    $now = isset($options['now']) ? $options['now']() : time();
    if ($result['verdict'] === 'unknown' && $now - $order['answeredAt'] >= 60 * ($options['unknownForMinutes'] ?? 60)) {
        $options['onUnknownForLong']($order, $result);
    }
    if (isset($options['onProgress'])) {
        $options['onProgress']($report, $order, $result);
    }
}

/**
 * What Klump says about each reference: reference, state, reason, transaction?, isLoan (a successful one of this order), unanswered?.
 * Klump's own references come last: whether such a transaction is of this order shows in the answers to the shop's own.
 */
function fetchAttempts(array $own, array $klumps, array $options): array
{
    $attempts = [];
    $broken = null;
    foreach (array_merge($own, $klumps) as $reference) {
        $seen = array_map(fn ($attempt) => $attempt['transaction']['reference'] ?? null, $attempts);
        if (isReference($reference) && in_array($reference, $seen, true)) {
            continue;
        }
        $asked = $broken ?? fetchTransaction($reference, $options);
        if (in_array($asked['code'] ?? null, SAME_FOR_ALL, true)) {
            $broken = $asked;
        }
        $attempts[] = ['reference' => $reference] + checkAttempt($reference, $asked, $own, $attempts, $options);
    }
    return $attempts;
}

/** A transaction found by the shop's own reference belongs to the order. For Klump's reference, an answer must show it. */
function checkAttempt(string $reference, array $asked, array $own, array $attempts, array $options): array
{
    $transaction = $asked['transaction'] ?? null;
    if ($transaction === null) {
        $isUnknown = $asked['verdict'] === 'unknown';
        $state = $isUnknown ? 'unknown' : ($asked['reason'] === NO_SUCH ? 'not-begun' : 'refused');
        return ['state' => $state, 'reason' => $asked['reason'], 'isLoan' => false] + ($isUnknown ? ['unanswered' => $asked] : []);
    }
    $named = $transaction['merchant_reference'] ?? null;
    if (isReference($reference)) {
        $isOurs = in_array($named ?? ownerInMeta($transaction), $own, true) && $transaction['reference'] === $reference;
        $isOpen = $named === null && array_filter($attempts, fn ($attempt) => !isset($attempt['transaction'])) !== [];
        if (!$isOurs && $isOpen && $transaction['status'] === 'successful') {
            return ['state' => 'unknown', 'reason' => UNPROVEN, 'isLoan' => false, 'unanswered' => unknown('owner_unproven', UNPROVEN)];
        }
    } else {
        $isOurs = ($named ?? $reference) === $reference;
    }
    $failed = ($isOurs ? [] : ['owner' => NOT_OURS]) + failedChecks($transaction, $options['expected'] ?? []);
    if ($failed === [] && isset($options['isUsed']) && $options['isUsed']($transaction['reference'])) {
        $failed['used'] = 'Another order used this reference.';
    }
    $status = $transaction['status'];
    $state = in_array($status, ['new', 'abandoned'], true) ? $status : 'other';
    if (!$isOurs || $status === 'successful') {
        $state = $failed === [] ? 'successful' : 'refused';
    }
    return [
        'state' => $state,
        'reason' => $failed === [] ? CONFIRMED : reset($failed),
        'transaction' => $transaction,
        // By Klump's word: a second loan of the wrong amount is a second loan.
        'isLoan' => $status === 'successful' && array_intersect_key($failed, ['owner' => 0, 'environment' => 0, 'used' => 0]) === [],
    ];
}

function decide(array $attempts, bool $isHeard): array
{
    $ofState = fn (string $state) => array_values(array_filter($attempts, fn ($attempt) => $attempt['state'] === $state))[0] ?? null;
    $paid = $ofState('successful');
    if ($paid !== null) {
        return ['verdict' => 'paid', 'reason' => CONFIRMED, 'transaction' => $paid['transaction']];
    }
    if (($open = $ofState('unknown')) !== null) {
        return $open['unanswered'];
    }
    $statuses = array_map(fn ($attempt) => $attempt['transaction']['status'] ?? null, $attempts);
    if ($isHeard && !in_array('successful', $statuses, true)) {
        return contradiction();
    }
    // First a loan that fails a check, such as its amount: its reason must not be hidden by that of a newer attempt.
    $begun = array_values(array_filter($attempts, fn ($attempt) => $attempt['isLoan']))[0]
        ?? array_values(array_filter($attempts, fn ($attempt) => $attempt['state'] !== 'not-begun'))[0] ?? null;
    return notPaid($begun['reason'] ?? 'Klump has no transaction of this order: nobody began to pay it, or it is of the other environment.')
        + (isset($begun['transaction']) ? ['transaction' => $begun['transaction']] : []);
}

function isPaidTwice(array $attempts): bool
{
    $loans = array_filter($attempts, fn ($attempt) => $attempt['isLoan']);
    return count(array_unique(array_map(fn ($attempt) => $attempt['transaction']['reference'], $loans))) > 1;
}

function reportOf(array $attempt): array { return array_diff_key($attempt, ['isLoan' => 0, 'unanswered' => 0]); }

/** The checks that the transaction fails, each with its sentence. */
function failedChecks(array $transaction, array $expected): array
{
    $checks = [
        'status' => [$transaction['status'] === 'successful', 'The status is not successful: it is not paid now, and may still become so.'],
        'currency' => [$transaction['currency'] === ($expected['currency'] ?? 'NGN'), 'The currency is not the expected one.'],
        'environment' => [$transaction['is_live'] === $expected['live'], 'It is of the other environment (is_live).'],
        'amount' => [
            kobo($transaction['original_amount'] ?? $transaction['amount']) >= kobo($expected['amount']),
            'The amount is less than the total of the order.' . (isset($transaction['original_amount']) ? '' : MAY_LACK),
        ],
    ];
    return array_map(fn ($check) => $check[1], array_filter($checks, fn ($check) => !$check[0]));
}

/** @throws \InvalidArgumentException: an order of which nothing is known can be paid by anything */
function readExpected(array $options, array $names): void
{
    $expected = $options['expected'] ?? null;
    must(is_array($expected), 'expected: expected amount and live.');
    onlyKnown($expected, $names);
    must(kobo($expected['amount'] ?? null) > 0, 'expected.amount: expected the total of the order in naira, at most two decimals.');
    must(is_bool($expected['live'] ?? null), 'expected.live: expected true or false.');
    must(($expected['currency'] ?? 'NGN') === 'NGN', 'expected.currency: expected NGN.');
    must(($options['heard'] ?? 'successful') === 'successful', 'heard: expected successful.');
}

/** Why the transaction is not this order's, or null. Where its answer names nobody, Klump is asked by the order's own reference. */
function checkOwner(string $own, array $transaction, array $options): ?array
{
    $named = $transaction['merchant_reference'] ?? (ownerInMeta($transaction) === $own ? $own : null);
    if ($named !== null) {
        return $named === $own ? null : notPaid('The transaction was made for another order.');
    }
    $asked = fetchTransaction($own, $options);
    if (isset($asked['transaction'])) {
        $isSame = ($asked['transaction']['reference'] ?? null) === $transaction['reference'];
        return $isSame ? null : notPaid('The transaction was made for another order.');
    }
    return $asked['verdict'] === 'unknown'
        ? $asked
        : unknown('owner_unproven', UNPROVEN);
}

/** What shops write into meta_data beside the order, because it always comes back. */
function ownerInMeta(array $transaction): ?string
{
    $meta = $transaction['meta_data'] ?? null;
    $named = is_array($meta) ? ($meta['merchant_reference'] ?? null) : null;
    return is_string($named) || is_int($named) ? (string) $named : null;
}

/**
 * Whether a webhook is Klump's, and what it says. Answer 200 to everything that is, also to events that you do not know; 401 to the rest.
 * A webhook is a hint: ask verifyOrder or verifyTransaction before you deliver.
 *
 * @param string $rawBody file_get_contents('php://input'), before anything parses it
 * @param mixed $signature $_SERVER['HTTP_X_KLUMP_SIGNATURE'] ?? null
 * @param string|array $secretKey of the environment whose webhook address this is. A list while keys are changed: the new one and the one
 *        before; what is empty in it is passed over
 * @return array{ok: bool, code?: string, reason?: string, event?: array} event: type (initiated, successful, abandoned, unknown, probe),
 *         name, reference, key (the same in each delivery of it), data
 */
function verifyWebhook(string $rawBody, $signature, $secretKey): array
{
    $keys = secretKeys($secretKey);
    if (strlen($rawBody) > LONGEST_BODY) {
        return refused('body_too_large', 'The body is larger than 1 MB.');
    }
    $body = readJson($rawBody);
    // A body without an event is a probe, probably sent when an address is saved in the dashboard. It changes nothing, so it needs no
    // signature.
    $isProbe = $rawBody === '' || (is_array($body) && ltrim($rawBody)[0] === '{' && !array_key_exists('event', $body));
    $isSigned = is_string($signature) && $signature !== '';
    if ($isSigned && !isSignedBy($keys, $rawBody, $signature)) {
        return $rawBody === ''
            ? refused('body_missing', 'The body is empty, but the signature is of a body with content: did something read the body before?')
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
 * (reference: a loan may exist), `unknown` (a fresh one now could mean a second loan).
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
    $broken = null;
    foreach (array_reverse($attempts) as $attempt) {
        $reference = is_array($attempt) ? ($attempt['reference'] ?? null) : $attempt;
        must(isOwnReference($reference), 'attempts: expected references as text.');
        $askedAt = is_array($attempt) ? ($attempt['loanAskedAt'] ?? null) : null;
        must(!is_array($attempt) || isset($attempt['loanAskedAt']) || !isset($attempt['loan_asked_at']), 'loan_asked_at: this name is not read. Give it as loanAskedAt, in unix seconds.');
        must($askedAt === null || isSeconds($askedAt), 'loanAskedAt: expected unix seconds or null.');
        $asked = $broken ?? fetchTransaction($reference, $options);
        if (in_array($asked['code'] ?? null, SAME_FOR_ALL, true)) {
            $broken = $asked;
        }
        $status = $asked['transaction']['status'] ?? null;
        if ($status === 'successful') {
            return ['verdict' => 'already-paid', 'transaction' => $asked['transaction']];
        }
        if (($asked['verdict'] ?? null) === 'unknown') {
            $unanswered = $unanswered ?? $asked;
            continue;
        }
        $isLate = $askedAt === null || time() - $askedAt >= 60 * ($options['inProgressMinutes'] ?? 30);
        $isOpen = $status === null || $status === 'new';
        if (mayBeDeciding($status) && (!$isOpen || !$isLate)) {
            $standing = $standing ?? ['verdict' => 'in-progress', 'reference' => $reference, 'reason' => 'A loan may exist.'];
        }
    }
    $name = trim((string) preg_replace('/[^\w.~]+/', '-', (string) $order), '-');
    $number = count($attempts) + 1;
    $reference = (substr($name, 0, 100) ?: 'order') . "-$number-" . bin2hex(random_bytes(16));
    return $unanswered ?? $standing ?? ['verdict' => 'fresh', 'reference' => $reference, 'attempt' => $number];
}

/** Whether a lender may be deciding about a loan. Klump may have no transaction yet, and publishes no list of its statuses. */
function mayBeDeciding(?string $status): bool
{
    return $status !== 'successful' && $status !== 'abandoned'
        && !preg_match('/^(declined|rejected|failed|unsuccessful|cancell?ed|expired|refunded|reversed)$/iD', (string) $status);
}

/** Naira as kobo: '1183.85' is 118385. Null for what is no amount. */
function kobo($naira): ?int
{
    $text = is_string($naira) || is_int($naira) || is_float($naira) ? (string) $naira : '';
    return preg_match('/^(\d{1,13})(?:\.(\d{1,2}))?$/D', $text, $m) ? (int) $m[1] * 100 + (int) str_pad($m[2] ?? '', 2, '0') : null;
}

/**
 * A number, also as digits, as database drivers return it. A date as text or milliseconds would leave an order unprotected, or locked for
 * ever.
 */
function isSeconds($value): bool { return (is_int($value) || (is_string($value) && preg_match('/^\d{1,11}$/D', $value) === 1)) && $value < 100000000000; }
function isReference($value): bool { return is_string($value) && preg_match('/^KLP-\d{4}-\d{6}-\d{4}$/D', $value) === 1; }
function isOwnReference($value): bool { return is_string($value) && preg_match('/^.{1,200}$/Dus', $value) === 1 && $value !== '.' && $value !== '..'; }
function contradiction(): array { return unknown('contradiction', 'A signed webhook reported successful, but Klump’s answer does not. Check again later.'); }
function notPaid(string $reason): array { return ['verdict' => 'not-paid', 'reason' => $reason]; }
function refused(string $code, string $reason): array { return ['ok' => false, 'code' => $code, 'reason' => $reason]; }
function unknown(string $code, string $reason): array { return ['verdict' => 'unknown', 'code' => $code, 'reason' => $reason]; }
/** By Klump's reference or the shop's own: `transaction`, or a result without one. */
function fetchTransaction(string $reference, array $options): array
{
    $called = call('/v1/transactions/' . rawurlencode($reference) . '/verify', $options, null, [404]);
    if (isset($called['verdict'])) {
        return $called;
    }
    if ($called['status'] === 404) {
        // A 404 of another form comes from a proxy or a wrong apiUrl, which know nothing of payments.
        return $called['isObject'] ? notPaid(NO_SUCH) : unknown('unexpected_status', 'HTTP 404, but not in Klump’s form: check apiUrl.');
    }
    if (!is_string($called['json']['state'] ?? null)) {
        return unknown('bad_answer', 'Klump’s answer is not as documented.');
    }
    $data = $called['json']['data'] ?? null;
    if ($called['json']['state'] !== 'success') {
        return notPaid('The state of the answer is not success.');
    }
    if (is_int($data['merchant_reference'] ?? null)) {
        $data['merchant_reference'] = (string) $data['merchant_reference'];
    }
    return isTransaction($data) ? ['transaction' => $data] : unknown('bad_answer', 'Klump’s answer is not as documented.');
}

function isTransaction($data): bool
{
    return is_array($data) && is_string($data['reference'] ?? null) && is_string($data['status'] ?? null)
        && is_string($data['currency'] ?? null) && is_bool($data['is_live'] ?? null) && kobo($data['amount'] ?? null) !== null
        && (!isset($data['original_amount']) || kobo($data['original_amount']) !== null)
        && (!isset($data['merchant_reference']) || is_string($data['merchant_reference']));
}

/** One request with the secret key: `status`, `json` (null for anything else) and `isObject`, or a verdict `unknown`. */
function call(string $path, array $options, ?array $body, array $reads): array
{
    $apiUrl = rtrim(apiUrl($options), '/');
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
    if (!empty($meta['timed_out'])) {
        return unknown('timeout', 'Klump did not answer in time.');
    }
    $isRead = ($status >= 200 && $status <= 299) || in_array($status, $reads, true);
    if (!$isRead) {
        return unreadStatus($status, $headers);
    }
    if (!is_string($text) || strlen($text) > LONGEST_BODY) {
        return unknown('too_large', 'Klump’s answer is larger than 1 MB.');
    }
    $json = readJson($text);
    return $json !== null || $status > 299
        ? ['status' => $status, 'json' => $json, 'isObject' => is_array($json) && ltrim($text)[0] === '{']
        : unknown('bad_answer', 'Klump’s answer is not JSON.');
}

/** Null for anything but JSON. The shopper's browser decides how deep meta_data is: too deep a value is null; what is around it counts. */
function readJson(string $text)
{
    $value = json_decode($text, true, DEEPEST, JSON_BIGINT_AS_STRING);
    return json_last_error() === JSON_ERROR_DEPTH ? json_decode(withoutDeep($text), true, DEEPEST, JSON_BIGINT_AS_STRING) : $value;
}

/** Replaces the lists and objects at the deepest level by null. PHP's parser fails on a few thousand levels, so they never reach it. */
function withoutDeep(string $json): string
{
    $depth = 0;
    // A string without an end is one part too: looked for again from each quote in it, it would take minutes.
    return (string) preg_replace_callback('/"(?:[^"\\\\]++|\\\\.)*+"?|[\[\]{}]|[^"\[\]{}]++/s', function ($match) use (&$depth) {
        [$part] = $match;
        $opens = $part === '[' || $part === '{';
        $depth += $opens ? 1 : 0;
        $kept = $depth < DEEPEST ? $part : ($opens && $depth === DEEPEST ? 'null' : '');
        $depth -= $part === ']' || $part === '}' ? 1 : 0;
        return $kept;
    }, $json);
}

/** What an HTTP status means whose body says nothing. */
function unreadStatus(int $status, array $headers): array
{
    $codes = [401 => 'key_refused', 403 => 'forbidden', 429 => 'rate_limited'];
    $code = $codes[$status] ?? ($status >= 500 ? 'server_error' : ($status >= 300 && $status < 400 ? 'redirected' : 'unexpected_status'));
    $says = ['key_refused' => 'Klump refused the secret key', 'rate_limited' => 'Klump was asked too often'];
    $after = preg_grep('/^retry-after:\s*\d{1,6}\s*$/i', $headers) ?: [];
    // A wrong value must not stop a shop for more than a day.
    return unknown($code, ($says[$code] ?? 'Klump did not answer the question') . " (HTTP $status).")
        + ($after ? ['retryAfterSeconds' => min((int) trim(substr(end($after), 12)), 86400)] : []);
}

/** @throws \InvalidArgumentException whose message does not repeat what was given */
function secretKey(array $options): string
{
    $key = is_string($options['secretKey'] ?? null) ? trim($options['secretKey']) : '';
    must(preg_match('/^klp_sk_[A-Za-z0-9_]+$/D', $key) === 1, 'secretKey: expected the secret key of Klump: klp_sk_, letters and digits.');
    return $key;
}

/** One key or several. Of a list, empty entries (a variable that is not set any more) are passed over. */
function secretKeys($given): array
{
    $keys = is_array($given) ? array_filter($given, fn ($key) => $key !== null && !(is_string($key) && trim($key) === '')) : [$given];
    return array_map(fn ($key) => secretKey(['secretKey' => $key]), $keys === [] ? [null] : $keys);
}

function isSignedBy(array $keys, string $body, string $signature): bool
{
    foreach ($keys as $key) {
        if (hash_equals(hash_hmac('sha512', $body, $key), strtolower($signature))) {
            return true;
        }
    }
    return false;
}

/** A name that is not known would be a check that is never made. */
function onlyKnown(array $given, array $names): void
{
    $strange = array_diff(array_map('strval', array_keys($given)), $names);
    must($strange === [], substr((string) reset($strange), 0, 40) . ' is not known here. Known: ' . implode(', ', $names) . '.');
    if (in_array('secretKey', $names, true)) {
        secretKey($given);
        $isSafe = '~^(https://[^\s/?#@]+|http://(([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?)/?$~D';
        must(preg_match($isSafe, apiUrl($given)) === 1, 'apiUrl: expected https (http on this machine), without a path.');
    }
}

/** The address in the options. What `getenv` answers for a name that is not set counts as none. */
function apiUrl(array $options): string
{
    return (string) (($options['apiUrl'] ?? false) === false ? API_URL : $options['apiUrl']);
}

function must(bool $holds, string $sentence): void
{
    if (!$holds) {
        throw new \InvalidArgumentException($sentence);
    }
}
