package dev.drover.ui.processes;

import dev.drover.model.VisibleText;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessTreeView.Directory;
import dev.drover.ui.part.Figures;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One thing worth a look, in a line above the table: what it is, what would be won, and where it
/// leads.
///
/// @param way what to do about it
/// @param key the process to show, null for none
/// @param ends keys that would end, empty for none
/// @param words safe for the eye
record Finding(Way way, String words, @Nullable String key, List<String> ends) {
    private static final int NAME = 60;
    private static final int NOTICE = 240;

    enum Way {
        ORPHANS,
        DUPLICATE,
        DIRECTORIES,
        SAVING,
        SHARED,
        NOTICE
    }

    static List<Finding> of(ProcessForest forest, List<Directory> directories) {
        List<Finding> found = new ArrayList<>();
        orphans(forest.orphans(), found);
        forest.view().duplicates().forEach(one -> found.add(duplicate(one)));
        List<Directory> abandoned = DirectorySheet.abandoned(directories);
        if (!abandoned.isEmpty()) {
            found.add(
                    new Finding(
                            Way.DIRECTORIES,
                            Figures.count(
                                            abandoned.size(),
                                            "directory of a daemon is",
                                            "directories of daemons are")
                                    + " used by nobody: "
                                    + DirectorySheet.size(abandoned)
                                    + ".",
                            null,
                            List.of()));
        }
        forest.view().savings().forEach(one -> found.add(saving(one, forest)));
        forest.view().shared().forEach(one -> found.add(shared(one)));
        hidden(forest.view().hidden(), found);
        forest.view().notices().forEach(one -> found.add(notice(VisibleText.line(one, NOTICE))));
        return found;
    }

    /// All that would end for the same reason as this one: the others that are too many of the same
    /// server, or that the same session has left.
    static List<String> together(ProcessForest forest, String key) {
        for (ProcessTreeView.Duplicate one : forest.view().duplicates()) {
            if (one.extra().contains(key)) {
                return one.extra();
            }
        }
        List<String> left = forest.orphans().keys();
        if (!left.contains(key)) {
            return List.of(key);
        }
        Map<String, String> owners = new HashMap<>();
        forest.entries().forEach(e -> owners.put(e.key(), String.valueOf(e.view().owner())));
        String owner = owners.get(key);
        return left.stream().filter(other -> Objects.equals(owners.get(other), owner)).toList();
    }

    private static void orphans(ProcessForest.Orphans orphans, List<Finding> found) {
        if (orphans.count() > 0) {
            found.add(
                    new Finding(
                            Way.ORPHANS,
                            Figures.count(
                                            orphans.count(),
                                            "process outlives its session",
                                            "processes outlive their sessions")
                                    + bytes(", holding ", orphans.bytes())
                                    + ".",
                            orphans.keys().getFirst(),
                            orphans.keys()));
        }
    }

    private static Finding duplicate(ProcessTreeView.Duplicate one) {
        int now = one.kept().size() + one.extra().size();
        return new Finding(
                Way.DUPLICATE,
                VisibleText.line(one.name(), NAME)
                        + " runs "
                        + now
                        + " times in "
                        + VisibleText.line(one.within(), NAME)
                        + (one.limit() == 1 ? "; once" : "; " + one.limit() + " times")
                        + " would do"
                        + bytes(" and save ", one.extraBytes())
                        + ".",
                one.extra().isEmpty() ? null : one.extra().getFirst(),
                one.extra());
    }

    private static Finding saving(ProcessTreeView.Saving one, ProcessForest forest) {
        String first =
                forest.entries().stream()
                        .filter(entry -> one.server().equals(entry.view().server()))
                        .map(ProcessEntry::key)
                        .findFirst()
                        .orElse(null);
        return new Finding(
                Way.SAVING,
                one.instances()
                        + " × "
                        + VisibleText.line(one.name(), NAME)
                        + bytes(", ", one.memoryBytes())
                        + ": one for each session. After `drover setup share` they share one.",
                first,
                List.of());
    }

    private static Finding shared(ProcessTreeView.Shared one) {
        return new Finding(
                Way.SHARED,
                Figures.count(one.sessions(), "session shares ", "sessions share ")
                        + VisibleText.line(one.name(), NAME)
                        + bytes(", which saves ", one.savedBytes())
                        + ".",
                one.key(),
                List.of());
    }

    private static void hidden(int hidden, List<Finding> found) {
        if (hidden > 0) {
            found.add(
                    notice(
                            Figures.count(hidden, "session runs", "sessions run")
                                    + " where its processes cannot be seen, such as in a"
                                    + " container."));
        }
    }

    private static Finding notice(String words) {
        return new Finding(Way.NOTICE, words, null, List.of());
    }

    private static String bytes(String before, long bytes) {
        return bytes > 0 ? before + Figures.bytes(bytes) : "";
    }
}
