package dev.drover.ui.worktrees;

import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchParty;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.ui.Herd;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Made-up worktrees for model tests and pictures, as a daemon would tell of them.
final class HerdWorktrees {
    static final String SOURCES = "/home/ada/src/";
    static final String SAFE = linked("storefront", "old-banner");
    static final String WORK = linked("storefront", "checkout");
    static final String BUSY = linked("payments-api", "flaky-retries");
    static final String LOCKED = linked("payments-api", "release-4");
    static final String HOSTILE =
            linked("warehouse", "evil\u202Egnp.exe\u0007 " + "very-long-name-".repeat(12));

    private HerdWorktrees() {}

    static String linked(String repository, String name) {
        return SOURCES + repository + "-worktrees/" + name;
    }

    static Tree main(String repository) {
        return new Tree(SOURCES + repository, SOURCES + repository, true).on("main").even("main");
    }

    static Tree tree(String repository, String name) {
        return new Tree(linked(repository, name), SOURCES + repository, false);
    }

    static List<WorktreeView> rich() {
        return List.of(
                main("storefront").mb(214).age(2).seen(),
                tree("storefront", "checkout")
                        .on("feat/checkout")
                        .tracking("origin/feat/checkout", 2, 1)
                        .changed(2, 1)
                        .hazard(HazardKind.MODIFIED, "Changed: src/cart.ts, src/total.ts.")
                        .hazard(HazardKind.UNTRACKED, "Untracked: notes.md.")
                        .unpushed(2, "feat/checkout")
                        .mb(1_240)
                        .age(3)
                        .madeFor(Herd.animal(1).view().id())
                        .seen(),
                tree("storefront", "perf-images")
                        .on("perf/images")
                        .even("perf/images")
                        .agent(5, "")
                        .hazard(HazardKind.INSTANCE_INSIDE, "Agent a5 works there.")
                        .mb(882)
                        .age(1)
                        .seen(),
                tree("storefront", "old-banner")
                        .on("chore/banner")
                        .even("chore/banner")
                        .mb(655)
                        .age(410)
                        .seen(),
                main("payments-api").changed(1, 0).mb(98).age(20).seen(),
                tree("payments-api", "flaky-retries")
                        .on("fix/flaky-retries")
                        .tracking("origin/fix/flaky-retries", 0, 14)
                        .changed(1, 0)
                        .agent(2, "flaky tests")
                        .process("node (48213) works there")
                        .process("esbuild (48260) has dist/app.js open")
                        .hazard(HazardKind.MODIFIED, "Changed: test/retry.test.ts.")
                        .mb(312)
                        .age(1)
                        .madeFor(Herd.animal(2).view().id())
                        .seen(),
                tree("payments-api", "ranking")
                        .on("feat/ranking-signals-second-attempt")
                        .operation("a rebase")
                        .hazard(HazardKind.OPERATION, "In the middle of a rebase.")
                        .unpushed(3, "feat/ranking-signals-second-attempt")
                        .mb(305)
                        .age(52)
                        .seen(),
                tree("payments-api", "release-4")
                        .on("release/4")
                        .even("release/4")
                        .hazard(
                                HazardKind.LOCKED,
                                "It is locked (being deployed). `git worktree unlock` opens it.")
                        .mb(101)
                        .age(30)
                        .seen(),
                tree("payments-api", "bisect-524")
                        .detached()
                        .hazard(HazardKind.DETACHED, "1 commit on no branch (HEAD is detached).")
                        .mb(99)
                        .age(700)
                        .seen(),
                main("warehouse").mb(41).age(96).seen(),
                tree("warehouse", "lint")
                        .on("chore/lint")
                        .even("chore/lint")
                        .mb(44)
                        .age(200)
                        .seen(),
                tree("warehouse", "schema-v2")
                        .on("db/schema-v2")
                        .even("db/schema-v2")
                        .mb(43)
                        .age(170)
                        .seen());
    }

