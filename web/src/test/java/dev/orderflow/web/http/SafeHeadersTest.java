package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The headers that browsers obey")
class SafeHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api", "", "/index.html", "/app/flow.js", "/openapi", "/docs"})
    @DisplayName("WEB-HTTP-P14 are those of OWASP's project, on the API and on the page")
    void everywhere(String path) throws Exception {
        assertThat(answer(path, false)).containsAllEntriesOf(Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "no-referrer",
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Cross-Origin-Embedder-Policy", "require-corp",
                        "X-DNS-Prefetch-Control", "off",
                        "X-Permitted-Cross-Domain-Policies", "none"))
                .containsKeys("Permissions-Policy", "Content-Security-Policy")
                .doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    @DisplayName("WEB-HTTP-P14 let the page load from here alone, and have nothing run that stands in it; data loads nothing")
    void policies() throws Exception {
        assertThat(answer("/index.html", false).get("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe").doesNotContain("http");
        assertThat(answer("/api", false).get("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    @DisplayName("ask for TLS where it came by TLS, and only there")
    void tls() throws Exception {
        assertThat(answer("/api", true).get("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    @DisplayName("have the page's files asked for again")
    void cached() throws Exception {
        assertThat(answer("/app/flow.js", false).get("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer("/api", false)).doesNotContainKey("Cache-Control");
    }

    private static Map<String, String> answer(String path, boolean secure) throws Exception {
        Map<String, String> headers = new TreeMap<>();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                SafeHeadersTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) ->
                        called.getName().equals("isSecure") ? (Object) secure : path);
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                SafeHeadersTest.class.getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) ->
                        headers.put((String) arguments[0], (String) arguments[1]));
        new SafeHeaders().doFilter(request, response, (asked, answered) -> {});
        return headers;
    }
}
