package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What strangers may send, and what they get. `0` stands for a connection that is closed without
/// an answer.
@Timeout(120)
class RawHttpTableTest {
    private static final String HOST = "Host: drover\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    @TempDir static Path directory;
    private static Fixture fixture;

    record Row(String what, Peer.Door door, String request, int... expected) {
        @Override
        public String toString() {
            return door + " " + what;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        fixture =
                Fixture.open(
                        directory,
                        Fixture.limits(Duration.ofMillis(1500), Duration.ofMillis(1500), 256, 2048),
                        Map.of());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnsweredAsItDeserves(Row row) throws Exception {
        String request =
                row.request()
                        .replace("PORT", "" + fixture.port())
                        .replace("TOKEN", fixture.token.hex());
        try (RawHttp raw =
                row.door() == Peer.Door.UNIX ? RawHttp.unix(fixture) : RawHttp.tcp(fixture)) {
            raw.send(request);
            String answer = raw.answer();
            int status =
                    answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
            assertThat(row.expected()).as(answer).contains(status);
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .doesNotContain("jetty", "<html", "access-control-", "exception", "\tat ");
            if (status >= 400) {
                assertThat(answer).contains("application/problem+json", "\"code\":");
            }
        }
        assertThat(fixture.answers()).isTrue();
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        requestLines(rows);
        framing(rows);
        addresses(rows);
        hosts(rows);
        origins(rows);
        methodsAndTypes(rows);
        bodies(rows);
        tokens(rows);
        return rows;
    }

    private static void requestLines(List<Row> rows) {
        unix(rows, "garbage", "\u0001\u0002\u0003\u0004\r\n\r\n", 400);
        unix(rows, "one word", "HELLO\r\n\r\n", 400);
        unix(rows, "HTTP/0.9", "GET /health\r\n\r\n", 400, 505);
        unix(rows, "HTTP/0.9 spelled", "GET /health HTTP/0.9\r\n" + HOST + "\r\n", 400, 505);
        unix(rows, "HTTP/3.0", "GET /health HTTP/3.0\r\n" + HOST + "\r\n", 400, 505);
        unix(rows, "no version number", "GET /health HTTP/\r\n" + HOST + "\r\n", 400, 505);
        unix(rows, "HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 426, 505);
        unix(rows, "TLS hello", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n", 400);
        unix(rows, "no path", "GET  HTTP/1.1\r\n" + HOST + "\r\n", 400, 505);
        unix(rows, "space in the path", "GET /v1/ status HTTP/1.1\r\n" + HOST + "\r\n", 400, 505);
        unix(rows, "NUL in the path", "GET /v1/\u0000 HTTP/1.1\r\n" + HOST + "\r\n", 400);
        unix(rows, "method in lower case", get("/health").replace("GET", "get"), 405);
        unix(rows, "unknown method", get("/health").replace("GET", "FETCH"), 405);
        unix(rows, "long method", get("/health").replace("GET", "G".repeat(40_000)), 400, 414, 431);
        unix(rows, "CONNECT", "CONNECT localhost:80 HTTP/1.1\r\n" + HOST + "\r\n", 400, 403, 405);
        unix(rows, "asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n", 400, 404, 405);
        unix(rows, "absolute, ours", get("http://drover/health"), 200);
        unix(rows, "absolute, foreign", get("http://evil.example/health"), 400, 403);
        unix(rows, "absolute, other scheme", get("ftp://drover/health"), 400, 403, 404);
    }

    private static void framing(List<Row> rows) {
        unix(rows, "bare header", "GET /health HTTP/1.1\r\nHost\r\n\r\n", 400);
        unix(rows, "space before colon", "GET /health HTTP/1.1\r\nHost : drover\r\n\r\n", 400);
        unix(rows, "folded header", with("GET", "/health", "X-A: b\r\n c\r\n", ""), 400);
        unix(rows, "NUL in a header", with("GET", "/health", "X-A: b\u0000c\r\n", ""), 400);
        unix(rows, "header bomb", with("GET", "/health", "X-A: b\r\n".repeat(9000), ""), 431);
        unix(rows, "huge header", with("GET", "/health", "X: " + "a".repeat(1 << 20), ""), 431);
        unix(rows, "two lengths", length("4", "Content-Length: 5\r\n", "{}  "), 400);
        unix(rows, "two equal lengths", length("2", "Content-Length: 2\r\n", "{}"), 400, 200);
        unix(rows, "length list", length("2, 3", "", "{}"), 400);
        unix(rows, "negative length", length("-1", "", "{}"), 400);
        unix(rows, "length with a sign", length("+2", "", "{}"), 400);
        unix(rows, "hex length", length("0x2", "", "{}"), 400);
        unix(rows, "length that overflows", length("99999999999999999999", "", "{}"), 400, 413);
        unix(
                rows,
                "both framings",
                length("2", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                400);
        unix(rows, "unknown encoding", encoded("cow", "{}"), 400, 501);
        unix(rows, "chunked not last", encoded("chunked, gzip", "0\r\n\r\n"), 400, 501);
        unix(rows, "chunked twice", encoded("chunked, chunked", "0\r\n\r\n"), 400, 501);
        unix(rows, "chunk size garbage", encoded("chunked", "zz\r\n{}\r\n0\r\n\r\n"), 400);
        unix(rows, "chunk size negative", encoded("chunked", "-2\r\n{}\r\n0\r\n\r\n"), 400);
        unix(rows, "chunk size huge", encoded("chunked", "FFFFFFFFFFFFFFFFF\r\n{}"), 400);
        unix(rows, "chunk without end", encoded("chunked", "2\r\n{}xx0\r\n\r\n"), 400);
        unix(rows, "chunked, well", encoded("chunked", "2\r\n{}\r\n0\r\n\r\n"), 200);
        unix(rows, "headers never end", "GET /health HTTP/1.1\r\n" + HOST, 0);
        unix(rows, "body never comes", length("10", "", "{"), 408);
        unix(rows, "upgrade to h2c", with("GET", "/health", "Upgrade: h2c\r\n", ""), 200, 400);
    }

    private static void addresses(List<Row> rows) {
        unix(rows, "unknown path", get("/nothing"), 404);
        unix(rows, "root", get("/"), 404);
        unix(rows, "slash at the end", get("/health/"), 404);
        unix(rows, "two slashes", get("//health"), 400, 403, 404);
        unix(rows, "traversal", get("/v1/../health"), 400, 404);
        unix(rows, "traversal, encoded", get("/v1/%2e%2e/health"), 400, 404);
        unix(rows, "above the root", get("/../../etc/passwd"), 400, 404);
        unix(rows, "encoded slash", get("/v1/instances/a%2Fb"), 400);
        unix(rows, "encoded percent", get("/v1/instances/a%2525b"), 200, 400);
        unix(rows, "encoded NUL", get("/v1/instances/a%00b"), 400);
        unix(rows, "bad escape", get("/v1/instances/a%zz"), 400);
        unix(rows, "cut escape", get("/v1/instances/a%2"), 400);
        unix(rows, "overlong UTF-8", get("/v1/instances/%c0%ae"), 400);
        unix(rows, "half a character", get("/v1/instances/%c3"), 400);
        unix(rows, "semicolon", get("/health;x=1"), 400, 404);
        unix(rows, "backslash", get("/v1\\status"), 400, 404);
        unix(rows, "empty parameter", get("/v1/instances/"), 400, 404);
        unix(rows, "fragment", get("/health#x"), 400, 404);
        unix(rows, "huge path", get("/" + "a".repeat(1 << 20)), 414, 431);
        unix(rows, "huge query", get("/health?" + "a".repeat(1 << 20)), 414, 431);
        unix(rows, "bad escape in the query", get("/v1/audit?after=%zz"), 400);
        unix(rows, "refusal of a handler", get("/v1/instances/nobody"), 404);
    }

    private static void hosts(List<Row> rows) {
        unix(rows, "no Host", "GET /health HTTP/1.1\r\n\r\n", 400);
        unix(rows, "HTTP/1.0 without Host", "GET /health HTTP/1.0\r\n\r\n", 400, 403);
        unix(rows, "HTTP/1.0 with Host", "GET /health HTTP/1.0\r\n" + HOST + "\r\n", 200);
        unix(rows, "empty Host", "GET /health HTTP/1.1\r\nHost: \r\n\r\n", 400, 403);
        unix(rows, "two Hosts", "GET /health HTTP/1.1\r\n" + HOST + "Host: evil\r\n\r\n", 400);
        unix(rows, "foreign Host", host("evil.example"), 403);
        unix(rows, "localhost", host("LocalHost"), 200);
        unix(rows, "user in the Host", host("localhost@evil"), 400, 403);
        tcp(rows, "our Host", host("127.0.0.1:PORT"), 200);
        tcp(rows, "our Host, v6", host("[::1]:PORT"), 200);
        tcp(rows, "no port", host("localhost"), 403);
        tcp(rows, "other port", host("localhost:1"), 403);
        tcp(rows, "rebinding", host("evil.example:PORT"), 403);
        tcp(rows, "our name with a tail", host("localhost.evil.example:PORT"), 403);
        tcp(rows, "all zeros", host("0.0.0.0:PORT"), 403);
        tcp(rows, "name of the Unix door", host("drover:PORT"), 403);
    }

    private static void origins(List<Row> rows) {
        unix(rows, "foreign Origin", with("GET", "/health", "Origin: http://evil\r\n", ""), 403);
        unix(rows, "null Origin", with("GET", "/health", "Origin: null\r\n", ""), 403);
        unix(rows, "empty Origin", with("GET", "/health", "Origin:\r\n", ""), 403);
        unix(rows, "own Origin", with("GET", "/health", "Origin: http://drover\r\n", ""), 200);
        unix(
                rows,
                "two Origins",
                with("GET", "/health", "Origin: http://drover\r\nOrigin: http://evil\r\n", ""),
                403);
        tcp(rows, "own Origin", open("Origin: http://127.0.0.1:PORT\r\n"), 200);
        tcp(rows, "Origin of another port", open("Origin: http://127.0.0.1:1\r\n"), 403);
        tcp(rows, "Origin by https", open("Origin: https://127.0.0.1:PORT\r\n"), 403);
        tcp(rows, "cross site", open("Sec-Fetch-Site: cross-site\r\n"), 403);
        tcp(
                rows,
                "preflight",
                open("Origin: http://evil\r\nAccess-Control-Request-Method: POST\r\n")
                        .replace("GET", "OPTIONS"),
                403);
        unix(rows, "OPTIONS", with("OPTIONS", "/health", "", ""), 405);
    }

    private static void methodsAndTypes(List<Row> rows) {
        unix(
                rows,
                "wrong method",
                with("POST", "/health", JSON + "Content-Length: 0\r\n", ""),
                405);
        unix(rows, "TRACE", with("TRACE", "/health", "", ""), 405);
        unix(rows, "no type", post("", "{\"name\":\"x\"}"), 415);
        unix(rows, "form", post("Content-Type: application/x-www-form-urlencoded\r\n", "a"), 415);
        unix(rows, "plain text", post("Content-Type: text/plain\r\n", "{}"), 415);
        unix(
                rows,
                "json in the parameter",
                post("Content-Type: text/plain;application/json\r\n", "{}"),
                415);
        unix(rows, "UTF-16", post("Content-Type: application/json;charset=utf-16\r\n", "{}"), 415);
        unix(
                rows,
                "UTF-8, spelled",
                post("Content-Type: application/JSON; charset=\"UTF-8\"\r\n", "{}"),
                200);
        unix(
                rows,
                "any type",
                length("1", "", "x").replace("/v1/instances/x/label", "/v1/cli").replace(JSON, ""),
                200);
    }

    private static void bodies(List<Row> rows) {
        unix(rows, "object", post(JSON, "{\"name\":\"x\",\"later\":1}"), 200);
        unix(rows, "empty", post(JSON, ""), 400);
        unix(rows, "blank", post(JSON, "  \n"), 400);
        unix(rows, "null", post(JSON, "null"), 400);
        unix(rows, "list", post(JSON, "[1,2]"), 400);
        unix(rows, "number", post(JSON, "1"), 400);
        unix(rows, "half", post(JSON, "{\"name\":\"x"), 400);
        unix(rows, "garbage", post(JSON, "%$§"), 400);
        unix(rows, "trailing", post(JSON, "{} {}"), 400);
        unix(rows, "duplicate keys", post(JSON, "{\"name\":\"x\",\"name\":\"y\"}"), 400);
        unix(rows, "wrong shape", post(JSON, "{\"tags\":{\"a\":1}}"), 400);
        unix(rows, "not UTF-8", post(JSON, "{\"name\":\"\u00ff\u00fe\"}"), 400);
        unix(rows, "UTF-16 body", post(JSON, "\u00fe\u00ff\u0000{\u0000}"), 400);
        unix(rows, "depth bomb", post(JSON, "{\"x\":" + "[".repeat(100_000) + "}"), 400);
        unix(rows, "long string", post(JSON, "{\"name\":\"" + "a".repeat(300_000) + "\"}"), 400);
        unix(rows, "many tokens", post(JSON, "{\"tags\":[" + "1,".repeat(30_000) + "1]}"), 400);
        unix(rows, "huge number", post(JSON, "{\"priority\":1" + "0".repeat(5_000) + "}"), 400);
        unix(rows, "missing part", post(JSON, "{}").replace("instances/x/label", "settings"), 400);
        unix(rows, "too long", post(JSON, " ".repeat((1 << 20) + 1)), 413);
        unix(rows, "too long, said only", length("1048577", "", ""), 413);
        unix(rows, "too long for GET", with("GET", "/health", "Content-Length: 1\r\n", "x"), 413);
        unix(
                rows,
                "too long in chunks",
                encoded("chunked", ("10000\r\n" + " ".repeat(0x10000) + "\r\n").repeat(17)),
                413);
    }

    private static void tokens(List<Row> rows) {
        tcp(rows, "open endpoint", open(""), 200);
        tcp(rows, "no token", status(""), 401);
        tcp(rows, "unknown path without token", status("").replace("status", "nothing"), 401);
        tcp(rows, "token", status("Authorization: Bearer TOKEN\r\n"), 200);
        tcp(rows, "scheme in lower case", status("authorization: bearer TOKEN\r\n"), 200);
        tcp(
                rows,
                "unknown path with token",
                status("Authorization: Bearer TOKEN\r\n").replace("status", "nothing"),
                404);
        tcp(rows, "no scheme", status("Authorization: TOKEN\r\n"), 401);
        tcp(rows, "basic", status("Authorization: Basic TOKEN\r\n"), 401);
        tcp(rows, "empty", status("Authorization: Bearer \r\n"), 401);
        tcp(rows, "prefix", status("Authorization: Bearer 00\r\n"), 401);
        tcp(rows, "longer", status("Authorization: Bearer TOKEN0\r\n"), 401);
        tcp(
                rows,
                "two headers",
                status("Authorization: Bearer x\r\nAuthorization: Bearer TOKEN\r\n"),
                401);
        tcp(rows, "in the address", open("").replace("/health", "/v1/status?token=TOKEN"), 401);
        tcp(rows, "as a cookie", status("Cookie: token=TOKEN\r\n"), 401);
    }

    private static void unix(List<Row> rows, String what, String request, int... expected) {
        rows.add(new Row(what, Peer.Door.UNIX, request, expected));
    }

    private static void tcp(List<Row> rows, String what, String request, int... expected) {
        rows.add(new Row(what, Peer.Door.TCP, request, expected));
    }

    private static String get(String path) {
        return with("GET", path, "", "");
    }

    private static String with(String method, String path, String headers, String body) {
        return method + " " + path + " HTTP/1.1\r\n" + HOST + headers + "\r\n" + body;
    }

    private static String host(String host) {
        return "GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    private static String open(String headers) {
        return "GET /health HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n" + headers + "\r\n";
    }

    private static String status(String headers) {
        return open(headers).replace("/health", "/v1/status");
    }

    private static String length(String length, String headers, String body) {
        return with(
                "POST",
                "/v1/instances/x/label",
                JSON + "Content-Length: " + length + "\r\n" + headers,
                body);
    }

    private static String post(String type, String body) {
        return with(
                "POST",
                "/v1/instances/x/label",
                type + "Content-Length: " + body.length() + "\r\n",
                body);
    }

    private static String encoded(String encoding, String body) {
        return with(
                "POST",
                "/v1/instances/x/label",
                JSON + "Transfer-Encoding: " + encoding + "\r\n",
                body);
    }
}
