package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ipc.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class LoggingTest {
    @TempDir private Path directory;

    /// Logs to the file named first, as much as is asked for.
    static final class Talker {
        public static void main(String[] args) {
            LoggerFactory.getLogger("early").error("before the start nothing is told");
            Logging.start(Path.of(args[0]), args[1]);
            var log = LoggerFactory.getLogger(Talker.class);
            log.info("a \"quoted\"\nline with {}", "\u001b[31mcolour");
            log.debug("details");
            log.error("failed", new IllegalStateException("why"));
            LoggerFactory.getLogger("org.eclipse.jetty.server").info("started");
            String long1k = "x".repeat(1024);
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                log.info(long1k);
            }
            Logging.stop();
        }
    }

    private List<JsonNode> talk(Path file, String level, int thousands) throws Exception {
        try (Children children = new Children(directory)) {
            Children.Child child =
                    children.java(
                            Talker.class.getName(),
                            file.toString(),
                            level,
                            Integer.toString(thousands));
            assertThat(child.await(Duration.ofSeconds(60))).isZero();
            assertThat(child.text()).isEmpty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> Json.mapper().readTree(line)).toList();
        }
    }

    @Test
    void isOneJsonObjectALineAndNothingOnStandardOutput() throws Exception {
        Path file = directory.resolve("logs/drover.jsonl");
        List<JsonNode> lines = talk(file, "info", 0);
        assertThat(lines).hasSize(2);
        JsonNode first = lines.getFirst();
        assertThat(Instant.parse(first.get("at").asString())).isBefore(Instant.now());
        assertThat(first.get("level").asString()).isEqualTo("INFO");
        assertThat(first.get("message").asString())
                .isEqualTo("a \"quoted\"\nline with \u001b[31mcolour");
        assertThat(lines.get(1).get("error").asString())
                .contains("IllegalStateException: why", "Talker.main");
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void theLevelIsChosenByItsNameAndAWrongNameIsInfo() throws Exception {
        assertThat(talk(directory.resolve("a.jsonl"), "debug", 0)).hasSize(3);
        assertThat(talk(directory.resolve("b.jsonl"), "error", 0)).hasSize(1);
        assertThat(talk(directory.resolve("c.jsonl"), "loud", 0)).hasSize(2);
    }

    @Test
    void rollsBySizeAndKeepsTheFilesPrivate() throws Exception {
        Path logs = directory.resolve("logs");
        Files.createDirectory(logs);
        Path old = logs.resolve("drover.jsonl");
        Files.write(old, new byte[3 << 20]);
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-------"));
        talk(old, "info", 10);
        assertThat(logs.resolve("drover.1.jsonl")).hasSize(3 << 20);
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files).hasSize(2).allMatch(file -> mode(file).equals("rw-------"));
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
