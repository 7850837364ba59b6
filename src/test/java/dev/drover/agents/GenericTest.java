package dev.drover.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class GenericTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start|SessionOpened[how=startup]",
                "SessionStart|SessionOpened[how=startup]",
                "session-start|SessionOpened[how=startup]",
                "busy|Working[]",
                "Working|Working[]",
                "waiting|Waiting[reason=input]",
                "permission|Waiting[reason=permission]",
                "idle|Finished[backgroundTasks=0]",
                "stop|Finished[backgroundTasks=0]",
                "finished|Finished[backgroundTasks=0]",
                "error|Failed[error=failed]",
                "end|SessionClosed[reason=end, instanceEnds=true]",
            })
    void understandsPlainWordsWithoutABody(String event, String meaning) throws IOException {
        assertThat(read("", event).facts()).singleElement().hasToString(meaning);
    }

    @Test
    void takesAnUnknownEventAsASignOfLife() throws IOException {
        Report report = read("{\"type\":\"afterFileEdit\"}", null);

        assertThat(report.event()).isEqualTo("afterFileEdit");
        assertThat(report.facts()).isEmpty();
    }

    @Test
    void readsEventSessionAndReasonFromTheBody() throws IOException {
        Report report =
                read(
                        """
                        {"event": "waiting", "sessionId": "s1", "reason": "pick a colour\\n",
                         "cwd": "/w", "agentId": "sub", "model": "m", "version": "1", "x": [{}]}
                        """,
                        "end");

        assertThat(report.agent()).isEqualTo("my-bot");
        assertThat(report.facts()).singleElement().hasToString("Waiting[reason=pick a colour]");
        assertThat(report.sessionId()).isEqualTo("s1");
        assertThat(report.cwd()).isEqualTo("/w");
        assertThat(report.agentId()).isEqualTo("sub");
        assertThat(report.detail().model()).isEqualTo("m");
    }

    @Test
    void keepsNoSecretInAnError() throws IOException {
        assertThat(read("{\"event\":\"error\",\"error\":\"bad password=hunter2\"}", null).facts())
                .singleElement()
                .hasToString("Failed[error=bad password=[redacted]]");
    }

    @Test
    void refusesACallThatNamesNoEvent() {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read("", null))
                .withMessageContaining("--event");
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read("{}", null));
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read("garbage", "stop"));
    }

    @ParameterizedTest
    @CsvSource({
        "a,true",
        "my-bot,true",
        "0x,true",
        "-a,false",
        "My,false",
        "a_b,false",
        "'',false",
        "a/b,false",
        "é,false"
    })
    void checksNames(String name, boolean good) {
        assertThat(Generic.isName(name)).isEqualTo(good);
    }

    @Test
    void takesNamesOfSixtyFourCharactersAndNoMore() {
        assertThat(Generic.isName("x".repeat(64))).isTrue();
        assertThat(Generic.isName("x".repeat(65))).isFalse();
    }

    @Test
    void saysNothingAsNothing() {
        assertThat(new Generic("my-bot").silence()).isEmpty();
    }

    private static Report read(String body, @Nullable String event) throws IOException {
        HookCall call =
                new HookCall(Instant.EPOCH, event, "from-call", null, "/called", Terminal.UNKNOWN);
        return new Generic("my-bot")
                .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), call);
    }
}
