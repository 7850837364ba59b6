package dev.drover.ui.worktrees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.BranchIntent;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.HazardKind;
import dev.drover.ui.Herd;
import dev.drover.ui.table.Row;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the tables of worktrees and of the trash show, without a toolkit.
class WorktreesModelTest {
    private final WorktreesModel model = new WorktreesModel();

    private WorktreeGroups publish(List<WorktreeView> views) {
        WorktreeGroups groups =
                WorktreeGroups.of(
                        views, HerdWorktrees.claims(), id -> "agent " + id.substring(0, 3));
        model.publish(groups.entries(), Herd.NOW);
        return groups;
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.now().view().name()).toList();
    }

    private WorktreeEntry entry(WorktreeView view) {
        return publish(List.of(view)).entries().getFirst();
    }

    @Test
    void standsByRepositoryWithTheMainWorktreeFirst() {
        publish(HerdWorktrees.rich());
        assertThat(names())
                .containsExactly(
                        "payments-api",
                        "bisect-524",
                        "flaky-retries",
                        "ranking",
                        "release-4",
                        "storefront",
                        "checkout",
                        "old-banner",
                        "perf-images",
                        "warehouse",
                        "lint",
                        "schema-v2");
    }

    @Test
    void countsFatesAndSumsWhatNobodyWouldMiss() {
        WorktreeGroups.Sums sums = publish(HerdWorktrees.rich()).sums();
        assertThat(sums.linked()).isEqualTo(9);
        assertThat(sums.safe()).isEqualTo(3);
        assertThat(sums.safeBytes()).isEqualTo((655L + 44 + 43) << 20);
        model.only().set(Fate.WORK);
        assertThat(names()).containsExactly("bisect-524", "ranking", "checkout");
        assertThat(model.counts().get().of(Fate.MAIN)).isEqualTo(3);
        assertThat(model.counts().get().of(Fate.STAYS)).isEqualTo(1);
        assertThat(model.isFlat()).isTrue();
    }

    @Test
    void tellsInUseFromWhatMustStayForAnotherReason() {
        assertThat(entry(HerdWorktrees.tree("a", "b").process("sh (7) works there").seen()).fate())
                .isEqualTo(Fate.IN_USE);
        assertThat(
                        entry(
                                        HerdWorktrees.tree("a", "b")
                                                .process("sh (7) works there")
                                                .hazard(HazardKind.LOCKED, "It is locked.")
                                                .seen())
                                .fate())
                .isEqualTo(Fate.STAYS);
    }

    @Test
    void saysInFewWordsWhatAWorktreeHolds() {
        assertThat(entry(HerdWorktrees.tree("a", "b").seen()).holds()).isEqualTo("clean");
        assertThat(entry(HerdWorktrees.tree("a", "b").changed(2, 1).seen()).holds())
                .isEqualTo("2 changed, 1 untracked");
        assertThat(
                        entry(
                                        HerdWorktrees.tree("a", "b")
                                                .operation("a rebase")
                                                .unpushed(3, "x")
                                                .hazard(HazardKind.HIDDEN_EDITS, "Hidden: c.")
                                                .seen())
                                .holds())
                .isEqualTo("in the middle of a rebase, 3 unpushed, hidden edits");
        assertThat(
                        entry(
                                        HerdWorktrees.tree("a", "b")
                                                .hazard(HazardKind.NOT_REGISTERED, "It is gone.")
                                                .seen())
                                .holds())
                .isEqualTo("gone from the disk");
    }

    @Test
    void saysHowABranchStandsToItsUpstream() {
        WorktreeView both = HerdWorktrees.tree("a", "b").tracking("origin/x", 2, 1).seen();
        assertThat(WorktreeWords.tracking(both)).isEqualTo("↑2 ↓1");
        assertThat(WorktreeWords.trackingInFull(both))
                .isEqualTo("2 ahead of and 1 behind origin/x");
        WorktreeView none = HerdWorktrees.tree("a", "b").on("x").seen();
        assertThat(WorktreeWords.tracking(none)).isEmpty();
        assertThat(WorktreeWords.trackingInFull(none)).isEqualTo("follows no branch");
    }

    @Test
    void tellsTwoRepositoriesOfOneNameApart() {
        List<WorktreeView> twins = new ArrayList<>();
        for (String top : List.of("/code/one/shop", "/code/two/shop")) {
            twins.add(new HerdWorktrees.Tree(top, top, true).on("main").seen());
        }
        publish(twins);
        assertThat(names()).containsExactly("one/shop", "two/shop");
    }

    @Test
    void measuresEachAgainstTheLargest() {
        WorktreeGroups groups =
                publish(
                        List.of(
                                HerdWorktrees.tree("a", "big").mb(400).seen(),
                                HerdWorktrees.tree("a", "half").mb(200).seen(),
                                HerdWorktrees.tree("a", "unknown").seen(),
                                HerdWorktrees.tree("a", "wee").bytes(2_100).seen()));
        assertThat(groups.entries())
                .extracting(WorktreeEntry::share)
                .startsWith(1.0, 0.5, 0.0)
                .allMatch(share -> share >= 0);
        assertThat(groups.entries())
                .extracting(entry -> entry.size().replace('\u00A0', ' '))
                .containsExactly("400 MB", "200 MB", "", "3 KB");
    }

    @Test
    void findsByAgentAndBranchAndOrdersBySize() {
        publish(HerdWorktrees.rich());
        model.filter().set("feat/checkout");
        assertThat(names()).containsExactly("checkout");
        model.filter().set("");
        model.order(
                Comparator.comparingDouble((Row<WorktreeLine> row) -> -row.now().view().share()));
        assertThat(names()).startsWith("checkout", "perf-images", "old-banner");
        assertThat(model.isFlat()).isTrue();
    }

    @Test
    void knowsTheClaimsOfEachBranchInItsOwnRepository() {
        publish(HerdWorktrees.rich());
        Map<String, String> hints = new TreeMap<>();
        model.rows().stream()
                .map(row -> row.now().view())
                .filter(entry -> !entry.claims().isEmpty())
                .forEach(e -> hints.put(e.group() + "/" + e.name(), ClaimWords.hint(e.claims())));
        assertThat(hints)
                .containsOnlyKeys(
                        "storefront/storefront", "storefront/checkout", "storefront/perf-images")
                .containsEntry("storefront/storefront", "Claimed by you")
                .containsEntry("storefront/perf-images", "Claimed by you, my-agent");
        model.filter().set("claimed by");
        assertThat(names()).containsExactlyInAnyOrder("storefront", "checkout", "perf-images");
        assertThat(
                        model.rows().stream()
                                .filter(row -> row.now().view().name().equals("perf-images"))
                                .map(row -> row.now().spoken()))
                .singleElement()
                .asString()
                .contains("Claimed by you, my-agent");
    }

    @Test
    void saysForWhatABranchIsClaimedAndMakesHostileWordsHarmless() {
        BranchClaimView shared =
                HerdWorktrees.claim(
                        "storefront",
                        "x",
                        5,
                        BranchIntent.WRITE,
                        List.of("a", "b\n", "c", "d", "e", "f", "g"));
        assertThat(ClaimWords.what(shared))
                .startsWith("To write a, b")
                .contains(", e and 2 more, others may too, since ")
                .doesNotContain("\n");
        assertThat(ClaimWords.reason(shared)).isEqualTo("“its worktree”");
        BranchClaimView whole =
                HerdWorktrees.claim("storefront", "x", 5, BranchIntent.FULL, List.of());
        assertThat(ClaimWords.what(whole)).startsWith("All of it, shared with nobody, since ");
        BranchClaimView own =
                HerdWorktrees.claim("storefront", "x", null, BranchIntent.READ, List.of());
        assertThat(ClaimWords.what(own)).startsWith("To read it, ");
        assertThat(ClaimWords.holder(own)).isEqualTo("You");
        assertThat(ClaimWords.reason(own)).isEmpty();
        assertThat(ClaimWords.hint(List.of())).isEmpty();
    }

    @Test
    void isLedToByPathAndByBranchAlsoWhileItIsFilteredAway() {
        publish(HerdWorktrees.rich());
        model.filter().set("no such thing");
        assertThat(model.reveal("chore/banner"))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(HerdWorktrees.SAFE));
        assertThat(model.rows()).hasSize(12);
        assertThat(model.reveal(HerdWorktrees.LOCKED)).isPresent();
        assertThat(model.reveal("/nowhere")).isEmpty();
    }

    @Test
    void makesHostileNamesHarmless() {
        publish(HerdWorktrees.hostile());
        for (Row<WorktreeLine> row : model.rows()) {
            WorktreeEntry entry = row.now().view();
            for (String text :
                    List.of(
                            entry.name(),
                            entry.group(),
                            entry.path(),
                            entry.branch(),
                            entry.who(),
                            row.now().spoken())) {
                assertThat(text).doesNotContain("\u202E", "\u200F", "\u0007", "\u001B", "\n");
            }
            assertThat(entry.name().length()).isLessThanOrEqualTo(250);
        }
    }

    @Test
    void showsInTheTrashWhatTimeDeletesAndWhatOnlyAPersonDoes() {
        TrashModel trash = new TrashModel();
        trash.publish(HerdWorktrees.trash(), Herd.NOW);
        assertThat(trash.rows())
                .extracting(row -> row.now().end().replace('\u00A0', ' '))
                .containsExactly(TrashLine.KEPT, "in 12 d", "in 1 d", TrashLine.SNAPSHOT);
        TrashLine old = trash.rows().get(2).now();
        assertThat(old.at(Herd.NOW.plus(Duration.ofDays(3))).end()).isEqualTo("soon");
        assertThat(trash.reveal(HerdWorktrees.linked("warehouse", "import-2025"))).isPresent();
        trash.filter().set("91d2");
        assertThat(trash.rows()).hasSize(1);
    }
}
