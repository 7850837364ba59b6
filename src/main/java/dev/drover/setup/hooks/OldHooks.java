package dev.drover.setup.hooks;

import java.util.regex.Pattern;

/// Hooks of other programs that do what Drover does: they watch sessions, start or end daemons of
/// their own, keep locks by pid. Two of a kind count everything twice.
public final class OldHooks {
    private static final Pattern NAMES =
            Pattern.compile(
                    "(?<![A-Za-z0-9])("
                            + "styxy(-[a-z0-9-]+)?"
                            + "|mayla(-daemon)?"
                            + "|claude-memory"
                            + "|claude-(instance|session)-(registry|tracker|monitor|manager)"
                            + "|(un)?register-(session|instance)"
                            + "|(session|instance)-(registry|tracker|monitor)"
                            + ")(?![A-Za-z0-9])",
                    Pattern.CASE_INSENSITIVE);

    private OldHooks() {}

    /// @param command of a hook
    public static boolean is(String command) {
        return OurCommand.of(command).isEmpty() && NAMES.matcher(command).find();
    }
}
