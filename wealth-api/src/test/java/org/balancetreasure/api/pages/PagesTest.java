package org.balancetreasure.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.balancetreasure.api.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

/** The pages as a browser gets them. */
@ApiTest
class PagesTest {

    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    PagesTest(Environment environment) {
        base = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/wallet"})
    void whoeverNamesNoPageIsACustomer(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/wallet/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wallet/", "/wallet/funds/000198", "/finance/", "/finance/tonight"})
    void everyAddressOfAnEntryHasItsDocument(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.body()).contains("<div id=\"app\">").doesNotContain("<style")
                .doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void whatADocumentNamesIsKeptForAYear() throws Exception {
        List<String> named = NAMED.matcher(get("/finance/").body()).results().map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThanOrEqualTo(3).allMatch(path -> path.startsWith("/assets/"));
        for (String path : named) {
            HttpResponse<String> asset = get(path);
            assertThat(asset.statusCode()).as(path).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).as(path)
                    .contains("max-age=31536000, public, immutable");
            assertThat(asset.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
        }
    }

    @Test
    void aPageRunsOnlyWhatComesFromHere() throws Exception {
        HttpResponse<String> page = get("/wallet/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'")
                .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Set-Cookie")).as("nobody is known yet").isEmpty();
    }

    @Test
    void scriptsThatThereAreNotAreProblemsAndNotPages() throws Exception {
        HttpResponse<String> answer = get("/assets/nothing-12345678.js");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(get("/assets/../wallet/index.html").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(get("/.vite/manifest.json").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(base.resolve("/")).uri(URI.create(base + path)).build(),
                BodyHandlers.ofString());
    }
}
