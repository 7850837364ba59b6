package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// The daemon as the system's service manager knows it; what `drover service status --json` prints.
///
/// @param manager who keeps it: `systemd`, `launchd`, or `the Run key` of Windows
/// @param definition the file (or registry key) that describes it
/// @param installed whether there is such a definition
/// @param enabled whether it starts at login
/// @param running whether it runs now
/// @param pid its process, null if it does not run or the manager does not say
/// @param restarts how often the manager has started it again, null where it does not count
/// @param result how the last run ended in the manager's word, null if it is well
/// @param unreachable why the manager cannot be asked, null if it can
public record ServiceView(
        String manager,
        String definition,
        boolean installed,
        boolean enabled,
        boolean running,
        @Nullable Long pid,
        @Nullable Integer restarts,
        @Nullable String result,
        @Nullable String unreachable) {}
