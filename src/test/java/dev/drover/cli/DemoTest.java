package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.HookCall;
import dev.drover.agents.known.KnownAgents;
import dev.drover.ipc.Json;
import dev.drover.model.Fact;
import dev.drover.model.ProcessKey;
import dev.drover.model.Report;
import dev.drover.model.Terminal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The made-up herd: real processes, a real git, and a stand-in for the client that keeps what it
/// was told.
class DemoTest {
    @TempDir Path installation;

    private Machine machine() throws IOException {
        Path bin = Files.createDirectories(installation.resolve("bin"));
        Path client = bin.resolve("drover");
        Files.writeString(
                client,
                """
                #!/bin/sh
                cat >>"%s/told-$PPID"
                """
                        .formatted(installation));
        assertThat(client.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("CLAUDECODE", "1");
        environment.put("XDG_CONFIG_HOME", "/nonexistent");
        return new TestMachine(installation, environment);
    }

    private List<Path> told() throws IOException {
        try (Stream<Path> files = Files.list(installation)) {
            return files.filter(f -> f.getFileName().toString().startsWith("told-")).toList();
        }
    }

    @Test
    void livesInAPrivateHomeThatGoesAwayWithIt() throws Exception {
        DemoHome home = DemoHome.create(machine());
        Path root = home.root();
        Map<String, String> environment = home.environment();
        assertThat(environment.get("HOME")).isEqualTo(root.toString());
        assertThat(environment.get("DROVER_HOME")).startsWith(root.toString());
        assertThat(environment.get("CLAUDE_CONFIG_DIR")).startsWith(root.toString());
        assertThat(environment).doesNotContainKeys("CLAUDECODE", "XDG_CONFIG_HOME");
        assertThat(Files.getPosixFilePermissions(root)).hasSize(3);
        Path shop = home.repository("shop", "fix-login");
        Path linked = home.worktree("shop", "search-index");
        assertThat(Files.readString(shop.resolve(".git/HEAD"))).contains("refs/heads/fix-login");
        assertThat(linked.resolve(".git")).isRegularFile();
        home.close();
        assertThat(root).doesNotExist();
    }

    @Test
    void removesWhatAKilledDemoLeftAndNothingElse() throws Exception {
        Machine machine = machine();
        Path temporary = Files.createDirectory(installation.resolve("tmp"));
        Path left = Files.createTempDirectory(temporary, DemoLeftovers.PREFIX);
        Path running = Files.createTempDirectory(temporary, DemoLeftovers.PREFIX);
        Path unsigned = Files.createTempDirectory(temporary, DemoLeftovers.PREFIX);
        Path other = Files.createTempDirectory(temporary, "other-");
        Path outside = Files.createFile(other.resolve("precious"));
        Files.createSymbolicLink(left.resolve("link"), other);
        Process child = new ProcessBuilder("sleep", "60").start();
        ProcessKey gone = machine.process(child.pid()).orElseThrow();
        child.destroyForcibly().waitFor();
        DemoLeftovers.sign(left, gone);
        DemoLeftovers.sign(running, machine.self());
        DemoLeftovers.remove(temporary, machine);
        assertThat(left).doesNotExist();
        assertThat(List.of(running, unsigned, other, outside)).allMatch(Files::exists);
    }

    @Test
    void endsEveryProcessAndRemovesEveryFile() throws Exception {
        Machine machine = machine();
        CountDownLatch stop = new CountDownLatch(1);
        Path root;
        Set<Long> pids;
        try (DemoHome home = DemoHome.create(machine)) {
            root = home.root();
            try (DemoHerd herd = DemoHerd.prepare(home, 6, machine, stop)) {
                herd.start();
                await().until(() -> told().size() >= 6);
                pids =
                        told().stream()
                                .map(f -> Long.parseLong(f.getFileName().toString().substring(5)))
                                .collect(Collectors.toSet());
                assertThat(pids)
                        .allSatisfy(pid -> assertThat(program(pid)).contains("/claude/versions/"));
            }
            assertThat(pids).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
        }
        assertThat(root).doesNotExist();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElse("");
    }

    @Test
    void speaksAsTheAgentSpeaks() throws Exception {
        Machine machine = machine();
        try (DemoHome home = DemoHome.create(machine);
                DemoAgent agent =
                        new DemoAgent(home, machine, "Fix it", home.repository("shop", "main"))) {
            agent.start();
            agent.say(DemoEvents.sessionStart("startup"));
            agent.say(DemoEvents.prompt("it's $HOME `here` \\ \"quoted\""));
            await().until(() -> told().size() == 1);
            await().until(() -> Files.readString(told().getFirst()).lines().count() == 2);
            List<String> lines = Files.readAllLines(told().getFirst());
            assertThat(Json.mapper().readTree(lines.get(1)).get("prompt").asString())
                    .isEqualTo("it's $HOME `here` \\ \"quoted\"");
            Path registry = home.config().resolve("sessions");
            try (Stream<Path> entries = Files.list(registry)) {
                assertThat(Files.readString(entries.findFirst().orElseThrow()))
                        .contains("\"name\":\"Fix it\"", "\"procStart\"");
            }
            ProcessKey gone = machine.process(pid(told().getFirst())).orElseThrow();
            agent.die();
            assertThat(machine.isAlive(gone)).isFalse();
            assertThat(registry).isEmptyDirectory();
        }
    }

    private static long pid(Path told) {
        return Long.parseLong(told.getFileName().toString().substring("told-".length()));
    }

    @Test
    void showsEveryKindOfStateWithinFiveSeconds() throws Exception {
        var claude = KnownAgents.standard(installation, Map.of()).named("claude-code");
        List<Class<?>> seen = new ArrayList<>();
        boolean background = false;
        for (DemoStory story : DemoStories.ALL) {
            int elapsed = 900;
            for (DemoStory.Step step : story.steps()) {
                if (elapsed <= 5_000 && step instanceof DemoStory.Say say) {
                    Report report = read(claude, say.event());
                    report.facts().forEach(f -> seen.add(f.getClass()));
                    background |=
                            report.facts().stream()
                                    .anyMatch(
                                            f ->
                                                    f instanceof Fact.Finished finished
                                                            && finished.backgroundTasks() > 0);
                }
                elapsed += step.millis() * 13 / 10;
            }
        }
        assertThat(seen)
                .contains(
                        Fact.Working.class,
                        Fact.Waiting.class,
                        Fact.Finished.class,
                        Fact.Failed.class,
                        Fact.SubagentStarted.class);
        assertThat(background).isTrue();
    }

    @Test
    void saysNothingThatDoesNotFitThroughAPipeAtOnce() {
        for (DemoStory story : DemoStories.ALL) {
            for (DemoStory.Step step : story.steps()) {
                if (step instanceof DemoStory.Say say) {
                    assertThat(Json.bytes(say.event()).length).isLessThan(3_000);
                }
            }
        }
    }

    private static Report read(dev.drover.agents.Agent agent, Map<String, Object> event)
            throws IOException {
        Map<String, Object> payload = new HashMap<>(event);
        payload.put("session_id", "s");
        payload.put("cwd", "/tmp");
        HookCall call = new HookCall(Sample.NOW, null, null, null, null, Terminal.UNKNOWN);
        return agent.read(new ByteArrayInputStream(Json.bytes(payload)), call);
    }
}
