<?php
// A shop's server around klump.php, for `php -S`. Its orders are one file, locked while it is changed.
require __DIR__ . '/../../src/php/klump.php';

use function KlumpCheckout\verifyOrder;
use function KlumpCheckout\verifyTransaction;
use function KlumpCheckout\verifyWebhook;

function orders(?callable $change = null): array
{
    $file = fopen(getenv('SHOP_ORDERS'), 'c+');
    flock($file, LOCK_EX);
    $orders = json_decode((string) stream_get_contents($file), true) ?: [];
    if ($change) {
        $orders = $change($orders);
        ftruncate($file, 0);
        rewind($file);
        fwrite($file, json_encode($orders));
    }
    fclose($file);
    return $orders;
}

/** Asks Klump, and marks the order paid once. */
function confirm(string $id, $reference): string
{
    $isOther = fn ($orders, $reference) => array_filter($orders, fn ($order, $other) => (string) $other !== $id && $order['paidBy'] === $reference, ARRAY_FILTER_USE_BOTH);
    $isUsed = fn ($reference) => $isOther(orders(), $reference) !== [];
    $asked = ['secretKey' => getenv('KLUMP_SECRET_KEY'), 'apiUrl' => getenv('KLUMP_API_URL'), 'isUsed' => $isUsed];
    $expected = ['amount' => 40000, 'live' => getenv('SHOP_LIVE') === '1'];
    $result = getenv('SHOP_ASKS') === 'verifyOrder'
        ? verifyOrder($asked + ['references' => [$id], 'reported' => $reference, 'expected' => $expected])
        : verifyTransaction($asked + ['reference' => $reference, 'expected' => $expected + ['merchantReference' => $id]]);
    if ($result['verdict'] === 'paid') {
        $reference = $result['transaction']['reference'];
        orders(function ($orders) use ($id, $reference, $isOther) {
            if ($orders[$id]['paidBy'] === null && $isOther($orders, $reference) === []) {
                $orders[$id] = ['paidBy' => $reference, 'times' => $orders[$id]['times'] + 1];
            }
            return $orders;
        });
    }
    return $result['verdict'];
}

function webhook(): int
{
    $webhook = verifyWebhook(file_get_contents('php://input'), $_SERVER['HTTP_X_KLUMP_SIGNATURE'] ?? null, getenv('KLUMP_SECRET_KEY'));
    if (!$webhook['ok']) {
        return $webhook['code'] === 'unreadable' ? 400 : 401;
    }
    $event = $webhook['event'];
    $id = (string) ($event['data']['merchant_reference'] ?? $event['data']['meta_data']['merchant_reference'] ?? '');
    if ($event['type'] !== 'successful' || !isset(orders()[$id])) {
        return 200;
    }
    return confirm($id, $event['reference']) === 'unknown' ? 503 : 200;
}

function answer(): array
{
    $path = explode('/', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
    if ($path[1] === 'webhook') {
        http_response_code(webhook());
        return [];
    }
    $id = $path[2] ?? bin2hex(random_bytes(16));
    if (count($path) === 2) {
        orders(fn ($orders) => $orders + [$id => ['paidBy' => null, 'times' => 0]]);
        return ['id' => $id, 'amount' => 40000, 'meta' => ['merchant_reference' => $id]];
    }
    if (($path[3] ?? '') === 'confirm') {
        return ['verdict' => confirm($id, json_decode(file_get_contents('php://input'), true)['reference'] ?? null)];
    }
    $order = orders()[$id];
    return ['isPaid' => $order['paidBy'] !== null, 'times' => $order['times']];
}

error_reporting(E_ALL);
set_error_handler(function ($level, $message) {
    if (error_reporting() & $level) {
        throw new ErrorException($message);
    }
});
try {
    echo json_encode((object) answer());
} catch (Throwable $problem) {
    http_response_code(500);
    error_log($problem->getMessage());
}
