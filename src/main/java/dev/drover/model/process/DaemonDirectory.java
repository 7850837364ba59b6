package dev.drover.model.process;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What lies in one directory that a daemon keeps for itself, and who uses it.
///
/// @param profile the daemon's profile
/// @param path the directory
/// @param bytes of all files in it; at least so many where `whole` is false
/// @param whole nothing was left out, for size or for permission
/// @param changed when something in it was written last
/// @param users pids of processes that have something open in it, or stand in it
/// @param unseen processes of this user that could not be looked into
public record DaemonDirectory(
        String profile,
        String path,
        long bytes,
        boolean whole,
        Instant changed,
        List<Lock> locks,
        List<Door> sockets,
        List<Store> databases,
        List<Long> users,
        int unseen) {
    public DaemonDirectory {
        locks = List.copyOf(locks);
        sockets = List.copyOf(sockets);
        databases = List.copyOf(databases);
        users = List.copyOf(users);
    }

    /// @param holder pid that holds it, null if nobody does or it cannot be seen
    public record Lock(String path, @Nullable Long holder) {}

    /// @param clients connections that are open now
    public record Door(String path, boolean listening, int clients) {}

    /// @param walBytes of its write-ahead log, 0 without one
    public record Store(String path, long bytes, long walBytes) {}

    /// Nobody uses it, and nothing was hidden that could say otherwise.
    public boolean abandoned() {
        return users.isEmpty()
                && unseen == 0
                && locks.stream().allMatch(lock -> lock.holder() == null)
                && sockets.stream().noneMatch(Door::listening);
    }
}
