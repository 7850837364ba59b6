package dev.drover.agents.copilot;

import dev.drover.model.ProcessFacts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Is a process a session of Copilot CLI? Judged by where installers put its program; what npm puts
/// on the path only starts that program and is no session.
final class CopilotProcess {
    private static final String FILE = "/(?:.*/)?copilot(?:\\.exe)?$";

    private static final List<Pattern> PROGRAMS =
            List.of(
                    Pattern.compile(
                            "/@github/copilot-(?:linux|linuxmusl|darwin|win32)-[^/]+" + FILE),
                    Pattern.compile(
                            "/(?:Caskroom|Cellar|installs|lib|libexec|opt|share|Packages)"
                                    + "/(?:GitHub\\.)?[Cc]opilot(?:-cli)?(?:[@_][^/]+)?"
                                    + FILE),
                    Pattern.compile(
                            "/nix/store/[0-9a-z]{32}-(?:github-)?copilot-cli-[^/]+" + FILE));

    /// These answer or set something and are over, or serve editors.
    private static final Set<String> NO_SESSION =
            Set.of(
                    "-v",
                    "--version",
                    "-h",
                    "--help",
                    "help",
                    "login",
                    "plugin",
                    "update",
                    "version",
                    "--acp",
                    "--headless",
                    "--server");

    private CopilotProcess() {}

    static boolean isSession(ProcessFacts process) {
        String executable = process.executable();
        if (executable == null || process.state() == 'Z') {
            return false;
        }
        String program = executable.replace('\\', '/');
        String first = process.command().size() > 1 ? process.command().get(1) : "";
        return PROGRAMS.stream().anyMatch(place -> place.matcher(program).find())
                && !NO_SESSION.contains(first);
    }
}
