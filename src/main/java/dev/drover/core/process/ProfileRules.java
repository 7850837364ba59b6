package dev.drover.core.process;

import dev.drover.model.ProcessFacts;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.Scope;
import dev.drover.model.process.ServerSignature;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Which daemons are known, and how their processes are told. A profile's pattern must begin to fit
/// in what is run, so that an editor or a search that merely names a daemon is none.
public final class ProfileRules {
    private static final int LONGEST = 4_096;
    private static final int MOST_STEPS = 200_000;

    private static final List<DaemonProfile> BUILT_IN =
            List.of(
                    profile(
                            "styxy",
                            "(?:^|[/:])styxy(?:\\.js)? (?:.* )?(?:daemon|serve)\\b",
                            "~/.styxy",
                            null,
                            null,
                            null),
                    profile(
                            "styxy-server",
                            "(?:^|[/:])styxy-server(?:[/ ]|$|\\.)",
                            "~/.styxy/locks",
                            "*.lock",
                            null,
                            null),
                    profile(
                            "may-la",
                            "(?:^|/)mayla-daemon(?: |$)",
                            "~/.mayla/instances/*",
                            "daemon.lock",
                            "daemon.sock",
                            "*.db"),
                    new DaemonProfile(
                            "mnemosyne",
                            Pattern.compile("(?:^|/)mnemosyne (?:.* )?(?:serve|daemon)\\b"),
                            Scope.INSTANCE,
                            1,
                            "~/.local/share/mnemosyne",
                            null,
                            null,
                            "*.db",
                            true),
                    profile(
                            "claude-tmux",
                            "(?:^|/)claude-tmux(?:-daemon|-bridge)(?:\\.sh)?(?: |$)",
                            null,
                            null,
                            null,
                            null));

    private ProfileRules() {}

    private static DaemonProfile profile(
            String name,
            String pattern,
            @Nullable String instances,
            @Nullable String locks,
            @Nullable String sockets,
            @Nullable String databases) {
        return new DaemonProfile(
                name,
                Pattern.compile(pattern),
                Scope.USER,
                1,
                instances,
                locks,
                sockets,
                databases,
                true);
    }

    public static List<DaemonProfile> builtIn() {
        return BUILT_IN;
    }

    /// The daemon that this is, null if it is none.
    public static @Nullable KnownProcess daemon(
            ServerSignature signature, Collection<DaemonProfile> profiles) {
        String words = signature.entry() + " " + String.join(" ", signature.arguments());
        String text = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
        for (DaemonProfile profile : profiles) {
            if (fits(profile.process(), text.strip(), signature.entry().length())) {
                return new KnownProcess(
                        KnownProcess.Kind.DAEMON,
                        profile.name(),
                        signature,
                        "The profile '"
                                + profile.name()
                                + "' knows it"
                                + (profile.builtIn() ? "." : ", one of your own."),
                        profile);
            }
        }
        return null;
    }

    private static boolean fits(Pattern pattern, String text, int entry) {
        try {
            var matcher = pattern.matcher(new Counted(text, new int[1]));
            return matcher.find() && matcher.start() < entry;
        } catch (TooMuch e) {
            return false;
        }
    }

    /// A session's end of something (`drover share NAME …`, `drover mcp`), null for all else.
    public static @Nullable KnownProcess end(ProcessFacts facts) {
        List<String> command = facts.command();
        String word = command.size() < 2 ? "" : command.get(1);
        boolean share = word.equals("share") && command.contains("--");
        if (!isDrover(command) || !(share || (word.equals("mcp") && command.size() == 2))) {
            return null;
        }
        String name = share ? Names.line(command.get(2)) : "drover";
        return new KnownProcess(
                KnownProcess.Kind.END,
                name,
                null,
                share
                        ? "It is the session's end of the shared server '" + name + "'."
                        : "Through it the session speaks with Drover.",
                null);
    }

    private static boolean isDrover(List<String> command) {
        String program = command.isEmpty() ? "" : command.getFirst();
        return program.substring(program.lastIndexOf('/') + 1).equals("drover");
    }

    /// `drover singleton NAME …`, null for all else.
    public static @Nullable KnownProcess singleton(ProcessFacts facts) {
        List<String> command = facts.command();
        if (command.size() < 3 || !command.get(1).equals("singleton")) {
            return null;
        }
        if (!isDrover(command)) {
            return null;
        }
        return new KnownProcess(
                KnownProcess.Kind.SINGLETON,
                command.get(2),
                null,
                "It is `drover singleton " + Names.line(command.get(2)) + "`.",
                null);
    }

    /// A pattern may need more steps than there are stars; nobody waits for that.
    private record Counted(CharSequence text, int[] steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooMuch();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("too many steps", null, false, false);
        }
    }
}
