package dev.drover.agents.codex;

import dev.drover.model.ProcessFacts;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Is a process a session of Codex, or a program of its own in the background? Judged by the
/// program file of an installation and by what its arguments ask for.
final class CodexProcess {
    /// Where installers put the program: npm's packages, its own packages, package managers, a
    /// release as it is downloaded, editors' extensions.
    private static final List<Pattern> PROGRAMS =
            List.of(
                    Pattern.compile(
                            "/@openai/codex[^/]*/(?:.*/)?vendor/[^/]+/(?:bin|codex)/codex$"),
                    Pattern.compile("/packages/[^/]+/releases/[^/]+/(?:bin/)?codex$"),
                    Pattern.compile("/(?:Caskroom|Cellar)/codex/.*/?codex[^/]*$"),
                    Pattern.compile("/nix/store/[0-9a-z]{32}-codex-[^/]+/bin/\\.?codex[^/]*$"),
                    Pattern.compile(
                            "/codex-(?:x86_64|aarch64)-"
                                    + "(?:unknown-linux-(?:musl|gnu)|apple-darwin)$"),
                    Pattern.compile("/extensions/openai\\.chatgpt-[^/]+/bin/(?:[^/]+/)?codex$"));

    /// What is no conversation.
    private static final Set<String> COMMANDS =
            Set.of(
                    "a",
                    "agents",
                    "app",
                    "app-server",
                    "apply",
                    "archive",
                    "cloud",
                    "completion",
                    "debug",
                    "delete",
                    "doctor",
                    "exec-server",
                    "features",
                    "help",
                    "login",
                    "logout",
                    "mcp",
                    "mcp-server",
                    "migrate-nfs-db",
                    "migrate-rollouts",
                    "plugin",
                    "proto",
                    "queue",
                    "remote-control",
                    "responses-api-proxy",
                    "sandbox",
                    "stdio-to-uds",
                    "unarchive",
                    "update");

    private static final Set<String> NAMES = Set.of("codex", "codex.js", "codex.exe");

    private static final Set<String> SERVICES =
            Set.of("app-server", "exec-server", "remote-control");

    private static final Set<String> ANSWERS = Set.of("-h", "--help", "-V", "--version");

    private static final Set<String> DIRECTORY = Set.of("-C", "--cd");

    /// Options whose value is the next argument.
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-c",
                    "--config",
                    "--enable",
                    "--disable",
                    "--remote",
                    "--remote-auth-token-env",
                    "-i",
                    "--image",
                    "-m",
                    "--model",
                    "--local-provider",
                    "-p",
                    "--profile",
                    "-s",
                    "--sandbox",
                    "-a",
                    "--ask-for-approval",
                    "-C",
                    "--cd",
                    "--add-dir",
                    "--thread-source",
                    "--output-schema",
                    "--color",
                    "-o",
                    "--output-last-message");

    private CodexProcess() {}

    static boolean isSession(ProcessFacts process) {
        if (!isCodex(process) || process.command().stream().anyMatch(ANSWERS::contains)) {
            return false;
        }
        List<String> words = words(process.command());
        return words.isEmpty() || !COMMANDS.contains(words.getFirst());
    }

    static boolean isService(ProcessFacts process) {
        List<String> words = words(process.command());
        return isCodex(process) && !words.isEmpty() && SERVICES.contains(words.getFirst());
    }

    /// The file of the program, or one of the first words, is called so, wherever it lies.
    static boolean mayBeService(ProcessFacts process) {
        List<String> command = process.command();
        String executable = process.executable();
        return isService(process)
                || (executable != null
                        && command.contains("app-server")
                        && (NAMES.contains(fileName(executable))
                                || command.stream()
                                        .limit(3)
                                        .anyMatch(w -> NAMES.contains(fileName(w)))));
    }

    static @Nullable String directory(ProcessFacts process) {
        List<String> command = process.command();
        String own = process.cwd();
        for (int i = 1; i < command.size(); i++) {
            String argument = command.get(i);
            if (argument.equals("--")) {
                return own;
            }
            if (argument.startsWith("--cd=")) {
                return within(own, argument.substring("--cd=".length()));
            }
            if (DIRECTORY.contains(argument) && i + 1 < command.size()) {
                return within(own, command.get(i + 1));
            }
        }
        return own;
    }

    /// The session that `codex resume ID` names.
    static @Nullable String resumed(ProcessFacts process) {
        List<String> words = words(process.command());
        return words.size() > 1 && words.getFirst().equals("resume") ? words.get(1) : null;
    }

    private static @Nullable String within(@Nullable String own, String directory) {
        try {
            Path named = Path.of(directory);
            return own == null || named.isAbsolute()
                    ? directory
                    : Path.of(own).resolve(named).normalize().toString();
        } catch (InvalidPathException e) {
            return own;
        }
    }

    /// The same file serves under other names as a tool of its own: a sandbox, a patcher.
    private static boolean isCodex(ProcessFacts process) {
        String executable = process.executable();
        if (executable == null || process.state() == 'Z' || process.command().isEmpty()) {
            return false;
        }
        String program = executable.replace('\\', '/').replaceFirst("\\.exe$", "");
        String called = fileName(process.command().getFirst());
        return PROGRAMS.stream().anyMatch(place -> place.matcher(program).find())
                && (called.equals("codex") || called.equals(fileName(executable)));
    }

    /// What is neither an option nor the value of one.
    private static List<String> words(List<String> command) {
        List<String> words = new ArrayList<>();
        for (int i = 1; i < command.size(); i++) {
            String argument = command.get(i);
            if (argument.equals("--")) {
                break;
            }
            if (WITH_VALUE.contains(argument)) {
                i++;
            } else if (!argument.startsWith("-")) {
                words.add(argument);
            }
        }
        return words;
    }

    private static String fileName(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
