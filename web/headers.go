package web

// contentPolicy lets a page load our own style and pictures, send forms to
// us, and nothing else: no script, no frame, no other site.
const contentPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
