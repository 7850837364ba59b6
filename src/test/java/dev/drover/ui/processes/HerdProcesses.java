package dev.drover.ui.processes;

import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.model.view.ProcessView;
import dev.drover.ui.Herd;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Made-up processes of the made-up herd.
final class HerdProcesses {
    static final String EXTRA = key(5_104);
    static final String ORPHAN = key(6_001);
    static final String SESSION = key(4_001);
    static final String HOSTILE = key(7_001);

    private final List<ProcessView> all = new ArrayList<>();

    static String key(long pid) {
        return pid + "@" + (pid * 10);
    }

    static ProcessTreeView rich() {
        HerdProcesses made = new HerdProcesses();
        made.fill();
        return new ProcessTreeView(
                Herd.NOW,
                List.copyOf(made.all),
                List.of(
                        new ProcessTreeView.Duplicate(
                                "mnemosyne/4001",
                                "mnemosyne",
                                "checkout-flow",
                                1,
                                List.of(key(5_103)),
                                List.of(EXTRA),
                                "The older one holds the lock.",
                                184L << 20)),
                List.of(
                        new ProcessTreeView.Saving(
                                "npx server-everything", "npx server-everything", 3, 411L << 20)),
                1,
                List.of(
                        "profiles.json, line 3: 'limit' must be a number; that profile is left"
                                + " out"));
    }

    static final String SHARED = key(8_001);

    /// Three sessions share two servers.
    static ProcessTreeView shared() {
        HerdProcesses made = new HerdProcesses();
        for (int i = 0; i < 3; i++) {
            long pid = 4_001 + i * 10L;
            String id = Herd.animal(i + 1).id();
            String name = List.of("checkout-flow", "flaky tests", "docs-sweep").get(i);
            made.session(pid, name, id, ProcessClass.WORKING, 412 - i * 40L);
            made.end(pid + 1, pid, "memory", id);
            made.end(pid + 2, pid, "github", id);
        }
        made.kept(8_001, "memory", "node /usr/lib/node_modules/server-memory/dist/index.js", 74);
        made.kept(8_011, "github", "github-mcp-server stdio", 46);
        return new ProcessTreeView(
                Herd.NOW,
                List.copyOf(made.all),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(
                        new ProcessTreeView.Shared("memory", SHARED, 3, 148L << 20),
                        new ProcessTreeView.Shared("github", key(8_011), 3, 92L << 20)));
    }

    private void end(long pid, long parent, String name, String owner) {
        add(
                key(pid),
                parent,
                ProcessRole.SERVER,
                ProcessClass.WORKING,
                name,
                "/usr/bin/drover share " + name + " -- npx -y " + name,
                owner,
                0L,
                List.of(),
                null,
                1);
    }

    private void kept(long pid, String name, String command, long mb) {
        String keeper = "/usr/bin/drover run --scope process:811 --whole -- " + command;
        for (int depth = 0; depth < 3; depth++) {
            ProcessView one =
                    process(
                            pid + depth,
                            depth == 0 ? 811 : pid + depth - 1,
                            depth == 0 ? ProcessRole.SERVER : ProcessRole.CHILD,
                            ProcessClass.SHARED,
                            depth == 0 ? name : depth == 1 ? "drover" : command.split(" ", 2)[0],
                            depth == 2 ? command : keeper,
                            null,
                            depth == 2 ? mb : 0L,
                            List.of(),
                            null,
                            depth);
            all.add(
                    new ProcessView(
                            one.key(),
                            one.pid(),
                            one.parent(),
                            one.role(),
                            one.why(),
                            one.name(),
                            one.command(),
                            "/home/ada",
                            null,
                            null,
                            one.startedAt(),
                            one.memoryBytes(),
                            one.cpuSeconds(),
                            one.ports(),
                            List.of(
                                    "Drover runs it for all sessions that have an end of it.",
                                    "It is shared by 3 sessions: 'checkout-flow' (abc00001),"
                                            + " 'flaky tests' (abc00002), 'docs-sweep'"
                                            + " (abc00004)."),
                            null,
                            depth));
        }
    }