    static List<WorktreeView> hostile() {
        List<WorktreeView> all = new ArrayList<>(rich());
        all.add(
                new Tree(HOSTILE, SOURCES + "warehouse", false)
                        .on("feat/" + "a-branch-that-goes-on-".repeat(9) + "\u200F\u202Edne")
                        .tracking("origin/" + "upstream-".repeat(22), 1_204, 33_190)
                        .changed(12_480, 90_112)
                        .process("sh\u001B[31m (7) works in " + "deep/".repeat(60))
                        .hazard(
                                HazardKind.MODIFIED,
                                "Changed: " + "x".repeat(80) + ", \u202Eevil.txt and 12478 more.")
                        .hazard(HazardKind.SUBMODULE, "Submodule: vendor/\u0000weird.")
                        .hazard(HazardKind.HIDDEN_EDITS, "Changed, and hidden: config\n.local.")
                        .mb(48_128)
                        .age(8_900)
                        .seen());
        return all;
    }

    /// 40 linked ones over 5 repositories.
    static List<WorktreeView> many() {
        List<WorktreeView> all = new ArrayList<>();
        String[] repositories = {"storefront", "payments-api", "warehouse", "ledger", "handbook"};
        String[] topics = {
            "login", "search", "emails", "cache", "exports", "themes", "audit", "webhooks"
        };
        for (int r = 0; r < repositories.length; r++) {
            all.add(main(repositories[r]).mb(60 + 41L * r).age(3 + r).seen());
            for (int i = 0; i < topics.length; i++) {
                Tree tree =
                        tree(repositories[r], topics[i])
                                .on("feat/" + topics[i])
                                .mb(70 + (r * 37L + i * 113L) % 900)
                                .age(1 + (r * 71L + i * 53L) % 900);
                all.add(
                        switch ((r * 3 + i) % 4) {
                            case 0 -> tree.even("feat/" + topics[i]).seen();
                            case 1 ->
                                    tree.tracking("origin/feat/" + topics[i], i, r)
                                            .changed(1 + i, r)
                                            .hazard(HazardKind.MODIFIED, "Changed: a.txt.")
                                            .seen();
                            case 2 -> tree.unpushed(1 + i, "feat/" + topics[i]).seen();
                            default ->
                                    tree.even("feat/" + topics[i])
                                            .agent(1 + (r * 2 + i) % 11, "an agent")
                                            .seen();
                        });
            }
        }
        return all;
    }

    static List<TrashedWorktreeView> trash() {
        return List.of(
                trashed("5f0c11aa", "storefront", "search-spike", 4, true, 712),
                trashed("91d2ab07", "payments-api", "retry-idea", 31, false, 298),
                trashed("c44e90f1", "warehouse", "import-2025", 290, false, 46),
                new TrashedWorktreeView(
                        "s-0b7c21d9",
                        linked("payments-api", "swept-away"),
                        SOURCES + "payments-api",
                        "feat/swept-away",
                        "",
                        null,
                        Herd.NOW.minus(Duration.ofHours(340)),
                        null,
                        List.of("Removed by somebody else; its last snapshot is kept.")));
    }

    static TrashedWorktreeView trashed(
            String id, String repository, String name, long hours, boolean work, long mb) {
        return new TrashedWorktreeView(
                id,
                linked(repository, name),
                SOURCES + repository,
                "feat/" + name,
                SOURCES + repository + "-worktrees/.drover-trash/" + id + "/tree",
                mb << 20,
                Herd.NOW.minus(Duration.ofHours(hours)),
                work ? null : Herd.NOW.plus(Duration.ofDays(14)).minus(Duration.ofHours(hours)),
                work
                        ? List.of(
                                "Changed: src/index.ts, src/rank.ts and 4 more.",
                                "2 commits that only branch feat/" + name + " has.")
                        : List.of());
    }

    static List<BranchClaimView> claims() {
        return List.of(
                claim("storefront", "main", null, BranchIntent.FULL, List.of()),
                claim("storefront", "feat/checkout", 1, BranchIntent.FULL, List.of()),
                claim("storefront", "perf/images", 5, BranchIntent.WRITE, List.of("src/img")),
                claim("storefront", "perf/images", null, BranchIntent.READ, List.of()));
    }

