package dev.drover.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A script that grows a random tree of real processes, and who in it must live.
final class RandomTree {
    private final Random random;
    private final String prefix;
    private int count;

    /// Below the root, or the root itself: what must end.
    final List<String> ends = new ArrayList<>();

    /// What left the tree, or stands below what is kept.
    final List<String> lives = new ArrayList<>();

    final List<String> services = new ArrayList<>();
    final List<String> foreign = new ArrayList<>();
    final String script;

    private enum Kind {
        PLAIN,
        DEAF,
        STONE,
        STOPPED,
        OWN_SESSION,
        LEAVES,
        SERVICE,
        FOREIGN
    }

    RandomTree(long seed, String prefix) {
        this.random = new Random(seed);
        this.prefix = prefix;
        this.script = "export -f born; " + node("root", Kind.PLAIN, 0, false);
    }

    String root() {
        return prefix + "root";
    }

    private String node(String word, Kind kind, int depth, boolean kept) {
        String name = prefix + word;
        boolean stays = kept || kind == Kind.LEAVES || kind == Kind.SERVICE || kind == Kind.FOREIGN;
        (stays ? lives : ends).add(name);
        if (kind == Kind.SERVICE) {
            services.add(name);
        }
        if (kind == Kind.FOREIGN) {
            foreign.add(name);
        }
        StringBuilder text = new StringBuilder();
        int children = depth > 3 ? 0 : random.nextInt(depth == 0 ? 2 : 0, 4);
        for (int i = 0; i < children && count < 14; i++) {
            text.append(child(depth + 1, stays));
        }
        // One that nobody waits for.
        text.append(random.nextInt(3) == 0 ? "(exit 0) & " : "");
        return text + own(name, kind);
    }

    private String child(int depth, boolean kept) {
        count++;
        Kind[] kinds = Kind.values();
        Kind kind = random.nextInt(2) == 0 ? Kind.PLAIN : kinds[random.nextInt(kinds.length)];
        String inner = node("n" + count, kind, depth, kept);
        return switch (kind) {
            case LEAVES -> "( ( " + inner + " ) & ); ";
            case OWN_SESSION -> "( exec setsid bash -c '" + inner.replace("'", "'\\''") + "' ) & ";
            default -> "( " + inner + " ) & ";
        };
    }

    private static String own(String name, Kind kind) {
        String sleep = "; exec sleep 600";
        return switch (kind) {
            case DEAF -> "trap \"\" TERM; born " + name + sleep;
            case STONE -> "trap \"\" TERM INT; born " + name + sleep;
            case STOPPED -> "born " + name + "; kill -STOP $BASHPID" + sleep;
            default -> "born " + name + sleep;
        };
    }
}
