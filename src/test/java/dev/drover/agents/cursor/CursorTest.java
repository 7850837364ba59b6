package dev.drover.agents.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drover.agents.HookCall;
import dev.drover.agents.MalformedReportException;
import dev.drover.model.Fact;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

class CursorTest {
    private static Report read(String event, String more) throws IOException {
        String body =
                """
                {"conversation_id":"c-1","generation_id":"g-1","hook_event_name":"%s",
                 "workspace_roots":["/home/dev/shop","/home/dev/other"]%s}
                """
                        .formatted(event, more);
        return body(body);
    }

    private static Report body(String body) throws IOException {
        return new Cursor()
                .read(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                        new HookCall(
                                Instant.EPOCH, null, null, null, "/elsewhere", Terminal.UNKNOWN));
    }

    @Test
    void aConversationIsASessionInTheFirstOfItsRoots() throws IOException {
        Report report = read("beforeSubmitPrompt", ",\"prompt\":\"secret plans\"");

        assertThat(report.agent()).isEqualTo("cursor");
        assertThat(report.sessionId()).isEqualTo("c-1");
        assertThat(report.cwd()).isEqualTo("/home/dev/shop");
        assertThat(report.facts()).containsExactly(new Fact.Working());
        assertThat(report.toString()).doesNotContain("secret");
    }

    @Test
    void aTurnEndsWellOrWithAnError() throws IOException {
        assertThat(read("afterFileEdit", "").facts()).containsExactly(new Fact.Working());
        assertThat(read("stop", ",\"status\":\"completed\"").facts())
                .containsExactly(new Fact.Finished(0));
        assertThat(read("stop", ",\"status\":\"aborted\"").facts())
                .containsExactly(new Fact.Finished(0));
        assertThat(read("stop", ",\"status\":\"error\"").facts())
                .containsExactly(new Fact.Failed("the turn failed"));
    }

    @Test
    void whatItDoesNotKnowIsASignOfLife() throws IOException {
        assertThat(read("afterTabFileEdit", "").facts()).isEmpty();
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> body("{\"conversation_id\":\"c-1\"}"))
                .withMessageContaining("hook_event_name");
    }

    @Test
    void answersWithAnObjectAndAsksForNoPermissionHook() {
        assertThat(new Cursor().silence()).asString().isEqualTo("{}");
        assertThat(Cursor.HOOK_EVENTS)
                .doesNotContain("beforeShellExecution", "beforeMCPExecution", "beforeReadFile");
    }
}
