package dev.drover.ui.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.ui.Herd;
import dev.drover.ui.table.Row;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the table of processes shows, without a toolkit.
class ProcessesModelTest {
    private final ProcessesModel model = new ProcessesModel();

    private ProcessForest publish(ProcessTreeView view) {
        ProcessForest forest = ProcessForest.of(view, id -> "of " + id);
        model.publish(forest.entries(), Herd.NOW);
        return forest;
    }

    private ProcessLine line(String key) {
        return model.rows().stream()
                .filter(row -> row.id().equals(key))
                .findFirst()
                .orElseThrow()
                .now();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.now().view().name()).toList();
    }

    @Test
    void sumsTheMemoryOfABranch() {
        ProcessForest forest = publish(HerdProcesses.rich());
        ProcessEntry session = line(HerdProcesses.SESSION).view();
        assertThat(session.below()).isEqualTo(7);
        assertThat(session.wholeBytes())
                .isEqualTo((412L + 137 + 61 + 655 + 1_240 + 88 + 190 + 184) << 20);
        assertThat(line(HerdProcesses.key(5_152)).view().wholeBytes()).isEqualTo(1_328L << 20);
        assertThat(line(HerdProcesses.key(2_300)).view().memory()).isEmpty();
        assertThat(forest.totalBytes())
                .isEqualTo(
                        HerdProcesses.rich().processes().stream()
                                .mapToLong(p -> p.memoryBytes() == null ? 0 : p.memoryBytes())
                                .sum());
    }

    @Test
    void countsEachClassBeforeFiltering() {
        publish(HerdProcesses.rich());
        model.only().set(ProcessClass.ORPHAN);
        assertThat(model.rows()).hasSize(3);
        assertThat(model.counts().get().all()).isEqualTo(18);
        assertThat(model.counts().get().of(ProcessClass.ORPHAN)).isEqualTo(3);
        assertThat(model.counts().get().of(ProcessClass.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void takesTheTopmostOfEachLeftoverTree() {
        ProcessForest.Orphans orphans = publish(HerdProcesses.rich()).orphans();
        assertThat(orphans.keys()).containsExactly(HerdProcesses.ORPHAN, HerdProcesses.HOSTILE);
        assertThat(orphans.count()).isEqualTo(3);
        assertThat(orphans.bytes()).isEqualTo((240L + 512 + 9) << 20);
    }

    @Test
    void foldsABranchAndFindsWhatIsFoldedAway() {
        publish(HerdProcesses.rich());
        assertThat(model.fold(line(HerdProcesses.SESSION).view(), true)).isTrue();
        assertThat(names()).startsWith("checkout-flow", "flaky tests").doesNotContain("tsserver");
        model.filter().set("tsserver");
        assertThat(names()).containsExactly("tsserver");
        model.filter().set("");
        assertThat(model.reveal(HerdProcesses.key(5_153))).isPresent();
        assertThat(names()).contains("tsserver", "typingsInstaller");
    }

    @Test
    void keepsWhatIsFoldedOverTheNextLook() {
        publish(HerdProcesses.rich());
        model.foldAll(true);
        List<String> folded = names();
        assertThat(folded).hasSize(7);
        publish(HerdProcesses.rich());
        assertThat(names()).isEqualTo(folded);
        model.foldAll(false);
        assertThat(model.rows()).hasSize(18);
    }

    @Test
    void standsFlatWhileItIsFilteredOrOrderedOtherwise() {
        publish(HerdProcesses.rich());
        assertThat(model.isFlat()).isFalse();
        model.order(
                Comparator.comparingLong((Row<ProcessLine> row) -> -row.now().view().wholeBytes()));
        assertThat(model.isFlat()).isTrue();
        assertThat(names().getFirst()).isEqualTo("checkout-flow");
        model.order(null);
        assertThat(model.isFlat()).isFalse();
        model.filter().set("9222");
        assertThat(names()).containsExactly("playwright-mcp", "chrome");
    }

    @Test
    void keepsARowWhileItsValuesChangeAndFindsItByPid() {
        publish(HerdProcesses.rich());
        Row<ProcessLine> before = model.reveal("5104").orElseThrow();
        List<dev.drover.model.view.ProcessView> fewer =
                new ArrayList<>(HerdProcesses.rich().processes());
        fewer.removeIf(p -> p.pid() == 5_101 || p.pid() == 5_151);
        publish(new ProcessTreeView(Herd.NOW, fewer, List.of(), List.of(), 0, List.of()));
        assertThat(model.reveal("5104")).containsSame(before);
        assertThat(model.reveal("510")).isEmpty();
        assertThat(model.rows()).hasSize(16);
    }

    @Test
    void showsHostileNamesAsPlainText() {
        publish(HerdProcesses.rich());
        ProcessEntry entry = line(HerdProcesses.HOSTILE).view();
        assertThat(entry.name() + entry.command() + entry.evidence())
                .doesNotContain("\u202E", "\u001b", "\n", "\u0007");
        assertThat(entry.name()).hasSizeLessThanOrEqualTo(120);
        assertThat(line(HerdProcesses.HOSTILE).spoken()).contains("orphan", "level 1");
    }

    @Test
    void makesATreeOfAnyDepthsThatCome() {
        List<dev.drover.model.view.ProcessView> odd =
                List.of(
                        HerdProcesses.many(3).processes().get(2),
                        HerdProcesses.many(1).processes().get(0),
                        HerdProcesses.many(2).processes().get(1),
                        HerdProcesses.many(1).processes().get(0));
        ProcessForest forest =
                publish(new ProcessTreeView(Herd.NOW, odd, List.of(), List.of(), 0, List.of()));
        assertThat(forest.entries()).extracting(ProcessEntry::key).doesNotHaveDuplicates();
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void tellsWhatIsWorthALookTheWeightiestFirst() {
        List<Finding> found =
                Finding.of(
                        ProcessForest.of(HerdProcesses.rich(), id -> ""),
                        HerdProcesses.directories());
        assertThat(found)
                .extracting(finding -> finding.words().replace('\u00A0', ' '))
                .containsExactly(
                        "3 processes outlive their sessions, holding 761 MB.",
                        "mnemosyne runs 2 times in checkout-flow; once would do and save 184 MB.",
                        "2 directories of daemons are used by nobody: 1.4 GB.",
                        "3 × npx server-everything, 411 MB: one for each session. After `drover"
                                + " setup share` they share one.",
                        "1 session runs where its processes cannot be seen, such as in a"
                                + " container.",
                        "profiles.json, line 3: 'limit' must be a number; that profile is left"
                                + " out");
        assertThat(found.get(1).ends()).containsExactly(HerdProcesses.EXTRA);
        assertThat(found.get(3).key()).isEqualTo(HerdProcesses.key(5_101));
    }
}
