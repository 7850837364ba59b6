package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

class PlainRequestTest {
    private static final Peer PEER = new Peer(Peer.Door.UNIX, 42, 1000);

    private static final String PLAIN =
            """
            POST /v1/hooks/claude-code HTTP/1.1
            Host: drover
            Connection: close
            Content-Type: application/json
            Content-Length: 2
            Drover-Pid: 17
            Drover-Tmux-Pane: %251

            {}\
            """;

    @Test
    void readsWhatTheClientSends() throws IOException {
        PlainRequest request =
                java.util.Objects.requireNonNull(PlainRequest.parse(wire(PLAIN), PEER));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/hooks/claude-code");
        assertThat(request.header("Drover-Pid")).contains("17");
        assertThat(request.header("Drover-Tmux-Pane")).contains("%251");
        assertThat(request.header("Drover-Tty")).isEmpty();
        assertThat(request.query("any")).isEmpty();
        assertThat(request.body().readAllBytes()).asString().isEqualTo("{}");
        assertThat(request.peer()).isSameAs(PEER);
    }

    @Test
    void readsAnEmptyBody() {
        byte[] bytes = wire(PLAIN.replace("Length: 2", "Length: 0").replace("{}", ""));

        assertThat(PlainRequest.parse(bytes, PEER)).isNotNull();
    }

    @Test
    void leavesWhatHasNotArrivedWhole() {
        byte[] whole = wire(PLAIN);

        for (int length = 0; length < whole.length; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThat(PlainRequest.parse(part, PEER)).as("%d bytes", length).isNull();
        }
    }

    /// Each is one change of the plain request, `from -> to`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST -> PUT",
                "POST -> post",
                "HTTP/1.1 -> HTTP/1.0",
                "HTTP/1.1 -> HTTP/2.0",
                "claude-code -> claude%20code",
                "claude-code -> claude-code?a=b",
                "claude-code -> ../code",
                "POST /v1 -> POST http://drover/v1",
                "POST /v1 -> POST  /v1",
                "Host: drover -> Host: evil",
                "Host: drover -> Host: localhost",
                "Host: drover -> HOST: drover",
                "Host: drover\n -> ",
                "Host: drover -> Host: drover\nHost: drover",
                "Connection: close -> Connection: keep-alive",
                "Connection: close\n -> ",
                "Content-Type: application/json -> Content-Type: text/plain",
                "Content-Type: application/json -> Content-Type: application/json; charset=latin1",
                "Content-Length: 2 -> Content-Length: 1",
                "Content-Length: 2 -> Content-Length: 3",
                "Content-Length: 2 -> Content-Length: 02",
                "Content-Length: 2 -> Content-Length: +2",
                "Content-Length: 2 -> Content-Length: 2\nContent-Length: 2",
                "Content-Length: 2\n -> ",
                "Content-Length: 2 -> Transfer-Encoding: chunked",
                "Content-Length: 2 -> Content-Length: 2\nTransfer-Encoding: chunked",
                "Content-Length: 2 -> Content-Length: 2\nOrigin: http://drover",
                "Content-Length: 2 -> Content-Length: 2\nSec-Fetch-Site: cross-site",
                "Content-Length: 2 -> Content-Length: 2\nExpect: 100-continue",
                "Content-Length: 2 -> Content-Length: 2\nUpgrade: h2c",
                "Drover-Pid: 17 -> Drover-PID: 17",
                "Drover-Pid: 17 -> drover-pid: 17",
                "Drover-Pid: 17 -> Drover-Pid : 17",
                "Drover-Pid: 17 -> Drover-Pid:17",
                "Drover-Pid: 17 -> Drover-Pid: 1 7",
                "Drover-Pid: 17 -> Drover-Pid: 1\u00e97",
                "Drover-Pid: 17 -> Drover-Pid: 17\nDrover-Pid: 18",
                "Drover-Pid: 17 -> Drover-Pid: 17\n folded",
                "{} -> {}{}",
                "{} -> "
            })
    void leavesWhatDiffersInAnything(String change) {
        int arrow = change.indexOf(" -> ");
        String from = change.substring(0, arrow);
        String changed = PLAIN.replace(from, change.substring(arrow + 4));

        assertThat(changed).isNotEqualTo(PLAIN);
        assertThat(PlainRequest.parse(wire(changed), PEER)).isNull();
    }

    @Test
    void leavesLinesThatEndOtherwise() {
        byte[] bytes = PLAIN.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PlainRequest.parse(bytes, PEER)).isNull();
    }

    @Property(tries = 1000)
    void neverFails(@ForAll @Size(max = 300) byte[] bytes) {
        assertThatCode(() -> PlainRequest.parse(bytes, PEER)).doesNotThrowAnyException();
    }

    @Property(tries = 1000)
    void neverFailsOnADamagedOne(@ForAll short at, @ForAll byte other) {
        byte[] bytes = wire(PLAIN);
        bytes[Math.floorMod(at, bytes.length)] = other;

        assertThatCode(() -> PlainRequest.parse(bytes, PEER)).doesNotThrowAnyException();
    }

    private static byte[] wire(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
