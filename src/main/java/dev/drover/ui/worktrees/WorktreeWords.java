package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.Shown;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a worktree holds, how it stands to others and who is in it, in few words.
final class WorktreeWords {
    /// What has no number in the view, in the words of a table.
    private static final Map<HazardKind, String> WITHOUT_NUMBER =
            Map.of(
                    HazardKind.HIDDEN_EDITS, "hidden edits",
                    HazardKind.SUBMODULE, "a submodule",
                    HazardKind.NESTED_REPOSITORY, "a repository inside",
                    HazardKind.OWN_REFS, "references of its own");

    private WorktreeWords() {}

    /// What people call each instance, by its id.
    static Map<String, String> names(List<InstanceView> instances, Instant now) {
        Map<String, String> names = new HashMap<>();
        instances.forEach(one -> names.put(one.id(), Shown.of(one, now).title()));
        return names;
    }

    /// @return such as `clean`, `2 changed, 1 untracked`, `in the middle of a rebase`
    static String holds(WorktreeView view) {
        List<HazardKind> kinds = view.hazards().stream().map(Hazard::kind).toList();
        if (kinds.contains(HazardKind.NOT_REGISTERED)) {
            return "gone from the disk";
        }
        if (kinds.contains(HazardKind.UNKNOWN) || kinds.contains(HazardKind.UNTRUSTED)) {
            return "not looked at";
        }
        List<String> parts = new ArrayList<>();
        if (view.operation() != null) {
            parts.add("in the middle of " + VisibleText.line(view.operation(), 80));
        }
        count(parts, view.conflicted(), "in conflict");
        count(parts, view.staged(), "staged");
        count(parts, view.modified(), "changed");
        count(parts, view.untracked(), "untracked");
        count(parts, view.ignored(), "ignored");
        count(parts, view.unpushed(), "unpushed");
        kinds.stream()
                .distinct()
                .filter(WITHOUT_NUMBER::containsKey)
                .map(WITHOUT_NUMBER::get)
                .forEach(parts::add);
        return parts.isEmpty() ? "clean" : String.join(", ", parts);
    }

    private static void count(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }

    /// @return such as `↑2 ↓1`, `even`, or nothing where it follows no branch
    static String tracking(WorktreeView view) {
        Integer ahead = view.ahead();
        Integer behind = view.behind();
        if (ahead == null || behind == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (ahead > 0) {
            parts.add("↑" + ahead);
        }
        if (behind > 0) {
            parts.add("↓" + behind);
        }
        return parts.isEmpty() ? "even" : String.join(" ", parts);
    }

    /// The same as a sentence without its end.
    static String trackingInFull(WorktreeView view) {
        Integer ahead = view.ahead();
        Integer behind = view.behind();
        if (view.upstream() == null || ahead == null || behind == null) {
            return "follows no branch";
        }
        String upstream = VisibleText.line(view.upstream(), 200);
        if (ahead == 0 && behind == 0) {
            return "even with " + upstream;
        }
        List<String> parts = new ArrayList<>();
        count(parts, ahead, "ahead of");
        count(parts, behind, "behind");
        return String.join(" and ", parts) + " " + upstream;
    }

    /// Agents by their names, and how many other processes.
    ///
    /// @param names what people call an instance, by its id
    static String who(WorktreeView view, Function<String, String> names) {
        List<String> parts = new ArrayList<>(view.instances().stream().map(names).toList());
        int processes = view.processes().size();
        if (processes > 0) {
            parts.add(Figures.count(processes, "process", "processes"));
        }
        return String.join(", ", parts);
    }

    /// @return the branch, or where a detached one stands
    static String branch(WorktreeView view) {
        if (view.branch() != null) {
            return VisibleText.line(view.branch(), 250);
        }
        return view.head() == null ? "no commit yet" : "detached at " + commit(view.head());
    }

    static String commit(String head) {
        return VisibleText.line(head.substring(0, Math.min(9, head.length())), 12);
    }

    /// The last part of a path.
    static String name(String path) {
        int end = path.endsWith("/") && path.length() > 1 ? path.length() - 1 : path.length();
        int slash = Math.max(path.lastIndexOf('/', end - 1), path.lastIndexOf('\\', end - 1));
        String segment = path.substring(slash + 1, end);
        return VisibleText.line(segment.isBlank() ? path : segment, 250);
    }
}
