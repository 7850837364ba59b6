package dev.drover.core;

import dev.drover.model.Location;
import dev.drover.model.PortType;
import dev.drover.model.PortTypes;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// In which order the ports of a range are tried. The same workspace, worktree and name always
/// begin at the same port, so that an agent mostly gets the port that the one before it had.
/// Places at the start of a range belong to branches, and others get them last.
final class PortChoice {
    private final PortType type;
    private final int reserved;
    private final int own;
    private final int begin;

    private PortChoice(PortType type, int reserved, int own, int begin) {
        this.type = type;
        this.reserved = reserved;
        this.own = own;
        this.begin = begin;
    }

    static PortChoice of(PortType type, PortTypes types, Location location, String name) {
        // A range that has no more than the branches' places is anybody's.
        int reserved = types.reserved() < type.size() ? types.reserved() : 0;
        int own = own(types, location.branch());
        long hash = hash(location.workspace().value(), location.worktree(), name);
        int begin = (int) Long.remainderUnsigned(hash, type.size() - reserved);
        return new PortChoice(type, reserved, own < type.size() ? own : -1, begin);
    }

    private static int own(PortTypes types, @Nullable String branch) {
        return branch == null ? -1 : types.offsets().getOrDefault(branch, -1);
    }

    /// The first port of the order that may be had.
    OptionalInt first(IntPredicate free) {
        if (own >= 0 && free.test(type.first() + own)) {
            return OptionalInt.of(type.first() + own);
        }
        int open = type.size() - reserved;
        for (int i = 0; i < open; i++) {
            int port = type.first() + reserved + (begin + i) % open;
            if (free.test(port)) {
                return OptionalInt.of(port);
            }
        }
        for (int i = 0; i < reserved; i++) {
            if (free.test(type.first() + i)) {
                return OptionalInt.of(type.first() + i);
            }
        }
        return OptionalInt.empty();
    }

    /// FNV-1a, with its bits mixed once more because only the remainder counts.
    private static long hash(String workspace, @Nullable String worktree, String name) {
        String text = workspace + '\0' + (worktree == null ? "" : worktree) + '\0' + name;
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
