<?php
// Asks about the orders of its input, and runs reconcile over them, with functions that write down what they were called with.
require __DIR__ . '/../../src/php/klump.php';

use function KlumpCheckout\reconcile;
use function KlumpCheckout\verifyOrder;

set_error_handler(function ($level, $message) {
    throw new ErrorException($message);
});
['orders' => $orders, 'asked' => $asked, 'used' => $used, 'now' => $now] = json_decode(stream_get_contents(STDIN), true);
$isUsed = fn ($reference) => in_array($reference, $used, true);
$verified = array_map(fn ($order) => verifyOrder($asked + [
    'references' => $order['references'],
    'reported' => $order['reported'],
    'expected' => $order['expected'],
    'isUsed' => $isUsed,
] + ($order['heard'] ? ['heard' => 'successful'] : [])), $orders);

$story = [];
$tell = function ($name) use (&$story) {
    return function ($order, $result) use ($name, &$story) {
        $story[] = [$name, $order['id'], $result['verdict']];
        if ($name === 'onPaid' && $order['throws']) {
            throw new RuntimeException('The database is gone.');
        }
    };
};
$report = reconcile($asked + [
    'orders' => (fn () => yield from $orders)(),
    'onPaid' => $tell('onPaid'),
    'onPaidTwice' => $tell('onPaidTwice'),
    'onUnknownForLong' => $tell('onUnknownForLong'),
    'onProgress' => function ($report, $order) use (&$story) {
        $story[] = ['onProgress', $order['id'], $report['asked']];
    },
    'isUsed' => fn ($reference, $order) => $isUsed($reference),
    'now' => fn () => $now,
    'wait' => function ($seconds) use (&$story) {
        $story[] = ['wait', $seconds];
    },
]);
$report['failed'] = array_column($report['failed'], 'index');
echo json_encode(['verified' => $verified, 'story' => $story, 'report' => $report]);
