package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.view.InstanceView;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// One agent: a real process that calls the real client, for commands and for hooks.
final class ScriptedAgent implements AutoCloseable {
    /// Runs the command of each line that is said to it, one after another.
    private static final String SCRIPT =
            "n=0; while read -r line; do eval \"$line\" >\"$OUT/out$n\" 2>\"$OUT/err$n\"; echo $?"
                    + " >\"$OUT/rc$n\"; mv \"$OUT/rc$n\" \"$OUT/done$n\"; n=$((n+1)); done";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LiveDaemon live;
    private final String name;
    private final Path directory;
    private final Path out;
    private final AgentProcess process;
    private final StringBuilder heard = new StringBuilder();
    private int said;

    record Said(int exit, String out, String err) {}

    private ScriptedAgent(LiveDaemon live, String name, Path directory) throws IOException {
        this.live = live;
        this.name = name;
        this.directory = directory;
        this.out = Files.createDirectories(live.home.resolve("said-" + name));
        this.process =
                AgentProcess.start(
                        live.home.resolve(".local"),
                        directory,
                        SCRIPT,
                        Map.of(
                                "OUT", out.toString(),
                                "CLIENT", LiveDaemon.clientProgram().toString(),
                                "GIT_CONFIG_GLOBAL", "/dev/null",
                                "DROVER_HOME", live.home.toString()));
    }

    static ScriptedAgent start(LiveDaemon live, String name, Path directory) throws IOException {
        return new ScriptedAgent(live, name, directory);
    }

    Said runs(String line) throws IOException {
        return ended(begins(line));
    }

    /// @return for {@link #ended}
    int begins(String line) throws IOException {
        process.say(line);
        return said++;
    }

    Said ended(int turn) throws IOException {
        await().atMost(PATIENCE).until(() -> Files.exists(out.resolve("done" + turn)));
        return new Said(
                Integer.parseInt(Files.readString(out.resolve("done" + turn)).strip()),
                Files.readString(out.resolve("out" + turn)),
                Files.readString(out.resolve("err" + turn)));
    }

    Said drover(String words) throws IOException {
        return runs("\"$CLIENT\" " + words);
    }

    /// What its hook prints.
    String hook(String event) throws IOException {
        Path body = out.resolve(event + ".json");
        Files.write(
                body,
                Json.bytes(
                        Map.of(
                                "hook_event_name",
                                event,
                                "session_id",
                                "s-" + name,
                                "cwd",
                                directory.toString())));
        Said answer = runs("\"$CLIENT\" hook claude-code --decision 30 <" + body);
        assertThat(answer.exit()).isZero();
        if (!answer.out().equals("{}")) {
            heard.append(
                    Json.mapper()
                            .readTree(answer.out())
                            .at("/hookSpecificOutput/additionalContext")
                            .asString());
        }
        return answer.out();
    }

    /// What it was told since it was last asked, at whatever hook.
    String hears() throws IOException {
        hook("UserPromptSubmit");
        String all = heard.toString();
        heard.setLength(0);
        return all;
    }

    InstanceView row() {
        return live.rows().stream()
                .filter(r -> r.pid() != null && r.pid() == process.pid())
                .findFirst()
                .orElseThrow();
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
