package dev.drover.core.worktree;

import dev.drover.model.VisibleText;
import dev.drover.model.worktree.GitOperation;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.model.worktree.IgnoredEntry;
import dev.drover.model.worktree.Names;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What speaks against removing a worktree. An empty list means: provably nothing is lost, even
/// without the trash.
public final class HazardRules {
    private static final int LONGEST_NAME = 80;
    private static final int SHOWN = 3;

    private final List<Hazard> hazards = new ArrayList<>();

    private HazardRules() {}

    /// The hazards, those first that nobody can override.
    public static List<Hazard> of(WorktreeLook look, Occupants occupants) {
        HazardRules rules = new HazardRules();
        rules.place(look);
        rules.occupied(occupants);
        rules.files(look);
        rules.commits(look);
        return rules.hazards.stream()
                .sorted(Comparator.comparing(h -> !h.kind().blocking()))
                .toList();
    }

    /// Whether nobody may remove it now.
    public static boolean blocked(List<Hazard> hazards) {
        return hazards.stream().anyMatch(h -> h.kind().blocking());
    }

    private void place(WorktreeLook look) {
        WorktreeRef ref = look.ref();
        if (ref.main() || ref.bare()) {
            add(HazardKind.MAIN_WORKTREE, "It is the repository itself, not a linked worktree.");
        }
        if (ref.prunable() != null) {
            add(HazardKind.NOT_REGISTERED, "It is gone from the disk: " + named(ref.prunable()));
        } else if (!look.linkValid()) {
            add(
                    HazardKind.BROKEN_LINK,
                    "Its .git file and the repository do not name each other. `git worktree"
                            + " repair` mends that.");
        }
        if (ref.locked() != null) {
            String why = ref.locked().isEmpty() ? "" : " (" + named(ref.locked()) + ")";
            add(HazardKind.LOCKED, "It is locked" + why + ". `git worktree unlock` opens it.");
        }
        names(HazardKind.HOLDS_OTHERS, look.holding(), "Inside it lies", "Inside it lie");
        names(
                HazardKind.MOUNT_INSIDE,
                look.mounts(),
                "Another disk is mounted at",
                "Other disks are mounted at");
        if (look.untrusted() != null) {
            add(
                    HazardKind.UNTRUSTED,
                    "Its repository's configuration would run a command ("
                            + named(look.untrusted())
                            + "). `drover settings set worktrees.trusted` takes repositories that"
                            + " you trust.");
        }
        if (look.unknown() != null) {
            add(HazardKind.UNKNOWN, "It could not be looked at: " + named(look.unknown()));
        }
    }

    private void occupied(Occupants occupants) {
        for (String instance : occupants.instances()) {
            add(HazardKind.INSTANCE_INSIDE, "Agent " + named(instance) + " works there.");
        }
        if (!occupants.processes().isEmpty()) {
            Names all = Names.of(occupants.processes());
            names(HazardKind.PROCESS_INSIDE, all, "In use by", "In use by");
        }
        if (occupants.blind()) {
            add(
                    HazardKind.PROCESS_INSIDE,
                    "This system does not show whether a process works there.");
        }
    }

    private void files(WorktreeLook look) {
        names(HazardKind.STAGED, look.staged(), "Staged:", "Staged:");
        names(HazardKind.MODIFIED, look.modified(), "Changed:", "Changed:");
        names(HazardKind.CONFLICTED, look.conflicted(), "In conflict:", "In conflict:");
        names(HazardKind.UNTRACKED, look.untracked(), "Untracked:", "Untracked:");
        List<String> kept =
                look.ignored().stream()
                        .filter(entry -> !entry.regenerable())
                        .map(IgnoredEntry::path)
                        .toList();
        names(HazardKind.IGNORED, Names.of(kept), "Ignored by git:", "Ignored by git:");
        names(
                HazardKind.HIDDEN_EDITS,
                look.hidden(),
                "Changed, and hidden from git status:",
                "Changed, and hidden from git status:");
        for (GitOperation operation : look.operations().stream().sorted().toList()) {
            add(HazardKind.OPERATION, "In the middle of " + operation.words() + ".");
        }
        names(HazardKind.SUBMODULE, look.submodules(), "Submodule:", "Submodules:");
        names(
                HazardKind.NESTED_REPOSITORY,
                look.nested(),
                "A repository inside:",
                "Repositories inside:");
    }

    private void commits(WorktreeLook look) {
        String branch = look.ref().branch();
        count(
                HazardKind.UNPUSHED,
                look.unpushed(),
                "that only branch " + named(branch == null ? "" : branch) + " has");
        count(HazardKind.DETACHED, look.detached(), "on no branch (HEAD is detached)");
        count(HazardKind.REFLOG_ONLY, look.forgotten(), "that only its reflog still has");
        names(
                HazardKind.OWN_REFS,
                look.ownRefs(),
                "A reference of its own:",
                "References of its own:");
    }

    private void count(HazardKind kind, int count, String what) {
        if (count > 0) {
            add(kind, count + (count == 1 ? " commit " : " commits ") + what + ".");
        }
    }

    private void names(HazardKind kind, Names names, String one, String many) {
        if (names.none()) {
            return;
        }
        List<String> shown = names.first().stream().limit(SHOWN).map(HazardRules::named).toList();
        int more = names.count() - shown.size();
        add(
                kind,
                (names.count() == 1 ? one : many)
                        + " "
                        + String.join(", ", shown)
                        + (more > 0 ? " and " + more + " more" : "")
                        + ".");
    }

    private void add(HazardKind kind, String words) {
        hazards.add(new Hazard(kind, words));
    }

    private static String named(String text) {
        return VisibleText.line(text, LONGEST_NAME);
    }
}
