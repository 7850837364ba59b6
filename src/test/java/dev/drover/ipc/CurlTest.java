package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A client that nobody here wrote.
class CurlTest {
    @TempDir Path directory;

    @Test
    void understandsTheUnixDoor() throws Exception {
        assumeTrue(hasCurl());
        try (Fixture f = Fixture.open(directory)) {
            String socket = f.socket.toString();
            assertThat(curl("--unix-socket", socket, "http://localhost/health"))
                    .isEqualTo("{\"status\":\"ok\"} 200");
            assertThat(curl("--unix-socket", socket, "-I", "http://localhost/health"))
                    .endsWith(" 405");
            assertThat(curl("--unix-socket", socket, "http://localhost/nothing"))
                    .contains("\"no-such-path\"")
                    .endsWith(" 404");
        }
    }

    @Test
    void understandsTheTcpDoor() throws Exception {
        assumeTrue(hasCurl());
        try (Fixture f = Fixture.open(directory)) {
            String status = "http://127.0.0.1:" + f.port() + "/v1/status";
            assertThat(curl(status)).endsWith(" 401");
            assertThat(curl("-H", "Authorization: Bearer " + f.token.hex(), status))
                    .contains("\"tcp\"".toUpperCase(java.util.Locale.ROOT))
                    .endsWith(" 200");
        }
    }

    @Test
    void hearsWhyALargeBodyIsRefused() throws Exception {
        assumeTrue(hasCurl());
        Path body = directory.resolve("body");
        Files.write(body, new byte[20 << 20]);
        try (Fixture f = Fixture.open(directory)) {
            for (String expect : List.of("Expect:", "Expect: 100-continue")) {
                for (String encoding : List.of("X-A: b", "Transfer-Encoding: chunked")) {
                    assertThat(
                                    curl(
                                            "--unix-socket",
                                            f.socket.toString(),
                                            "-H",
                                            "Content-Type: application/json",
                                            "-H",
                                            expect,
                                            "-H",
                                            encoding,
                                            "-X",
                                            "POST",
                                            "-T",
                                            body.toString(),
                                            "http://localhost/v1/hooks/any"))
                            .as(expect + encoding)
                            .contains("\"too-long\"")
                            .endsWith(" 413");
                }
            }
        }
    }

    private static boolean hasCurl() {
        try {
            return !curl("--version").isEmpty();
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /// The body, a space, and the status.
    private static String curl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-q", "-s", "-m", "20"));
        command.addAll(List.of("-w", " %{http_code}"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            byte[] out = process.getInputStream().readAllBytes();
            process.waitFor();
            return new String(out, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
