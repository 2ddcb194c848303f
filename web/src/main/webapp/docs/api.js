"use strict";

/* What changes something in a session needs its CSRF token. Without a session Swagger UI asks for a password itself, under "Authorize". */
let csrfToken = null;

async function askWhoIsLoggedIn() {
  const answer = await fetch("/api/login");
  csrfToken = answer.ok ? (await answer.json()).csrfToken : null;
}

function withCsrfToken(request) {
  const safe = ["GET", "HEAD", "OPTIONS"].includes((request.method || "GET").toUpperCase());
  if (csrfToken && !safe && !request.headers.Authorization) {
    request.headers["X-CSRF-Token"] = csrfToken;
  }
  return request;
}

askWhoIsLoggedIn().catch(() => null).finally(() => {
  window.ui = SwaggerUIBundle({
    url: "/openapi?format=JSON",
    dom_id: "#api",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
    requestInterceptor: withCsrfToken,
  });
});
