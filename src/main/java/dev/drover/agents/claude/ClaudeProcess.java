package dev.drover.agents.claude;

import dev.drover.agents.JavaScriptRuntime;
import dev.drover.model.ProcessFacts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Is a process a session of Claude Code? Judged by the program file of an installation, or by the
/// script that a JavaScript runtime runs; a file that is merely called `claude` is none.
final class ClaudeProcess {
    private static final String FILE = "/(?:.*/)?\\.?claude(?:-(?:un)?wrapped)?(?:\\.exe)?$";

    /// Where installers put the program: its own versions directory, npm's packages, package
    /// managers, editors' extensions.
    private static final List<Pattern> PROGRAMS =
            List.of(
                    Pattern.compile("/claude/versions/[^/]+$"),
                    Pattern.compile("/\\.claude/local" + FILE),
                    Pattern.compile("/\\.local/bin/claude\\.exe$"),
                    Pattern.compile("/@anthropic-ai/claude-code[^/]*" + FILE),
                    Pattern.compile(
                            "/(?:Caskroom|Cellar|Programs|installs|lib|libexec|opt|share|Claude)"
                                    + "/claude-code(?:@[^/]+)?"
                                    + FILE),
                    Pattern.compile("/nix/store/[0-9a-z]{32}-claude-code-[^/]+" + FILE),
                    Pattern.compile("/extensions/anthropic\\.claude-code-[^/]+" + FILE));

    private static final Pattern SCRIPT =
            Pattern.compile("/(?:@anthropic-ai/claude-code[^/]*|claude-code)/cli\\.[cm]?js$");

    /// The same program file serves under these names as a search tool of its own.
    private static final Set<String> TOOL_NAMES =
            Set.of("rg", "ripgrep", "ugrep", "ug", "grep", "bfs", "find", "fd");

    private static final Set<String> COMMANDS =
            Set.of(
                    "mcp",
                    "daemon",
                    "supervisor",
                    "agents",
                    "attach",
                    "logs",
                    "remote-control",
                    "auth",
                    "config",
                    "doctor",
                    "install",
                    "migrate-installer",
                    "plugin",
                    "plugins",
                    "setup-token",
                    "uninstall",
                    "update",
                    "upgrade");

    private static final Set<String> ANSWERS =
            Set.of("-v", "--version", "-h", "--help", "--ripgrep", "--chrome-native-host");

    private static final Pattern SERVICE =
            Pattern.compile("--(?:daemon|supervisor|bg-pty-host|bg-spare|.+-mcp$).*");

    /// Words anywhere on the command line of what may mind sessions.
    private static final Set<String> MINDING =
            Set.of("daemon", "supervisor", "remote-control", "agents");

    private static final Pattern MINDING_OPTION = Pattern.compile("--(?:daemon|supervisor|bg-).*");

    private ClaudeProcess() {}

    static boolean isSession(ProcessFacts process) {
        String executable = process.executable();
        if (executable == null || process.state() == 'Z') {
            return false;
        }
        String program = executable.replace('\\', '/');
        List<String> command = process.command();
        if (isProgram(program)) {
            return !isTool(command) && isConversation(after(command, 1));
        }
        if (!JavaScriptRuntime.is(program)) {
            return false;
        }
        if (JavaScriptRuntime.hasTitle(command, "claude")) {
            return true;
        }
        int script = JavaScriptRuntime.scriptAt(command);
        return script > 0
                && isScript(JavaScriptRuntime.real(command.get(script), process.cwd()))
                && isConversation(after(command, script + 1));
    }

    /// The vendor's own background programs, which mind sessions and are none.
    static boolean isService(ProcessFacts process) {
        String executable = process.executable();
        List<String> arguments = after(process.command(), 1);
        if (executable == null || arguments.isEmpty()) {
            return false;
        }
        String first = arguments.getFirst();
        boolean minds = Set.of("daemon", "supervisor").contains(first);
        return isProgram(executable.replace('\\', '/'))
                && !isTool(process.command())
                && (minds || SERVICE.matcher(first).matches());
    }

    static boolean mayBeService(ProcessFacts process) {
        return isService(process)
                || (runsClaude(process)
                        && after(process.command(), 1).stream()
                                .anyMatch(
                                        word ->
                                                MINDING.contains(word)
                                                        || MINDING_OPTION.matcher(word).matches()));
    }

    /// Does it run the program at all, be it a session or not?
    private static boolean runsClaude(ProcessFacts process) {
        String executable = process.executable();
        if (executable == null) {
            return false;
        }
        String program = executable.replace('\\', '/');
        int script =
                JavaScriptRuntime.is(program) ? JavaScriptRuntime.scriptAt(process.command()) : -1;
        return isProgram(program)
                || (script > 0
                        && isScript(
                                JavaScriptRuntime.real(
                                        process.command().get(script), process.cwd())));
    }

    private static boolean isProgram(String path) {
        return PROGRAMS.stream().anyMatch(place -> place.matcher(path).find());
    }

    private static boolean isScript(@Nullable String path) {
        return path != null && SCRIPT.matcher(path.replace('\\', '/')).find();
    }

    private static boolean isTool(List<String> command) {
        return !command.isEmpty() && TOOL_NAMES.contains(fileName(command.getFirst()));
    }

    /// Not a subcommand, a server for another program, or an answer and gone.
    private static boolean isConversation(List<String> arguments) {
        if (arguments.isEmpty()) {
            return true;
        }
        String first = arguments.getFirst();
        return !COMMANDS.contains(first)
                && !ANSWERS.contains(first)
                && !SERVICE.matcher(first).matches();
    }

    private static List<String> after(List<String> command, int count) {
        return command.subList(Math.min(count, command.size()), command.size());
    }

    private static String fileName(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
