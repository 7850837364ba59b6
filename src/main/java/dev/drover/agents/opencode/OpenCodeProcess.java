package dev.drover.agents.opencode;

import dev.drover.model.ProcessFacts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Is a process a session of OpenCode? Judged by where installers put its program. The script that
/// npm puts on the path only starts that program and is no session.
final class OpenCodeProcess {
    private static final String FILE = "/(?:.*/)?\\.?opencode(?:-wrapped)?(?:\\.exe)?$";

    private static final List<Pattern> PROGRAMS =
            List.of(
                    Pattern.compile("/opencode-(?:linux|darwin|windows)-[^/]+" + FILE),
                    Pattern.compile("/opencode-ai" + FILE),
                    Pattern.compile("/\\.opencode/bin/opencode(?:\\.exe)?$"),
                    Pattern.compile(
                            "/(?:Caskroom|Cellar|Programs|installs|lib|libexec|opt|share|apps)"
                                    + "/opencode(?:@[^/]+)?"
                                    + FILE),
                    Pattern.compile("/nix/store/[0-9a-z]{32}-opencode-[^/]+" + FILE));

    /// These answer or set something and are over.
    private static final Set<String> COMMANDS =
            Set.of(
                    "agent",
                    "auth",
                    "completion",
                    "db",
                    "debug",
                    "export",
                    "github",
                    "import",
                    "mcp",
                    "models",
                    "plugin",
                    "pr",
                    "providers",
                    "session",
                    "stats",
                    "uninstall",
                    "upgrade");

    private static final Set<String> ANSWERS = Set.of("-v", "--version", "-h", "--help");

    /// These serve sessions to others, without one of their own.
    private static final Set<String> SERVICES = Set.of("serve", "web", "acp");

    private OpenCodeProcess() {}

    static boolean isSession(ProcessFacts process) {
        String first = firstArgument(process);
        return isProgram(process)
                && !COMMANDS.contains(first)
                && !ANSWERS.contains(first)
                && !SERVICES.contains(first);
    }

    static boolean isService(ProcessFacts process) {
        return isProgram(process) && SERVICES.contains(firstArgument(process));
    }

    private static String firstArgument(ProcessFacts process) {
        return process.command().size() > 1 ? process.command().get(1) : "";
    }

    private static boolean isProgram(ProcessFacts process) {
        String executable = process.executable();
        if (executable == null || process.state() == 'Z') {
            return false;
        }
        String program = executable.replace('\\', '/');
        return PROGRAMS.stream().anyMatch(place -> place.matcher(program).find());
    }
}
