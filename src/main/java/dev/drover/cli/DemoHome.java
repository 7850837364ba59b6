package dev.drover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The demo's own world: a private temporary directory that serves as home, Drover's home and place
/// of the projects, and the environment that leads there. Closing it removes all of it.
final class DemoHome implements AutoCloseable {
    private static final Duration GIT = Duration.ofSeconds(10);
    private final Machine machine;
    private final Path root;
    private final Map<String, String> environment;

    private DemoHome(Machine machine, Path root) {
        this.machine = machine;
        this.root = root;
        this.environment = environment(machine, root);
    }

    static DemoHome create(Machine machine) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        DemoLeftovers.remove(temporary, machine);
        DemoHome home =
                new DemoHome(
                        machine,
                        Files.createTempDirectory(temporary, DemoLeftovers.PREFIX).toRealPath());
        try {
            DemoLeftovers.sign(home.root(), machine.self());
            Files.createDirectories(home.config().resolve("sessions"));
            home.installAgent();
            return home;
        } catch (IOException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /// Only what leads here: not the user's own agents, repositories or Drover. The display stays.
    private static Map<String, String> environment(Machine machine, Path root) {
        Map<String, String> own = machine.environment();
        Map<String, String> clean = new TreeMap<>(Inherited.cleaned(own));
        clean.keySet()
                .removeIf(
                        name ->
                                name.startsWith("DROVER_")
                                        || name.startsWith("GIT_")
                                        || name.startsWith("TMUX")
                                        || (name.startsWith("XDG_")
                                                && !name.equals("XDG_RUNTIME_DIR")
                                                && !name.startsWith("XDG_SESSION")
                                                && !name.equals("XDG_CURRENT_DESKTOP")));
        String home = own.getOrDefault("HOME", "");
        if (!clean.containsKey("XAUTHORITY") && Files.exists(Path.of(home, ".Xauthority"))) {
            clean.put("XAUTHORITY", Path.of(home, ".Xauthority").toString());
        }
        clean.put("HOME", root.toString());
        clean.put("CLAUDE_CONFIG_DIR", root.resolve(".claude").toString());
        clean.put("DROVER_HOME", root.resolve(".drover").toString());
        clean.put("DROVER_API_ADDR", "off");
        clean.put("DROVER_AUTOSTART", "0");
        clean.put("DROVER_JAVA_HOME", System.getProperty("java.home", ""));
        clean.put("GIT_CONFIG_NOSYSTEM", "1");
        return clean;
    }

    Path root() {
        return root;
    }

    Map<String, String> environment() {
        return environment;
    }

    /// Where the made-up agents keep what an agent keeps.
    Path config() {
        return root.resolve(".claude");
    }

    /// The program of a made-up agent: the system's shell under the path of an agent's own
    /// installation, because an agent is known by what it runs.
    Path agent() {
        return root.resolve(".local/share/claude/versions/0.0.0-demo");
    }

    Path script() {
        return root.resolve(".local/share/claude/agent.sh");
    }

    private void installAgent() throws IOException {
        Files.createDirectories(agent().getParent());
        Path shell = Path.of("/bin/sh");
        if (!Files.isExecutable(shell)) {
            throw Context.refused("The demo needs /bin/sh, which is not here.");
        }
        Files.copy(shell.toRealPath(), agent());
        Files.setPosixFilePermissions(agent(), PosixFilePermissions.fromString("rwx------"));
        try (InputStream script = DemoHome.class.getResourceAsStream("demo-agent.sh")) {
            if (script == null) {
                throw new IllegalStateException("demo-agent.sh is not in the jar");
            }
            Files.copy(script, script());
        }
    }

    /// A repository with one commit on the branch; a plain directory where git is not installed.
    Path repository(String name, String branch) throws IOException {
        Path path = root.resolve("src").resolve(name);
        if (!Files.exists(path)) {
            Files.createDirectories(path);
            Files.writeString(path.resolve("README.md"), "# " + name + "\n");
            git(path, "init", "--quiet", "--initial-branch=main");
            git(path, "add", "README.md");
            git(path, "commit", "--quiet", "--message=Begin");
        }
        if (!branch.equals("main")) {
            git(path, "checkout", "--quiet", "-b", branch);
        }
        return path;
    }

    /// A linked worktree of the repository, on a branch of its own.
    Path worktree(String name, String branch) throws IOException {
        Path main = repository(name, "main");
        Path path = root.resolve("src").resolve(name + "-" + branch.replace('/', '-'));
        git(main, "worktree", "add", "--quiet", "-b", branch, path.toString());
        Files.createDirectories(path);
        return path;
    }

    private void git(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of("-c", "user.name=Demo", "-c", "user.email=demo@example.org"));
        command.addAll(List.of(arguments));
        try {
            machine.run(new Machine.Launch(command, directory, environment), GIT);
        } catch (IOException noGit) {
            // The directory does as well: the agent then has no branch.
        }
    }

    @Override
    public void close() throws IOException {
        DemoLeftovers.delete(root);
    }
}
