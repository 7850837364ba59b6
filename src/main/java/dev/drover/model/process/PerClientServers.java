package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// Servers that are known to keep something for the one session that they believe to have, so that
/// two sessions in one process would get in each other's way. To add one: a line in the table.
public final class PerClientServers {
    private record Known(String word, String reason) {}

    private static final String BROWSER =
            "it drives one browser, and each session would click in the others' pages";
    private static final String TERMINAL =
            "it keeps terminals, and each session would type into the others'";

    /// Words of a command line; a package is named with or without its version, a script by its
    /// path.
    private static final List<Known> KNOWN =
            List.of(
                    new Known("@playwright/mcp", BROWSER),
                    new Known("playwright-mcp", BROWSER),
                    new Known("mcp-server-playwright", BROWSER),
                    new Known("@executeautomation/playwright-mcp-server", BROWSER),
                    new Known("chrome-devtools-mcp", BROWSER),
                    new Known("@modelcontextprotocol/server-puppeteer", BROWSER),
                    new Known("puppeteer-mcp-server", BROWSER),
                    new Known("@browserbasehq/mcp", BROWSER),
                    new Known("@browsermcp/mcp", BROWSER),
                    new Known("browser-use", BROWSER),
                    new Known("selenium-mcp", BROWSER),
                    new Known("@angiejones/mcp-selenium", BROWSER),
                    new Known("@wonderwhy-er/desktop-commander", TERMINAL),
                    new Known("desktop-commander", TERMINAL),
                    new Known("iterm-mcp", TERMINAL),
                    new Known("tmux-mcp", TERMINAL),
                    new Known(
                            "@modelcontextprotocol/server-sequential-thinking",
                            "it keeps one train of thought, and sessions would think each other's"),
                    new Known(
                            "mcp-server-sequential-thinking",
                            "it keeps one train of thought, and sessions would think each other's"),
                    new Known(
                            "serena",
                            "it has one active project, which each session would change for the"
                                    + " others"),
                    new Known(
                            "serena-mcp-server",
                            "it has one active project, which each session would change for the"
                                    + " others"),
                    new Known(
                            "xcodebuildmcp",
                            "it remembers one project and simulator, which each session would"
                                    + " change for the others"));

    private PerClientServers() {}

    /// @return why this command is not for sharing, in the middle of a sentence; null if it may be
    public static @Nullable String of(List<String> command) {
        for (String word : command) {
            for (Known known : KNOWN) {
                if (names(word.toLowerCase(Locale.ROOT), known.word)) {
                    return known.reason;
                }
            }
        }
        return null;
    }

    /// The word is the package, one version of it, or something inside its directory.
    private static boolean names(String word, String known) {
        int at = word.indexOf(known);
        while (at >= 0) {
            int end = at + known.length();
            boolean begins = at == 0 || word.charAt(at - 1) == '/';
            boolean ends =
                    end == word.length()
                            || word.charAt(end) == '@'
                            || word.charAt(end) == '/'
                            || word.startsWith("==", end);
            if (begins && ends) {
                return true;
            }
            at = word.indexOf(known, at + 1);
        }
        return false;
    }
}
