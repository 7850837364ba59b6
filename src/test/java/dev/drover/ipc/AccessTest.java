package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;

/// The token's file and signed requests.
class AccessTest {
    private static final String TARGET = "/v1/hooks/any?x=1";

    @TempDir Path directory;
    private Fixture fixture;
    private final String now = "" + Instant.now().getEpochSecond();
    private final String nonce = UUID.randomUUID().toString();

    @BeforeEach
    void open() throws Exception {
        fixture = Fixture.open(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void acceptsASignedRequestOnce() throws Exception {
        assertThat(signed(now, nonce, "{}", "{}")).isEqualTo(200);
        assertThat(fixture.handled).hasValue(1);
        assertThat(signed(now, nonce, "{}", "{}")).isEqualTo(401);
        assertThat(signed(now, nonce, "{ }", "{ }")).isEqualTo(401);
        assertThat(fixture.handled).hasValue(1);
        assertThat(signed(now, UUID.randomUUID().toString(), "{}", "{}")).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooOldOrTooEarly() throws Exception {
        long second = Long.parseLong(now);
        assertThat(signed("" + (second - 310), nonce, "{}", "{}")).isEqualTo(401);
        assertThat(signed("" + (second + 310), nonce, "{}", "{}")).isEqualTo(401);
        assertThat(signed("" + (second - 280), nonce, "{}", "{}")).isEqualTo(200);
    }

    @Test
    void refusesAnotherBodyThanTheSignedOne() throws Exception {
        assertThat(signed(now, nonce, "{}", "[]")).isEqualTo(401);
        assertThat(fixture.handled).hasValue(0);
    }

    @Test
    void refusesAnythingElseThanWhatWasSigned() throws Exception {
        String good = request("POST", TARGET, now, nonce, "{}", "{}");
        assertThat(send(good.replace("x=1", "x=2"))).isEqualTo(401);
        assertThat(send(good.replace("any", "other"))).isEqualTo(401);
        assertThat(send(good.replace(now, "" + (Long.parseLong(now) + 1)))).isEqualTo(401);
        assertThat(send(good.replace(nonce, UUID.randomUUID().toString()))).isEqualTo(401);
        assertThat(send(good.replace(SignedRequests.SIGNATURE, "X-Nothing"))).isEqualTo(401);
        assertThat(send(request("POST", TARGET, now, "short", "{}", "{}"))).isEqualTo(401);
        assertThat(send(request("POST", TARGET, "never", nonce, "{}", "{}"))).isEqualTo(401);
        assertThat(fixture.handled).hasValue(0);
        assertThat(send(good)).isEqualTo(200);
    }

    @Test
    void wantsASecretOfThirtyTwoBytes() {
        assertThatThrownBy(() -> options(new byte[31])).hasMessageContaining("31 bytes");
        assertThat(options(new byte[32]).sharedSecret()).hasSize(32);
    }

    private ServerOptions options(byte[] secret) {
        return new ServerOptions(
                directory.resolve("s"),
                true,
                "127.0.0.1",
                0,
                Token.random(),
                secret,
                Fixture.LIMITS,
                0);
    }

    @Test
    void keepsItsTokenForTheNextRun() throws Exception {
        Path file = directory.resolve("token");
        Token first = Token.loadOrCreate(file);
        assertThat(first.hex()).matches("[0-9a-f]{64}");
        assertThat(first.toString()).doesNotContain(first.hex());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Token.loadOrCreate(file).hex()).isEqualTo(first.hex());
        assertThat(directory.resolve("token.new")).doesNotExist();
    }

    @Test
    void replacesATokenThatIsDamagedOrWasOpenToOthers() throws Exception {
        Path file = directory.resolve("token");
        String first = Token.loadOrCreate(file).hex();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String second = Token.loadOrCreate(file).hex();
        assertThat(second).isNotEqualTo(first);
        for (byte[] damaged :
                new byte[][] {
                    new byte[0], second.substring(1).getBytes(StandardCharsets.UTF_8), {-1, -2}
                }) {
            Files.write(file, damaged);
            assertThat(Token.loadOrCreate(file).hex()).hasSize(64).isNotEqualTo(second);
        }
        Path elsewhere = directory.resolve("elsewhere");
        Files.writeString(elsewhere, second);
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(Token.loadOrCreate(file).hex()).isNotEqualTo(second);
        assertThat(elsewhere).hasContent(second);
    }

    private int signed(String time, String once, String signedBody, String body) throws Exception {
        return send(request("POST", TARGET, time, once, signedBody, body));
    }

    private int send(String request) throws Exception {
        try (RawHttp raw = RawHttp.tcp(fixture)) {
            return raw.send(request).status();
        }
    }

    private String request(
            String method, String target, String time, String once, String signed, String body) {
        String hash = SignedRequests.hash(signed.getBytes(StandardCharsets.UTF_8));
        String text = SignedRequests.text(method, target, time, once, hash);
        return String.join(
                "\r\n",
                method + " " + target + " HTTP/1.1",
                "Host: localhost:" + fixture.port(),
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                SignedRequests.TIMESTAMP + ": " + time,
                SignedRequests.NONCE + ": " + once,
                SignedRequests.CONTENT + ": " + hash,
                SignedRequests.SIGNATURE + ": " + Fixture.SECRET.sign(text),
                "",
                body);
    }
}
