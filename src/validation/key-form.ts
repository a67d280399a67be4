// Real keys are `klp_pk_` (live) or `klp_pk_test_` and 64 hex digits; published samples are shorter and not hex. The server checks length
// and alphabet. This pattern only rejects text that cannot be a key at all.
export const PUBLIC_KEY = /^klp_pk_(test_)?[A-Za-z0-9]{4,128}$/
