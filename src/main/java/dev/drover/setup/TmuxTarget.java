package dev.drover.setup;

import dev.drover.setup.hooks.OurCommand;
import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// tmux: when one of its sessions closes, whatever a script has registered under that session's
/// name ends with it. One line of its configuration, known by its end.
record TmuxTarget() implements Target {
    private static final String MARK = " # by `drover setup tmux`";

    /// An element of its own in tmux's list, so that hooks of others stay, and reading the file
    /// again adds nothing.
    private static final String HOOK = "session-closed[4731]";

    @Override
    public String name() {
        return "tmux";
    }

    @Override
    public String title() {
        return "tmux";
    }

    @Override
    public boolean isHere(Ground ground) {
        return false;
    }

    @Override
    public boolean suits(Ground ground) {
        return ground.hasProgram("tmux");
    }

    @Override
    public Path file(Ground ground) {
        Path old = ground.home().resolve(".tmux.conf");
        Path usual = ground.config().resolve("tmux").resolve("tmux.conf");
        return Files.notExists(old) && Files.exists(usual) ? usual : old;
    }

    private static String command(Ground ground) {
        return "run-shell -b \""
                + OurCommand.quoted(ground.client().toString()).replace("\"", "\\\"")
                + " hook generic --event ended --session #{q:hook_session_name}\"";
    }

    @Override
    public String installed(@Nullable String text, Ground ground, Wish wish)
            throws MalformedTextException {
        String client = ground.client().toString();
        if (client.chars().anyMatch(c -> "\"'\\$`#".indexOf(c) >= 0)) {
            throw new MalformedTextException(
                    "the path " + client + " has characters that tmux reads in its own way");
        }
        String line = "set-hook -g '" + HOOK + "' '" + command(ground) + "'" + MARK;
        if (text == null) {
            return line + "\n";
        }
        int[] ours = ours(text);
        if (ours.length > 0) {
            return text.substring(0, ours[0]) + line + text.substring(ours[1]);
        }
        if (text.stripTrailing().endsWith("\\")) {
            throw new MalformedTextException("its last line goes on with a \\");
        }
        boolean closed = text.isEmpty() || text.endsWith("\n");
        return closed ? text + line + eol(text) : text + eol(text) + line;
    }

    private static String eol(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// Where our line begins and ends, without its line end; empty if there is none.
    private static int[] ours(String text) {
        int mark = text.indexOf(MARK);
        if (mark < 0) {
            return new int[0];
        }
        return new int[] {text.lastIndexOf('\n', mark) + 1, mark + MARK.length()};
    }

    @Override
    public boolean isIn(String text) {
        return ours(text).length > 0;
    }

    @Override
    public @Nullable String removed(String text, @Nullable String clean, List<String> copies) {
        String after = core(text);
        return after.isEmpty() && clean == null ? null : after;
    }

    @Override
    public String core(String text) {
        int[] ours = ours(text);
        if (ours.length == 0) {
            return text;
        }
        int from = ours[0];
        int to = ours[1];
        if (text.startsWith("\r\n", to)) {
            to += 2;
        } else if (text.startsWith("\n", to)) {
            to++;
        } else if (from > 0) {
            from -= text.startsWith("\r\n", Math.max(0, from - 2)) ? 2 : 1;
        }
        return text.substring(0, from) + text.substring(to);
    }

    @Override
    public List<String> live(Ground ground, boolean install) {
        return install
                ? List.of("tmux", "set-hook", "-g", HOOK, command(ground))
                : List.of("tmux", "set-hook", "-gu", HOOK);
    }
}
