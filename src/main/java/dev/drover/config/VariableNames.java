package dev.drover.config;

import dev.drover.model.VisibleText;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which environment variables a project may have set for its agents. Those that programs take
/// orders from are out of the question, whatever value they would get.
public final class VariableNames {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Set<String> NEVER =
            Set.of(
                    ("PATH CDPATH FPATH MANPATH CLASSPATH IFS ENV HOME SHELL SHELLOPTS SHLVL USER"
                                    + " LOGNAME UID EUID PPID PWD OLDPWD TERM LANG LANGUAGE TZ"
                                    + " TMPDIR TMP TEMP EDITOR VISUAL PAGER BROWSER DISPLAY PS4"
                                    + " PROMPT_COMMAND MAKEFLAGS GOPATH GOROOT GOFLAGS GOPROXY"
                                    + " RUBYOPT RUBYLIB RUSTFLAGS")
                            .split(" "));
    private static final List<String> NEVER_WITH =
            List.of(
                    ("LD_ DYLD_ NODE_ NPM_ BASH_ ZSH_ PYTHON JAVA_ JDK_ PERL5 PERL_ CARGO_ RUSTC_"
                                    + " RUSTUP_ GIT_ SSH_ GPG_ LC_ XDG_ DBUS_ CLAUDE ANTHROPIC"
                                    + " DROVER")
                            .split(" "));

    private VariableNames() {}

    /// @return what is wrong with it, to complete "its name …"; empty if it may be set
    public static Optional<String> complaint(String name) {
        if (!FORM.matcher(name).matches()) {
            return Optional.of("must be capitals, digits and '_', such as API_PORT");
        }
        boolean never = NEVER.contains(name) || NEVER_WITH.stream().anyMatch(name::startsWith);
        return never
                ? Optional.of("is " + VisibleText.line(name, 64) + ", which other programs obey")
                : Optional.empty();
    }
}
