package dev.drover.core.kill;

import dev.drover.model.LiveProcess;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two agents, what they run, and some that belong to neither. The caller is 100.
final class Street {
    static final ProcessKey CALLER = key(100);
    static final String ALL = "50 100 110 111 112 120 200 210 211 220 300 400";
    static final Set<Long> OWN = Set.of(100L, 110L, 111L, 112L, 120L);

    static final List<LiveProcess> PROCESSES =
            List.of(
                    process(50, 1, 50, "tmux: server", "tmux", "new"),
                    process(100, 50, 100, "claude", "/opt/claude/versions/2/claude"),
                    process(110, 100, 110, "node", "node", "server.js", "--port", "5173"),
                    process(111, 110, 110, "node", "node", "worker.js"),
                    process(112, 100, 112, "python3", "python3", "-m", "http.server"),
                    process(120, 100, 120, "my-very-long-pr", "/w/my-very-long-program"),
                    process(200, 50, 200, "claude", "/opt/claude/versions/2/claude"),
                    process(210, 200, 210, "node", "node", "server.js", "--port", "3000"),
                    process(211, 200, 211, "vite", "node", "/x/vite/bin/vite.js"),
                    process(220, 200, 220, "my-very-long-pr", "/w/my-very-long-prologue"),
                    process(300, 1, 300, "postgres", "/usr/bin/postgres", "-D", "/data"),
                    process(400, 1, 400, "java", "java", "-jar", "drover.jar"));

    private Street() {}

    private static ProcessKey key(long pid) {
        return new ProcessKey("boot", pid, pid);
    }

    private static LiveProcess process(
            long pid, long parent, long group, String name, String... command) {
        return new LiveProcess(facts(pid, parent, "/elsewhere", command), name, group);
    }

    static ProcessFacts facts(long pid, long parent, @Nullable String cwd, String... command) {
        return new ProcessFacts(
                key(pid),
                parent,
                1000,
                command[0],
                false,
                Arrays.asList(command),
                cwd,
                'S',
                Instant.EPOCH,
                null,
                null);
    }

    static Neighbours neighbours(List<LiveProcess> processes) {
        return new Neighbours(
                processes,
                CALLER,
                Map.of(CALLER, "alpha", key(200), "beta"),
                List.of("/home/ada/alpha"),
                400);
    }

    /// Port 3000 is of 210, 5173 of 110; 3000's browser is 50. The file of the server names 210.
    static KillVerdict judge(String command) {
        List<KillTarget> targets = ShellReader.read(command, "me");
        Map<KillTarget, Set<Long>> pids = new HashMap<>();
        for (KillTarget target : targets) {
            pids.put(
                    target,
                    switch (target) {
                        case KillTarget.Port(int number, boolean remote, _) when number == 3000 ->
                                remote ? Set.of(210L, 50L) : Set.of(210L);
                        case KillTarget.Port(int number, _, _) when number == 5173 -> Set.of(110L);
                        case KillTarget.PidFile(String path) when path.equals("server.pid") ->
                                Set.of(210L);
                        default -> Set.of();
                    });
        }
        return KillGuardRules.judge(targets, pids, neighbours(PROCESSES));
    }

    /// All pids hit, the smallest first.
    static String hit(String command) {
        KillVerdict verdict = judge(command);
        Set<Long> all = new TreeSet<>();
        verdict.own().forEach(p -> all.add(p.pid()));
        verdict.foreign().forEach(h -> all.add(h.process().pid()));
        return all.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /// Lines of the form `COMMAND => PIDS`, each as command and pids.
    static Stream<List<String>> lines(String text) {
        return text.lines()
                .map(
                        line -> {
                            int arrow = line.lastIndexOf("=>");
                            return List.of(
                                    line.substring(0, arrow).strip(),
                                    line.substring(arrow + 2).strip());
                        });
    }
}
