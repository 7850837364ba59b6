package dev.drover.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.OptionalInt;
import java.util.stream.Stream;

/// What servers and tools print when they cannot have a port.
final class PortComplaintTest {
    record Said(int port, String output) {}

    static Stream<Said> complaints() {
        return Stream.of(
                new Said(
                        3000,
                        """
                        node:net:1904
                            throw new Error
                        Error: listen EADDRINUSE: address already in use :::3000
                            at Server.setupListenHandle [as _listen2] (node:net:1904:16)
                        """),
                new Said(3000, "Error: listen EADDRINUSE: address already in use 127.0.0.1:3000"),
                new Said(5173, "Error: Port 5173 is already in use"),
                new Said(5173, "Port 5173 is in use, trying another one..."),
                new Said(3000, " ⚠ Port 3000 is in use, trying 3001 instead."),
                new Said(3000, "Something is already running on port 3000."),
                new Said(
                        8000,
                        "ERROR:    [Errno 98] error while attempting to bind on address"
                                + " ('127.0.0.1', 8000): address already in use"),
                new Said(
                        5000,
                        "Address already in use\nPort 5000 is in use by another program. Either"),
                new Said(8000, "[ERROR] Connection in use: ('127.0.0.1', 8000)"),
                new Said(8080, "listen tcp :8080: bind: address already in use"),
                new Said(8080, "Web server failed to start. Port 8080 was already in use."),
                new Said(
                        5432,
                        "Error response from daemon: Bind for 0.0.0.0:5432 failed: port is already"
                                + " allocated"),
                new Said(
                        3000,
                        "Address already in use - bind(2) for \"127.0.0.1\" port 3000"
                                + " (Errno::EADDRINUSE)"),
                new Said(
                        8081,
                        "nginx: [emerg] bind() to [::]:8081 failed (98: Address already in"
                                + " use)"),
                new Said(
                        5432,
                        "could not bind IPv4 address \"127.0.0.1\": Address already in use\n"
                                + "HINT:  Is another postmaster already running on port 5432? If"
                                + " not"));
    }

    private static OptionalInt find(String text) {
        char[] padded = ("xxx" + text + "yyy").toCharArray();
        return PortComplaint.find(padded, 3, text.length());
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void findsThePort(Said said) {
        assertThat(find(said.output())).hasValue(said.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12 passing",
                "Server listening on http://localhost:3000",
                "[Errno 98] Address already in use",
                "That name is already in use.",
                "the word in use at 12:30:45 says nothing",
                "error: address already in use (os error 98)",
                "EADDRINUSE",
                "2026-11-26 12:30:45 ERROR address already in use (os error 98)",
                "listen EADDRINUSE: address already in use :::99999999"
            })
    void findsNoneWhereNoneIsNamed(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void readsTheBeginningAndTheEndOfWhateverLengthAndNothingElse() {
        String complaint = "\nError: listen EADDRINUSE: address already in use :::3000\n";
        String filler = "x".repeat(200_000);
        assertThat(find(filler + complaint)).hasValue(3000);
        assertThat(find(complaint + filler)).hasValue(3000);
        assertThat(find(filler + complaint + filler)).as("in the middle").isEmpty();
    }

    @Test
    void hostileOutputOfAnyKindIsReadInPassing() {
        String signs = "port " + "in use ".repeat(2_000);
        assertThat(find(signs)).isEmpty();
        assertThat(find("in use:".repeat(3_000))).isEmpty();
        assertThat(find("\u202Eport\u0000 ".repeat(1_000) + "EADDRINUSE")).isEmpty();
    }
}
