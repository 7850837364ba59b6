package dev.drover.setup;

import dev.drover.setup.hooks.OurCommand;
import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Drover's tools for Codex, whose servers are tables of a TOML file. A table of our own stands at
/// its end, below a line that says so; nothing else of the file is read as TOML.
record CodexServerTarget(HookTarget codex) implements Target {
    private static final String MARK = "# Added by `drover setup mcp`.";

    private static final Pattern OURS =
            Pattern.compile(
                    "(?:\\r?\\n)?"
                            + Pattern.quote(MARK)
                            + "\\r?\\n\\[mcp_servers\\.drover\\]\\r?\\ncommand = \"[^\\n]*\"\\r?\\n"
                            + "args = \\[\"mcp\"\\]\\r?\\n");

    private static final Pattern OTHER =
            Pattern.compile(
                    "(?m)^[ \\t]*(?:\\[+\\s*mcp_servers\\s*\\.\\s*[\"']?drover[\"']?\\s*\\]|"
                            + "mcp_servers\\s*(?:=|\\.\\s*drover))");

    @Override
    public String name() {
        return Targets.MCP + "-" + codex.name();
    }

    @Override
    public String title() {
        return codex.title() + ": Drover's tools";
    }

    @Override
    public boolean isHere(Ground ground) {
        return false;
    }

    @Override
    public boolean suits(Ground ground) {
        return codex.isHere(ground);
    }

    @Override
    public Path file(Ground ground) {
        return ground.directory("CODEX_HOME", ".codex").resolve("config.toml");
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        String block = block(ground);
        if (text == null || text.isBlank()) {
            return (text == null ? "" : text) + block;
        }
        if (OURS.matcher(text).find()) {
            return text.contains(block)
                    ? text
                    : OURS.matcher(text)
                            .replaceFirst(
                                    found ->
                                            java.util.regex.Matcher.quoteReplacement(
                                                    (found.group().startsWith(MARK) ? "" : "\n")
                                                            + block));
        }
        if (OTHER.matcher(text).find()) {
            throw new MalformedTextException("\"mcp_servers\" has one called drover, or is a line");
        }
        return text + (text.endsWith("\n") ? "\n" : "\n\n") + block;
    }

    private static String block(Ground ground) {
        return MARK
                + "\n[mcp_servers.drover]\ncommand = \""
                + JsonText.inside(ground.client().toString())
                + "\"\nargs = [\"mcp\"]\n";
    }

    @Override
    public boolean isIn(String text) {
        return OURS.matcher(text).find();
    }

    @Override
    public @Nullable String removed(String text, @Nullable String clean, List<String> copies) {
        String left = OURS.matcher(text).replaceFirst("");
        return clean == null && left.isBlank() ? null : left;
    }

    @Override
    public String core(String text) {
        return OURS.matcher(text).replaceFirst("").stripTrailing();
    }

    @Override
    public boolean hasSecrets() {
        return true;
    }

    @Override
    public List<String> notes(@Nullable String text, Ground ground, Wish wish) {
        return List.of("Codex has them at its next start.");
    }

    @Override
    public Optional<Trial> trial(Ground ground) {
        return Optional.of(
                new Trial(
                        OurCommand.quoted(ground.client().toString()) + " mcp",
                        ServerTarget.TRIAL));
    }
}
