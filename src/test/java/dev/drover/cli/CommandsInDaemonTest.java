package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The same command line in its two places: called inside a real daemon, and typed at the real
/// client, whose words travel over the socket.
class CommandsInDaemonTest {
    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private LiveDaemon daemon;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        Commands commands =
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true);
        daemon = LiveDaemon.with(home, commands);
        live.set(daemon);
        shell = Shell.over(commands);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    private void hook(String event, String more) throws Exception {
        String payload =
                """
                {"session_id":"61e05fb1-7d22-4b6c-b5e5-1f8a1bbfc885","cwd":"%s",
                 "hook_event_name":"%s"%s}
                """
                        .formatted(home, event, more);
        daemon.hook("claude-code", payload.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void noProcessIsStartedForACommand() throws Exception {
        Path recorded = home.resolve("commands.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ProcessStart").withoutStackTrace();
            recording.start();
            for (String command : List.of("status", "instances\0--json", "settings", "version")) {
                byte[] arguments = (command + "\0").getBytes(StandardCharsets.UTF_8);
                var answer = daemon.client.call("POST", "/v1/cli", Map.of(), arguments);
                assertThat(answer.headers().toString()).contains("0");
                assertThat(answer.text()).isNotBlank();
            }
            // Proof that such a start would have been seen.
            new ProcessBuilder("true").start().waitFor();
            recording.stop();
            recording.dump(recorded);
        }
        assertThat(RecordingFile.readAllEvents(recorded))
                .filteredOn(event -> event.getEventType().getName().equals("jdk.ProcessStart"))
                .extracting(event -> event.getString("command"))
                .containsExactly("true");
    }

    /// The one instance of this test; the machine may have others.
    private InstanceView only() {
        List<InstanceView> ours = ours();
        assertThat(ours).hasSize(1);
        return ours.getFirst();
    }

    private List<InstanceView> ours() {
        return daemon.rows().stream().filter(i -> i.cwd().startsWith(home.toString())).toList();
    }

    private String waitingInstance() throws Exception {
        hook("SessionStart", ",\"source\":\"startup\"");
        hook("PermissionRequest", ",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"x\"}");
        assertThat(only().state()).isEqualTo(InstanceState.WAITING);
        return only().shortId();
    }

    /// The client as a person runs it, in a pipe.
    private Answer client(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(LiveDaemon.clientProgram().toString()));
        command.addAll(List.of(words));
        Path err = home.resolve("client-err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(err.toFile()).directory(home.toFile());
        builder.environment().put("DROVER_HOME", home.toString());
        Process process = builder.start();
        try {
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), out, Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.OK);
        return Json.mapper().readTree(answer.out());
    }

    @Test
    void showsWhoWaitsAndForWhat() throws Exception {
        String id = waitingInstance();
        assertThat(shell.terminal(80).type("status").out()).contains("waiting", "Bash", id);
        assertThat(shell.type("instances").out()).containsPattern(id + " +waiting +.*Bash");
        assertThat(shell.type("instances", "show", id.substring(0, 4)).out())
                .contains("waiting for", "claude-code", "61e05fb1");
    }

    @Test
    void answersTheRealClientAsItAnswersInside() throws Exception {
        String id = waitingInstance();
        assertThat(client("instances").out()).contains(id, "waiting");
        Answer refused = client("instances", "show", "ffffffff");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).hasLineCount(1).contains("ffffffff", "drover instances --all");
        assertThat(client("instances", "--what").exit()).isEqualTo(Exit.USAGE);
        assertThat(client("no-such-command").exit()).isEqualTo(Exit.USAGE);
        assertThat(client("--help").out()).contains("drover COMMAND --help");
    }

    @Test
    void keepsItsJsonShapes() throws Exception {
        waitingInstance();
        Schemas.assertFits("instances", client("instances", "--json").out());
        Schemas.assertFits("status", client("status", "--json").out());
        Schemas.assertFits("settings", client("settings", "--json").out());
        String health = daemon.client.call("GET", "/health", Map.of(), new byte[0]).text();
        Schemas.assertFits("health", health);
        String audit = daemon.client.call("GET", "/v1/audit", Map.of(), new byte[0]).text();
        Schemas.assertFits("audit", audit);
        assertThat(Json.mapper().readTree(audit).size()).isPositive();
    }

    @Test
    void labelsAnInstanceAndTakesTheLabelsAway() throws Exception {
        String id = waitingInstance();
        assertThat(shell.type("instances", "rename", id, "fix login").out())
                .isEqualTo(id + " is called fix login now.\n");
        shell.type("instances", "tag", id, "+urgent", "later", "-hotfix");
        assertThat(shell.type("instances", "tag", id, "-later").out()).contains("tagged urgent.");
        assertThat(shell.type("instances", "tag", id).out()).contains("tagged urgent.");
        assertThat(shell.type("instances", "group", id, "release").exit()).isZero();
        assertThat(shell.type("instances", "priority", id, "-3").exit()).isZero();
        assertThat(shell.type("instances", "quota", id, "10").exit()).isZero();
        JsonNode row = json(shell.type("instances", "show", id, "--json"));
        assertThat(row.get("name").asString()).isEqualTo("fix login");
        assertThat(row.get("tags")).hasToString("[\"urgent\"]");
        assertThat(row.get("group").asString()).isEqualTo("release");
        assertThat(row.get("priority").asInt()).isEqualTo(-3);
        assertThat(row.get("quota").asInt()).isEqualTo(10);
        shell.type("instances", "group", id, "");
        shell.type("instances", "quota", id, "0");
        row = json(shell.type("instances", "show", id, "--json"));
        assertThat(row.has("group")).isFalse();
        assertThat(row.has("quota")).isFalse();
        assertThat(shell.type("instances", "priority", id, "10").exit()).isEqualTo(Exit.REFUSED);
        assertThat(shell.type("instances", "tag", id, "-").exit()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void tellsAProcessOfAnAgentItsInstance() throws Exception {
        Path answer = home.resolve("answer");
        String script =
                "while read -r line; do %s id --get >'%s.new' 2>&1; mv '%s.new' '%s'; done"
                        .formatted(LiveDaemon.clientProgram(), answer, answer, answer);
        Map<String, String> environment = Map.of("DROVER_HOME", home.toString());
        try (AgentProcess agent =
                AgentProcess.start(home.resolve("opt"), home, script, environment)) {
            await().until(() -> ours().size() == 1);
            agent.say("go");
            await().until(() -> Files.exists(answer));
            assertThat(Files.readString(answer).strip()).isEqualTo(only().id());
        }
        assertThat(client("id", "--get").exit()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void registersTheProgramThatCalls() throws Exception {
        Answer answer = client("id", "--register", "--agent", "my-agent", "--name", "nightly");
        assertThat(InstanceId.isValid(answer.out().strip())).as(answer.err()).isTrue();
        assertThat(only().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(only().name()).isEqualTo("nightly");
        assertThat(client("id", "--get").out()).isEqualTo(answer.out());
        assertThat(client("id", "--list", "--json").out()).contains(answer.out().strip());
        String path = client("id", "--file-path", "metrics.json").out().strip();
        assertThat(path).endsWith("/files/" + answer.out().strip() + "/metrics.json");
    }

    @Test
    void keepsPrivateFilesPrivateAndInTheirPlace() throws Exception {
        Path path = Path.of(client("id", "--file-path", "a.json").out().strip());
        assertThat(path).isEqualTo(home.resolve("files/shared/a.json"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
        for (String name : List.of("../x", "a/b", "..", ".hidden", "", "x".repeat(101))) {
            assertThat(client("id", "--file-path", name).exit()).as(name).isEqualTo(Exit.REFUSED);
        }
        Files.createSymbolicLink(home.resolve("files/shared/link"), LiveDaemon.database(home));
        assertThat(client("id", "--file-path", "link").exit()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void forgetsOnlyWhenAskedTwice() throws Exception {
        String id = waitingInstance();
        hook("SessionEnd", ",\"reason\":\"prompt_input_exit\"");
        Answer asked = shell.type("id", "--cleanup");
        assertThat(asked.exit()).isEqualTo(Exit.REFUSED);
        assertThat(asked.out()).contains("ended or stale instance", "--yes");
        assertThat(shell.type("instances", "--all").out()).contains(id);
        assertThat(shell.type("id", "--cleanup", "--yes").out()).startsWith("Forgot ");
        assertThat(shell.type("instances", "--all").out()).doesNotContain(id);
    }

    @Test
    void changesSettingsInTheFile() throws Exception {
        assertThat(shell.type("settings", "get", "instances.staleAfter").exit()).isZero();
        assertThat(shell.type("settings", "set", "instances.staleAfter", "2h").out())
                .contains("instances.staleAfter is 2h");
        assertThat(shell.type("settings", "get", "instances.staleAfter").out()).isEqualTo("2h\n");
        assertThat(Files.readString(home.resolve("settings.json"))).contains("staleAfter");
        Answer bad = shell.type("settings", "set", "instances.staleAfter", "soon");
        assertThat(bad.exit()).isEqualTo(Exit.REFUSED);
        assertThat(bad.err()).hasLineCount(1).contains("soon");
        assertThat(shell.type("settings", "get", "no.such").exit()).isEqualTo(Exit.REFUSED);
    }

    @Test
    void takesOneSettingBackAtOnceAndAllOnlyWhenAskedTwice() throws Exception {
        assertThat(shell.type("settings", "reset").exit()).isEqualTo(Exit.USAGE);
        String was = shell.type("settings", "get", "instances.staleAfter").out().strip();
        shell.type("settings", "set", "instances.staleAfter", "2h");
        assertThat(shell.type("settings", "reset", "instances.staleAfter").out())
                .isEqualTo("instances.staleAfter is " + was + " again from the next start on.\n");
        assertThat(Files.readString(home.resolve("settings.json"))).doesNotContain("staleAfter");
        Answer bad = shell.type("settings", "reset", "no.such");
        assertThat(bad.exit()).isEqualTo(Exit.REFUSED);
        assertThat(bad.err()).hasLineCount(1).contains("no.such", "drover settings");

        shell.type("settings", "set", "instances.staleAfter", "2h");
        shell.type("settings", "set", "window.theme", "dark");
        Answer asked = shell.type("settings", "reset", "--all");
        assertThat(asked.exit()).isEqualTo(Exit.REFUSED);
        assertThat(asked.out())
                .contains("instances.staleAfter is 2h, and would be " + was + ".\n")
                .contains("window.theme is dark, and would be system.\n")
                .contains("--yes");
        assertThat(Files.readString(home.resolve("settings.json"))).contains("staleAfter");
        String plan = shell.type("settings", "reset", "--all", "--json").out();
        JsonNode would = Json.mapper().readTree(plan);
        assertThat(would.get("done").asBoolean()).isFalse();
        Answer done = shell.type("settings", "reset", "--all", "--yes");
        assertThat(done.exit()).isZero();
        assertThat(done.out()).contains("window.theme is system again.");
        assertThat(Files.readString(home.resolve("settings.json")))
                .doesNotContain("staleAfter", "dark");
        assertThat(shell.type("settings", "get", "window.theme").out()).isEqualTo("system\n");
    }

    @Test
    void saysThatThereIsNoWindow() {
        assertThat(shell.type("open").exit()).isEqualTo(Exit.REFUSED);
        assertThat(shell.type("open", "nowhere").err()).contains("No screen is at 'nowhere'");
    }

    @Test
    void saysOneLineForEachChangeInAPipe() throws Exception {
        Process watch = started("watch");
        Process events = started("watch", "--json");
        try {
            Path plain = home.resolve("watch-out");
            Path lines = home.resolve("watch--json-out");
            await().until(() -> Files.readString(lines).contains("\"event\":\"reset\""));
            String id = waitingInstance();
            await().until(() -> Files.readString(plain).contains("waiting"));
            assertThat(Files.readString(plain)).contains(id);
            await().until(() -> Files.readString(lines).contains("ActivityChanged"));
            assertThat(Files.readString(lines).lines())
                    .allSatisfy(l -> assertThat(Json.mapper().readTree(l).has("data")).isTrue());
        } finally {
            watch.destroyForcibly();
            events.destroyForcibly();
        }
    }

    private Process started(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(LiveDaemon.clientProgram().toString()));
        command.addAll(List.of(words));
        Path out = Files.createFile(home.resolve(String.join("", words) + "-out"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DROVER_HOME", home.toString());
        return builder.start();
    }

    @Test
    void findsItselfWell() {
        Answer answer = shell.type("doctor", "--json");
        JsonNode findings = Json.mapper().readTree(answer.out());
        List<String> failed = new ArrayList<>();
        for (JsonNode finding : findings) {
            if (finding.get("verdict").asString().equals("fail")) {
                failed.add(finding.toString());
            }
        }
        assertThat(findings.findValuesAsString("check")).contains("java", "client", "socket");
        assertThat(answer.exit()).isEqualTo(failed.isEmpty() ? Exit.OK : Exit.REFUSED);
        assertThat(failed).noneMatch(f -> f.contains("\"socket\"") || f.contains("\"java\""));
    }
}
