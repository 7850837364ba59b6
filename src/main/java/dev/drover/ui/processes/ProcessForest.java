package dev.drover.ui.processes;

import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A tree of processes made ready for the eye, off the FX thread: who stands below whom, sums of
/// memory, and what is there too often or left behind.
///
/// @param totalBytes memory of all that is seen
/// @param orphans the topmost of each leftover tree
record ProcessForest(
        ProcessTreeView view, List<ProcessEntry> entries, long totalBytes, Orphans orphans) {

    /// @param keys those that end, with all below them
    /// @param count with all below them
    record Orphans(List<String> keys, int count, long bytes) {}

    /// Before the first look.
    static final ProcessForest NONE =
            of(
                    new ProcessTreeView(
                            Instant.EPOCH, List.of(), List.of(), List.of(), 0, List.of()),
                    id -> "");

    /// @param owners what people call an instance, by its id
    static ProcessForest of(ProcessTreeView view, Function<String, String> owners) {
        List<ProcessView> all = view.processes();
        List<ProcessEntry> entries = new ArrayList<>(all.size());
        Map<String, Integer> places = new HashMap<>();
        // From the bottom up, each is complete before the one above it.
        long[] bytes = new long[all.size()];
        int[] below = new int[all.size()];
        int[] above = above(all);
        long total = 0;
        for (int i = all.size() - 1; i >= 0; i--) {
            Long own = all.get(i).memoryBytes();
            bytes[i] += own == null ? 0 : own;
            total += own == null ? 0 : own;
            if (above[i] >= 0) {
                bytes[above[i]] += bytes[i];
                below[above[i]] += below[i] + 1;
            }
            places.put(all.get(i).key(), i);
        }
        for (int i = 0; i < all.size(); i++) {
            ProcessView one = all.get(i);
            // A key that comes twice would be two rows of one name.
            if (places.getOrDefault(one.key(), i) != i) {
                continue;
            }
            String owner = one.owner() == null ? "" : owners.apply(one.owner());
            String parent = above[i] < 0 ? null : all.get(above[i]).key();
            entries.add(ProcessEntry.of(one, i, parent, below[i], bytes[i], owner));
        }
        return new ProcessForest(
                view, Collections.unmodifiableList(entries), total, orphans(entries));
    }

    /// The index of the one above each, -1 for the topmost.
    private static int[] above(List<ProcessView> all) {
        int[] above = new int[all.size()];
        List<Integer> way = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int depth = Math.clamp(all.get(i).depth(), 0, way.size());
            while (way.size() > depth) {
                way.removeLast();
            }
            above[i] = way.isEmpty() ? -1 : way.getLast();
            way.add(i);
        }
        return above;
    }

    private static Orphans orphans(List<ProcessEntry> entries) {
        Map<String, ProcessEntry> byKey = new HashMap<>();
        entries.forEach(entry -> byKey.put(entry.key(), entry));
        List<String> keys = new ArrayList<>();
        int count = 0;
        long bytes = 0;
        for (ProcessEntry entry : entries) {
            ProcessEntry parent = entry.above() == null ? null : byKey.get(entry.above());
            boolean top = parent == null || parent.look() != ClassLook.ORPHAN;
            if (entry.look() == ClassLook.ORPHAN && top) {
                keys.add(entry.key());
                count += entry.below() + 1;
                bytes += entry.wholeBytes();
            }
        }
        return new Orphans(List.copyOf(keys), count, bytes);
    }
}