    private void fill() {
        String flow = Herd.animal(1).id();
        session(4_001, "checkout-flow", flow, ProcessClass.WORKING, 412);
        server(5_101, 4_001, "server-everything", flow, ProcessClass.WORKING, 137, List.of());
        child(5_151, 5_101, "node", flow, ProcessClass.WORKING, 61, List.of(3_000, 3_001), 2);
        server(
                5_102,
                4_001,
                "typescript-language-server",
                flow,
                ProcessClass.WORKING,
                655,
                List.of());
        child(5_152, 5_102, "tsserver", flow, ProcessClass.WORKING, 1_240, List.of(), 2);
        child(5_153, 5_152, "typingsInstaller", flow, ProcessClass.WORKING, 88, List.of(), 3);
        server(5_103, 4_001, "mnemosyne", flow, ProcessClass.WORKING, 190, List.of(7_070));
        server(5_104, 4_001, "mnemosyne", flow, ProcessClass.DUPLICATE, 184, List.of());
        String flaky = Herd.animal(2).id();
        session(4_002, "flaky tests", flaky, ProcessClass.IDLE_RETAINED, 688);
        server(
                5_201,
                4_002,
                "server-everything",
                flaky,
                ProcessClass.IDLE_RETAINED,
                137,
                List.of());
        child(5_202, 4_002, "vitest", flaky, ProcessClass.IDLE_RETAINED, 322, List.of(51_204), 1);
        String docs = Herd.animal(4).id();
        session(4_004, "docs-sweep", docs, ProcessClass.WORKING, 358);
        server(5_401, 4_004, "server-everything", docs, ProcessClass.WORKING, 137, List.of());
        add(
                ORPHAN,
                1,
                ProcessRole.SERVER,
                ProcessClass.ORPHAN,
                "playwright-mcp",
                "node /home/ada/.npm/_npx/9833c18b2d85bc59/node_modules/.bin/playwright-mcp"
                        + " --headless",
                "20261119_081500_3991_abc9f001",
                240L,
                List.of(9_222),
                null,
                0);
        add(
                key(6_002),
                6_001,
                ProcessRole.CHILD,
                ProcessClass.ORPHAN,
                "chrome",
                "/opt/google/chrome/chrome --headless=new --remote-debugging-port=9222",
                "20261119_081500_3991_abc9f001",
                512L,
                List.of(9_222),
                null,
                1);
        add(
                HOSTILE,
                1,
                ProcessRole.SERVER,
                ProcessClass.ORPHAN,
                "\u202Eevil\u001b[31m \n server-with-a-name-" + "very-".repeat(40) + "long",
                "sh -c 'echo \u001b]0;pwned\u0007 \u202E' " + "argument ".repeat(60),
                null,
                9L,
                List.of(1, 22, 333, 4_444, 55_555),
                null,
                0);
        add(
                key(2_200),
                1,
                ProcessRole.DAEMON,
                ProcessClass.SHARED,
                "styxy",
                "/usr/local/bin/styxy daemon",
                null,
                74L,
                List.of(9_876),
                null,
                0);
        add(
                key(2_300),
                1,
                ProcessRole.CHILD,
                ProcessClass.NOT_OURS,
                "postgres",
                "/usr/lib/postgresql/17/bin/postgres -D /var/lib/postgresql/17",
                null,
                null,
                List.of(5_432),
                "It belongs to another user.",
                0);
    }

    private void session(long pid, String name, String owner, ProcessClass why, long mb) {
        add(
                key(pid),
                812,
                ProcessRole.INSTANCE,
                why,
                name,
                "claude --resume",
                owner,
                mb,
                List.of(),
                "It is a live session.",
                0);
    }

    private void server(
            long pid,
            long parent,
            String name,
            String owner,
            ProcessClass why,
            long mb,
            List<Integer> ports) {
        add(
                key(pid),
                parent,
                ProcessRole.SERVER,
                why,
                name,
                "npx -y " + name + " --stdio",
                owner,
                mb,
                ports,
                null,
                1);
    }

    private void child(
            long pid,
            long parent,
            String name,
            String owner,
            ProcessClass why,
            long mb,
            List<Integer> ports,
            int depth) {
        add(
                key(pid),
                parent,
                ProcessRole.CHILD,
                why,
                name,
                "node --max-old-space-size=3072 /home/ada/src/storefront/node_modules/" + name,
                owner,
                mb,
                ports,
                null,
                depth);
    }

    private void add(
            String key,
            long parent,
            ProcessRole role,
            ProcessClass why,
            String name,
            String command,
            @Nullable String owner,
            @Nullable Long mb,
            List<Integer> ports,
            @Nullable String keep,
            int depth) {
        long pid = Long.parseLong(key.substring(0, key.indexOf('@')));
        all.add(process(pid, parent, role, why, name, command, owner, mb, ports, keep, depth));
    }

    static ProcessView process(
            long pid,
            long parent,
            ProcessRole role,
            ProcessClass why,
            String name,
            String command,
            @Nullable String owner,
            @Nullable Long mb,
            List<Integer> ports,
            @Nullable String keep,
            int depth) {
        return new ProcessView(
                key(pid),
                pid,
                parent,
                role,
                why,
                name,
                command,
                "/home/ada/src/storefront",
                owner,
                role == ProcessRole.SERVER ? "npx " + name : null,
                Herd.NOW.minus(Duration.ofMinutes(pid % 997)),
                mb == null ? null : mb << 20,
                mb == null ? null : pid % 100 / 7.0,
                ports,
                evidence(why, name),
                keep,
                depth);
    }

