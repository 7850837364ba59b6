package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class ServerTest {
    @TempDir Path directory;

    @Test
    void answersAtBothDoors() throws Exception {
        try (Fixture f = Fixture.open(directory);
                RawHttp tcp = RawHttp.tcp(f)) {
            assertThat(f.answers()).isTrue();
            tcp.send("GET /health HTTP/1.1\r\nHost: localhost:" + f.port() + "\r\n\r\n");
            assertThat(tcp.answer())
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("{\"status\":\"ok\"}")
                    .doesNotContainIgnoringCase("jetty");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(f.socket)))
                    .isEqualTo("rw-------");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws Exception {
        try (Fixture f = Fixture.open(directory);
                RawHttp unix = RawHttp.unix(f)) {
            for (int i = 0; i < 3; i++) {
                unix.send("GET /v1/audit?after=" + i + " HTTP/1.1\r\nHost: drover\r\n\r\n");
                assertThat(unix.answer()).endsWith("" + i);
            }
        }
    }

    @Test
    void tellsWhoCalls() throws Exception {
        try (Fixture f = Fixture.open(directory);
                Client client = f.client()) {
            String text = client.call("GET", "/v1/status", Map.of(), new byte[0]).text();
            assertThat(text).contains("\"pid\":" + ProcessHandle.current().pid());
        }
    }

    @Test
    void decodesParameters() throws Exception {
        try (Fixture f = Fixture.open(directory);
                Client client = f.client()) {
            String path = "/v1/instances/" + Percent.encode("ünö 1?");
            byte[] nothing = new byte[0];
            assertThat(client.call("GET", path, Map.of(), nothing).text()).isEqualTo("ünö 1?");
            assertThat(client.call("GET", "/v1/audit?x=1&after=a%20b", Map.of(), nothing).text())
                    .isEqualTo("a b");
        }
    }

    @Test
    void readsLargeBodiesInPieces() throws Exception {
        try (Fixture f = Fixture.open(directory);
                Client client = f.client()) {
            byte[] body = "x".repeat(3 << 20).getBytes(StandardCharsets.UTF_8);
            Map<String, String> json = Map.of("Content-Type", "application/json");
            assertThat(client.call("POST", "/v1/hooks/any", json, body).text())
                    .isEqualTo("" + body.length);
        }
    }
}
