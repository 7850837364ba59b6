package dev.drover.core.share;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which servers say of themselves that they keep something for the one session that they believe
/// to have, so that two sessions in one process would get in each other's way.
public final class PerClientState {
    /// What a server may say of itself below `experimental` of its capabilities.
    private static final List<String> ANNOUNCED =
            List.of("perClientState", "perSessionState", "sessionState");

    private PerClientState() {}

    /// @param answer to `initialize`
    /// @return why a server that answers so is not for sharing; null if it may be
    public static @Nullable String of(RpcLine answer) {
        String experimental = answer.packed(RpcField.EXPERIMENTAL);
        for (String word : ANNOUNCED) {
            int at = experimental.indexOf('"' + word + "\":");
            if (at >= 0 && !experimental.startsWith("false", at + word.length() + 3)) {
                return "it announces that it keeps state for each client ('" + word + "')";
            }
        }
        return null;
    }
}
