package dev.drover.agents.copilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drover.agents.HookCall;
import dev.drover.agents.MalformedReportException;
import dev.drover.model.Fact;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class CopilotTest {
    private static final String MAIN = "06905f43-885c-4bcd-947b-782ed22b514c";
    private static final String CHILD = "370c9279-4ec1-4f11-a628-3fb90d6423c6";

    static Stream<Arguments> recorded() {
        Fact working = new Fact.Working();
        return Stream.of(
                arguments(
                        "session-start",
                        "sessionStart",
                        List.of(new Fact.SessionOpened(Fact.Opening.STARTUP))),
                arguments("user-prompt-submitted", "userPromptSubmitted", List.of(working)),
                arguments("user-prompt-transformed", "userPromptTransformed", List.of()),
                arguments("pre-tool-use", "preToolUse", List.of(working)),
                arguments(
                        "post-tool-use",
                        "postToolUse",
                        List.of(working, new Fact.ToolEnded(false, -1))),
                arguments(
                        "post-tool-use-failure",
                        "postToolUseFailure",
                        List.of(working, new Fact.ToolEnded(true, -1))),
                // It comes even where everything is allowed.
                arguments("permission-request", "permissionRequest", List.of()),
                arguments(
                        "notification-permission-prompt",
                        "notification",
                        List.of(new Fact.Waiting("permission: Run command: touch made.txt"))),
                arguments(
                        "notification-elicitation-dialog",
                        "notification",
                        List.of(new Fact.Waiting("question"))),
                arguments("agent-stop", "agentStop", List.of(new Fact.Finished(0))),
                arguments(
                        "subagent-start",
                        "subagentStart",
                        List.of(new Fact.SubagentStarted(CHILD))),
                arguments(
                        "subagent-stop",
                        "subagentStop",
                        List.of(new Fact.SubagentStopped(CHILD, 0))),
                arguments(
                        "error-occurred",
                        "errorOccurred",
                        List.of(new Fact.Failed("mock bad request"))));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void eachRecordedPayloadMeansThis(String file, String event, List<Fact> facts)
            throws IOException {
        Report report = read(file, event);

        assertThat(report.facts()).isEqualTo(facts);
        assertThat(report.sessionId()).isEqualTo(MAIN);
        assertThat(report.cwd()).isEqualTo("/home/dev/shop");
        assertThat(report.event()).isEqualTo(event);
    }

    @Test
    void theEndOfASessionEndsItsInstance() throws IOException {
        assertThat(read("session-end-complete", "sessionEnd").facts())
                .containsExactly(new Fact.SessionClosed("complete", true));
    }

    @ParameterizedTest
    @CsvSource({
        "user-prompt-submitted-in-subagent,userPromptSubmitted",
        "pre-tool-use-in-subagent,preToolUse",
        "agent-stop-in-subagent,agentStop",
    })
    void whatASubagentSaysBelongsToTheSessionThatBeganIt(String file, String event)
            throws IOException {
        Report report = read(file, event);

        assertThat(report.sessionId()).isEqualTo(MAIN);
        assertThat(report.agentId()).isEqualTo(CHILD);
    }

    @Test
    void aPayloadWithoutItsEventIsRefusedWithWhatToDo() {
        assertThatExceptionOfType(MalformedReportException.class)
                .isThrownBy(() -> read("pre-tool-use", null))
                .withMessageContaining("--event NAME");
    }

    @Test
    void neverAsksForAHookThatFailsClosedNorPrintsAnything() {
        assertThat(Copilot.HOOK_EVENTS).doesNotContain("preToolUse").contains("notification");
        assertThat(new Copilot().silence()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/node_modules/@github/copilot/node_modules/@github/copilot-linux-x64/copilot,'',true",
        "/usr/lib/node_modules/@github/copilot/node_modules/@github/copilot-linux-x64/copilot,--acp,false",
        "/opt/homebrew/Caskroom/copilot-cli/1.0.102/copilot,-p,true",
        "/usr/bin/node,/usr/bin/copilot,false",
        "/home/dev/bin/copilot,'',false",
        "/home/dev/.vscode/extensions/github.copilot-1.2/copilot,'',false",
    })
    void knowsItsProcessByWhereItIsInstalled(String program, String argument, boolean expected) {
        List<String> command =
                argument.isEmpty() ? List.of("copilot") : List.of("copilot", argument);
        ProcessFacts process =
                new ProcessFacts(
                        new ProcessKey("boot", 7, 9),
                        1,
                        1000,
                        program,
                        false,
                        command,
                        "/home/dev/shop",
                        'S',
                        Instant.EPOCH,
                        null,
                        null);
        assertThat(new Copilot().isAgent(process)).isEqualTo(expected);
    }

    private static Report read(String file, @Nullable String event) throws IOException {
        HookCall call =
                new HookCall(Instant.EPOCH, event, null, null, "/elsewhere", Terminal.UNKNOWN);
        return new Copilot().read(new ByteArrayInputStream(payload(file)), call);
    }

    private static byte[] payload(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        CopilotTest.class.getResourceAsStream(
                                "/payloads/copilot/" + file + ".json"))) {
            return in.readAllBytes();
        }
    }
}
