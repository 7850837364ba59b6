package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What costs a closer look at one process, and so is read only of those that matter. What could
/// not be read is null, which never means that it is not so.
///
/// @param sessionGone whether the leader of its terminal session has ended
/// @param cgroup the last part of its control group, such as `dbus.service`; empty where there are
/// none
/// @param cpu processor time used since its start
public record ProcessTraits(
        @Nullable Boolean sessionGone, @Nullable String cgroup, @Nullable Duration cpu) {
    /// Nothing could be seen.
    public static final ProcessTraits UNSEEN = new ProcessTraits(null, null, null);

    /// Does the service manager keep it? Unknown counts as yes: it stays.
    public boolean mayBeService() {
        return cgroup == null || cgroup.endsWith(".service");
    }
}
