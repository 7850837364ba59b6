package dev.drover.store;

import dev.drover.model.Event;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;

import java.util.List;

/// Random events of worktrees: few paths and ids, so that they meet.
final class RandomWorktrees {
    private static final List<String> NAMES = List.of("/w/a", "/w/b", "/w/c");

    private RandomWorktrees() {}

    static void into(RandomEvents events) {
        events.makers.put(
                Event.WorktreeReserved.class,
                () ->
                        new Event.WorktreeReserved(
                                new MadeWorktree(
                                        name(events),
                                        "/w",
                                        events.text(),
                                        events.text(),
                                        events.random.nextBoolean() ? null : events.text(),
                                        events.instant(),
                                        false)));
        events.makers.put(Event.WorktreeReady.class, () -> new Event.WorktreeReady(name(events)));
        events.makers.put(
                Event.WorktreeFailed.class,
                () -> new Event.WorktreeFailed(name(events), events.text()));
        events.makers.put(
                Event.WorktreeForgotten.class, () -> new Event.WorktreeForgotten(name(events)));
        events.makers.put(
                Event.WorktreeRemovalBegun.class,
                () -> new Event.WorktreeRemovalBegun(trashed(events)));
        events.makers.put(
                Event.WorktreeKept.class,
                () -> new Event.WorktreeKept(name(events), events.text()));
        events.makers.put(
                Event.WorktreeTrashed.class,
                () -> new Event.WorktreeTrashed(name(events), events.instant()));
        events.makers.put(
                Event.WorktreeRestored.class, () -> new Event.WorktreeRestored(name(events)));
        events.makers.put(Event.WorktreePurged.class, () -> new Event.WorktreePurged(name(events)));
        events.makers.put(
                Event.WorktreeSnapshot.class,
                () -> new Event.WorktreeSnapshot(name(events), events.text()));
        events.makers.put(
                Event.WorktreeLost.class,
                () -> new Event.WorktreeLost(name(events), "/w", events.text()));
    }

    private static TrashedWorktree trashed(RandomEvents events) {
        return new TrashedWorktree(
                name(events),
                name(events),
                "/w",
                "/w/.git",
                "/w/.git/worktrees/a",
                "/w/.drover-trash/a",
                events.random.nextBoolean() ? null : events.text(),
                events.random.nextBoolean() ? null : events.text(),
                events.random.nextBoolean() ? null : events.random.nextLong(),
                null,
                List.of(events.text()));
    }

    private static String name(RandomEvents events) {
        return NAMES.get(events.random.nextInt(NAMES.size()));
    }
}
