package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.ipc.Json;
import dev.drover.model.InstanceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What holds without any daemon: reading of words, help, and exit codes.
class CommandsTest {
    @TempDir Path home;
    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.inHome(home, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "watch",
                "open",
                "hook",
                "singleton",
                "run",
                "instances",
                "instances show",
                "instances rename",
                "instances tag",
                "instances group",
                "instances priority",
                "instances quota",
                "alerts",
                "alerts show",
                "alerts ack",
                "alerts resolve",
                "alerts mute",
                "alerts unmute",
                "alerts pause",
                "alerts resume",
                "alerts log",
                "processes",
                "processes end",
                "processes clean",
                "id",
                "settings",
                "settings get",
                "settings set",
                "settings reset",
                "settings path",
                "version",
                "doctor",
                "daemon",
                "daemon run",
                "daemon start",
                "daemon stop",
                "daemon restart",
                "daemon status",
                "daemon logs",
                "completions",
                "manual",
                "demo"
            })
    void helpsWithAnExampleThatFitsTheTerminal(String command) {
        Answer answer = shell.terminal(80).type((command + " --help").split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.OK);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).contains("Examples", "--json", "drover " + command);
        assertThat(answer.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
    }

    @Test
    void listsEveryCommandInTheHelpOfTheWhole() {
        String help = shell.terminal(80).type("--help").out();
        for (String word : CommandList.words()) {
            assertThat(help).containsPattern("(?m)^  " + word + " +\\S");
        }
        assertThat(help.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
        assertThat(help).doesNotContain("…").isEqualTo(shell.terminal(80).type("help").out());
    }

    @Test
    void takesTheHelpOfACommandFromEitherSide() {
        assertThat(shell.type("help", "id").out()).isEqualTo(shell.type("id", "--help").out());
    }

    @ParameterizedTest
    @CsvSource({
        "stauts, Did you mean `drover status`",
        "xyzzyx, is no command",
        "status --nope, --nope",
        "instances show, ID",
        "instances priority abc high, high",
        "instances show a b, b",
        "id, --generate",
        "id --generate --get, --get",
        "daemon run --exit-when-idle=soon, 90s",
        "daemon logs -n many, many"
    })
    void saysInOneLineWhatIsWrongWithTheWords(String words, String clue) {
        Answer answer = shell.type(words.split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).hasLineCount(1).contains(clue, "--help").startsWith("drover: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "--json",
                "instances",
                "instances show a",
                "watch",
                "settings",
                "open",
                "id --get",
                "id --list",
                "daemon status"
            })
    void saysThatNoDaemonAnswers(String words) {
        Answer answer = words.isEmpty() ? shell.type() : shell.type(words.split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.NO_DAEMON);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("drover.sock", "drover daemon start");
    }

    @Test
    void showsTheEndOfTheLogWhenNoDaemonAnswers() throws Exception {
        Path log = Shell.paths(home).log();
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                """
                {"at":"2026-11-20T13:00:00Z","level":"INFO","logger":"a.B","message":"old"}
                {"at":"2026-11-20T13:00:01Z","level":"INFO","logger":"a.B","message":"1"}
                {"at":"2026-11-20T13:00:02Z","level":"INFO","logger":"a.B","message":"2"}
                {"at":"2026-11-20T13:00:03Z","level":"ERROR","logger":"a.B","message":"disk full","error":"x.E: gone\\n\\tat y"}
                {"half
                """
                        .stripTrailing());
        Answer answer = shell.type("status");
        assertThat(answer.exit()).isEqualTo(Exit.NO_DAEMON);
        assertThat(answer.err())
                .hasLineCount(4)
                .contains("B: disk full (x.E: gone)")
                .doesNotContain("old", "half", "at y");
    }

    @Test
    void makesIdsWithoutADaemon() {
        Answer answer = shell.calledBy(77).type("id", "--generate");
        assertThat(answer.exit()).isEqualTo(Exit.OK);
        assertThat(InstanceId.isValid(answer.out().strip())).isTrue();
        assertThat(answer.out()).contains("_77_");
        assertThat(shell.type("id", "--generate").out()).isNotEqualTo(answer.out());
    }

    @Test
    void tellsItsVersionWithoutADaemon() {
        assertThat(shell.type("version").out()).startsWith("drover 0.1.0");
        assertThat(shell.type("--version").out()).isEqualTo(shell.type("version").out());
        assertThat(Json.mapper().readTree(shell.type("version", "--json").out()).get("version"))
                .hasToString("\"0.1.0\"");
    }

    @Test
    void refusesHookCallsThatCameTheWrongWay() {
        Answer answer = shell.type("hook", "claude-code", "--event", "Stop");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).hasLineCount(1).contains("bin/drover");
    }

    @Test
    void refusesToRunSomebodysCommandItself() {
        for (String words : List.of("singleton x -- true", "run --scope instance -- true")) {
            Answer answer = shell.type(words.split(" "));
            assertThat(answer.exit()).as(words).isEqualTo(Exit.REFUSED);
            assertThat(answer.err()).hasLineCount(1).contains("bin/drover");
        }
    }

    @Test
    void refusesInsideTheDaemonWhatStartsOrEndsIt() {
        Commands inside = Shell.commands(home, Map.of(), true);
        for (String words : List.of("daemon stop", "daemon", "daemon logs --follow", "demo")) {
            String[] typed = words.split(" ");
            assertThat(inside.local(shell.invocation(typed))).as(words).isTrue();
            Answer answer = Shell.over(inside).type(typed);
            assertThat(answer.exit()).as(words).isEqualTo(Exit.REFUSED);
            assertThat(answer.err()).hasLineCount(1);
        }
        assertThat(inside.local(shell.invocation("daemon", "stop", "--help"))).isFalse();
        assertThat(inside.local(shell.invocation("status"))).isFalse();
        assertThat(inside.local(shell.invocation())).isFalse();
        assertThat(inside.local(shell.invocation("no-such"))).isFalse();
    }

    @Test
    void knowsWhichCommandsGoOnWriting() {
        Commands commands = Shell.commands(home, Map.of(), true);
        assertThat(commands.streams(shell.invocation("watch"))).isTrue();
        assertThat(commands.streams(shell.invocation("watch", "--json"))).isTrue();
        assertThat(commands.streams(shell.invocation("watch", "--help"))).isFalse();
        assertThat(commands.streams(shell.invocation("daemon", "logs", "--follow"))).isTrue();
        assertThat(commands.streams(shell.invocation("daemon", "logs"))).isFalse();
        assertThat(commands.streams(shell.invocation("instances"))).isFalse();
    }

    @Test
    void printsTheEndOfTheLogForPeopleAndForPrograms() throws Exception {
        Path log = Shell.paths(home).log();
        assertThat(shell.type("daemon", "logs").exit()).isEqualTo(Exit.REFUSED);
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                """
                {"at":"2026-11-20T13:00:00Z","level":"INFO","logger":"dev.drover.app.App","message":"one"}
                plain words
                {"at":"2026-11-20T13:00:01Z","level":"WARN","logger":"dev.drover.app.App","message":"two"}
                """);
        assertThat(shell.type("daemon", "logs", "-n", "1").out())
                .hasLineCount(1)
                .contains("WARN", "App two");
        String lines = shell.type("daemon", "logs", "--json").out();
        assertThat(lines.lines())
                .hasSize(3)
                .allSatisfy(l -> assertThat(Json.mapper().readTree(l).has("message")).isTrue());
    }

    @Test
    void printsWhereTheSettingsAre() {
        assertThat(shell.type("settings", "path").out().strip())
                .isEqualTo(home.resolve("settings.json").toString());
    }

    @Test
    void findsDirectoriesThatAreOpenToOthers() throws Exception {
        Path open = Shell.paths(home).runtime();
        Files.createDirectories(open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Answer answer = shell.type("doctor");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).containsPattern("fail +runtime +\\S+ is open to others");
        assertThat(answer.out()).contains("chmod 700");
        var findings = Json.mapper().readTree(shell.type("doctor", "--json").out());
        assertThat(findings.isArray()).isTrue();
        assertThat(findings.findValuesAsString("verdict")).contains("ok", "fail");
    }

    @Test
    void seesWhetherTheAgentsHooksReportHere() throws Exception {
        Path settings = home.resolve(".claude/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{\"hooks\":{}}");
        assertThat(shell.type("doctor").out()).containsPattern("warn +claude-code +none of");
        Path client = Files.createDirectories(home.resolve("a b")).resolve("drover");
        Files.createFile(
                client,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                settings,
                "{\"hooks\":{\"Stop\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"'"
                        + client
                        + "' hook claude-code\"}]}]}}");
        assertThat(shell.type("doctor").out()).containsPattern("ok +claude-code +1 hook");
        assertThat(shell.type("doctor").out()).containsPattern("other agents +none is seen here");
        Files.createDirectories(home.resolve(".codex"));
        assertThat(shell.type("doctor").out())
                .containsPattern("other agents +have no hooks of Drover.s: codex");
    }

    @Test
    void servesManyCallersAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> calls =
                    IntStream.range(0, 400)
                            .<Callable<String>>mapToObj(
                                    i ->
                                            () ->
                                                    i % 2 == 0
                                                            ? shell.type("settings", "path").out()
                                                            : shell.type(
                                                                            "settings",
                                                                            "path",
                                                                            "--json")
                                                                    .out())
                            .toList();
            List<Future<String>> answers = callers.invokeAll(calls);
            String plain = home.resolve("settings.json") + "\n";
            String json = "{\"path\":\"" + home.resolve("settings.json") + "\"}\n";
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? plain : json);
            }
        }
    }
}
