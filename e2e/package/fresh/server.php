<?php // A webhook in PHP: php -S 127.0.0.1:PORT server.php
$key = getenv('KLUMP_SECRET_KEY');
$raw = file_get_contents('php://input');
$body = json_decode($raw, true);
if ($raw === '' || (is_array($body) && !isset($body['event']))) {
    exit; // Klump's dashboard tries the address
}
if (!hash_equals(hash_hmac('sha512', $raw, $key), strtolower($_SERVER['HTTP_X_KLUMP_SIGNATURE'] ?? ''))) {
    http_response_code(401);
    exit;
}
if ($body === null) {
    http_response_code(400);
    exit;
}
$reference = rawurlencode((string) ($body['data']['reference'] ?? ''));
$context = stream_context_create(['http' => ['header' => "klump-secret-key: $key", 'ignore_errors' => true]]);
file_get_contents(getenv('KLUMP_API_URL') . "/v1/transactions/$reference/verify", false, $context);
http_response_code(preg_match('~ 5\d\d ~', $http_response_header[0]) ? 503 : 200); // here an order would be marked paid, once