    /// @param animal null for a person
    static BranchClaimView claim(
            String repository,
            String branch,
            @Nullable Integer animal,
            BranchIntent intent,
            List<String> paths) {
        var holder = animal == null ? null : Herd.animal(animal).view();
        String name = holder == null || holder.name() == null ? "my-agent" : holder.name();
        return new BranchClaimView(
                "5f0c11a" + (animal == null ? 0 : animal),
                "ws-0000000000000000",
                SOURCES + repository,
                branch,
                new BranchParty(holder == null ? null : holder.id(), holder == null ? "you" : name),
                intent,
                paths,
                paths.isEmpty() && holder != null ? BranchMode.ISOLATED : BranchMode.COORDINATED,
                holder == null ? null : "its worktree",
                Herd.NOW.minus(Duration.ofHours(animal == null ? 9 : animal)),
                null,
                null);
    }

    static WorktreeDeed deed(WorktreeView view, boolean done, @Nullable String trash) {
        return new WorktreeDeed(
                view.path(), done, trash, view.sizeBytes(), view.hazards(), "is in the trash");
    }

    /// One under construction.
    static final class Tree {
        private final String path;
        private final String repository;
        private final boolean main;
        private final List<String> instances = new ArrayList<>();
        private final List<String> processes = new ArrayList<>();
        private final List<Hazard> hazards = new ArrayList<>();
        private @Nullable String branch;
        private @Nullable String upstream;
        private @Nullable String operation;
        private @Nullable String owner;
        private @Nullable Integer ahead;
        private @Nullable Integer behind;
        private int modified;
        private int untracked;
        private int unpushed;
        private @Nullable Long bytes;
        private long hours;

        Tree(String path, String repository, boolean main) {
            this.path = path;
            this.repository = repository;
            this.main = main;
            if (main) {
                hazard(HazardKind.MAIN_WORKTREE, "It is the repository itself.");
            }
        }

        Tree on(String name) {
            branch = name;
            return this;
        }

        Tree detached() {
            branch = null;
            unpushed = 1;
            return this;
        }

        Tree even(String name) {
            return tracking("origin/" + name, 0, 0);
        }

        Tree tracking(String name, int more, int less) {
            upstream = name;
            ahead = more;
            behind = less;
            return this;
        }

        Tree changed(int files, int others) {
            modified = files;
            untracked = others;
            return this;
        }

        Tree operation(String words) {
            operation = words;
            return this;
        }

        Tree unpushed(int commits, String name) {
            unpushed = commits;
            return hazard(
                    HazardKind.UNPUSHED, commits + " commits that only branch " + name + " has.");
        }

        Tree hazard(HazardKind kind, String words) {
            hazards.add(new Hazard(kind, words));
            return this;
        }

        /// @param name in the words of the hazard, empty to leave that out
        Tree agent(int animal, String name) {
            instances.add(Herd.animal(animal).view().id());
            return name.isEmpty()
                    ? this
                    : hazard(HazardKind.INSTANCE_INSIDE, "Agent " + name + " works there.");
        }

        Tree process(String words) {
            processes.add(words);
            return hazard(HazardKind.PROCESS_INSIDE, "In use by " + words + ".");
        }

        Tree madeFor(String id) {
            owner = id;
            return this;
        }

        Tree mb(long megabytes) {
            bytes = megabytes << 20;
            return this;
        }

        Tree bytes(long size) {
            bytes = size;
            return this;
        }

        Tree age(long ago) {
            hours = ago;
            return this;
        }

        WorktreeView seen() {
            return new WorktreeView(
                    path,
                    repository,
                    main,
                    branch,
                    "3fa9c1b27d00e5f68a41",
                    upstream,
                    ahead,
                    behind,
                    0,
                    modified,
                    0,
                    untracked,
                    0,
                    main ? 2 : 0,
                    unpushed,
                    operation,
                    null,
                    bytes,
                    Herd.NOW.minus(Duration.ofHours(hours)),
                    owner,
                    owner == null ? null : Herd.NOW.minus(Duration.ofHours(hours + 5)),
                    instances,
                    processes,
                    hazards.stream()
                            .sorted(java.util.Comparator.comparing(h -> !h.kind().blocking()))
                            .toList(),
                    hazards.isEmpty(),
                    Herd.NOW.minusSeconds(3));
        }
    }
}