    private static List<String> evidence(ProcessClass why, String name) {
        return switch (why) {
            case ORPHAN ->
                    List.of(
                            "Drover saw it below 'checkout-flow' (abc9f001) at 08:16:02; that"
                                    + " session ended at 09:41:10 (logout).",
                            "No session runs above it now.",
                            "The configuration ~/.claude.json names it: " + name + ".");
            case DUPLICATE ->
                    List.of(
                            "Process 5103 is the same server in the same session, and holds the"
                                    + " lock.",
                            "The profile mnemosyne allows one for each session.");
            case NOT_OURS -> List.of("It belongs to another user.");
            case SHARED ->
                    List.of("It is meant to outlive sessions, and there are not too many of them.");
            default ->
                    List.of(
                            "It runs below 'checkout-flow' (abc00001).",
                            "That session is busy since 14:29:12.");
        };
    }

    /// Sessions of twenty processes each.
    private static final List<ProcessClass> CLASSES =
            List.of(ProcessClass.WORKING, ProcessClass.IDLE_RETAINED, ProcessClass.WORKING);

    static ProcessTreeView many(int number) {
        List<ProcessView> many = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int in = i % 20;
            ProcessRole role =
                    in == 0
                            ? ProcessRole.INSTANCE
                            : in % 4 == 1 ? ProcessRole.SERVER : ProcessRole.CHILD;
            ProcessClass why = CLASSES.get(i / 20 % CLASSES.size());
            int depth = in == 0 ? 0 : in % 4 == 1 ? 1 : in % 4 == 2 ? 2 : 3;
            many.add(
                    process(
                            10_000 + i,
                            1,
                            role,
                            why,
                            "process-" + i,
                            "node /srv/" + i + " " + "x".repeat(200),
                            Herd.animal(1).id(),
                            20L + i % 90,
                            i % 9 == 0 ? List.of(3_000 + i) : List.of(),
                            null,
                            depth));
        }
        return new ProcessTreeView(Herd.NOW, many, List.of(), List.of(), 0, List.of());
    }

    static ProcessTreeView none() {
        return new ProcessTreeView(Herd.NOW, List.of(), List.of(), List.of(), 0, List.of());
    }

    static List<Directory> directories() {
        return List.of(
                directory(
                        "mnemosyne",
                        "/home/ada/.mnemosyne/instances/3f2a",
                        912L << 20,
                        List.of(),
                        true,
                        null),
                directory(
                        "mnemosyne",
                        "/home/ada/.mnemosyne/instances/" + "deep/".repeat(30) + "77b0",
                        488L << 20,
                        List.of(),
                        true,
                        null),
                directory(
                        "mnemosyne",
                        "/home/ada/.mnemosyne/instances/9c1d",
                        65L << 20,
                        List.of(5_103L),
                        false,
                        null),
                directory(
                        "",
                        "/home/ada/.styxy/instances/0012",
                        0,
                        List.of(),
                        false,
                        "tmz3k1-5f0c11aa"));
    }

    static Directory directory(
            String profile,
            String path,
            long bytes,
            List<Long> users,
            boolean abandoned,
            @Nullable String trashed) {
        return new Directory(
                profile,
                path,
                bytes,
                true,
                Herd.NOW.minus(Duration.ofHours(53)),
                users,
                abandoned,
                trashed);
    }

    static ProcessInputs.Plan plan() {
        return new ProcessInputs.Plan(
                752L << 20,
                List.of(
                        step(
                                6_002,
                                "/opt/google/chrome/chrome --headless=new",
                                512L,
                                true,
                                "It is below a process that has outlived its session.",
                                null,
                                null),
                        step(
                                6_001,
                                "node playwright-mcp --headless",
                                240L,
                                true,
                                "It has outlived 'checkout-flow' (abc9f001), which ended at"
                                        + " 09:41:10.",
                                null,
                                null),
                        step(
                                5_104,
                                "npx -y mnemosyne --stdio",
                                184L,
                                true,
                                "The same server runs twice in one session.",
                                null,
                                "It belongs to checkout-flow, which starts it again when told to"
                                        + " (/mcp, Reconnect)."),
                        step(
                                4_001,
                                "claude --resume",
                                412L,
                                false,
                                "Kept: it is a running agent; end that in its own terminal.",
                                null,
                                null)));
    }

    static ProcessInputs.Plan outcome(boolean whole) {
        return new ProcessInputs.Plan(
                512L << 20,
                List.of(
                        step(
                                6_002,
                                "/opt/google/chrome/chrome",
                                512L,
                                true,
                                "It is below an orphan.",
                                "ended when asked (TERM)",
                                null),
                        new ProcessInputs.Step(
                                key(6_001),
                                6_001,
                                "node playwright-mcp",
                                240L << 20,
                                true,
                                "It has outlived its session.",
                                whole
                                        ? "ended when asked (TERM)"
                                        : "was sent everything and is still there",
                                whole,
                                null)));
    }

    private static ProcessInputs.Step step(
            long pid,
            String command,
            long mb,
            boolean ends,
            String reason,
            @Nullable String outcome,
            @Nullable String undo) {
        return new ProcessInputs.Step(
                key(pid), pid, command, mb << 20, ends, reason, outcome, outcome != null, undo);
    }
}
