package dev.drover.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AlertSeverity;
import dev.drover.model.view.AlertView;
import dev.drover.ui.Herd;
import dev.drover.ui.table.Row;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class AlertsModelTest {
    private final AlertsModel model = new AlertsModel();

    private void publish() {
        List<AlertView> all = new ArrayList<>(HerdAlerts.history());
        all.addAll(HerdAlerts.rich().reversed());
        model.publish(all, Herd.NOW);
    }

    private List<String> ids() {
        return model.rows().stream().map(Row::id).toList();
    }

    @Test
    void putsWhatNobodyHasSeenToFirstTheMostSevereBeforeTheOldest() {
        publish();
        assertThat(ids())
                .containsExactly(
                        "d15c0001",
                        "a0000002",
                        "a0000005",
                        "a0000008",
                        "a0000009",
                        "d15c0002",
                        "a0000007");
        assertThat(model.counts().get().open()).isEqualTo(7);
        assertThat(model.counts().get().of(AlertSeverity.WARNING)).isEqualTo(5);
    }

    @Test
    void looksBackWithTheLastEndFirst() {
        publish();
        model.earlier().set(true);
        assertThat(ids()).containsExactly("a0000001", "a0000004", "d15c0003");
        assertThat(model.counts().get().open()).isEqualTo(7);
        assertThat(model.counts().get().of(AlertSeverity.CRITICAL)).isZero();
        assertThat(model.rows().getFirst().now().spoken())
                .startsWith("Warning, over: checkout-flow.")
                .endsWith("Over since 10\u00A0m.");
    }

    @Test
    void filtersByWordsOfEvidenceAndBySeverity() {
        publish();
        model.filter().set("LEDGER permission");
        assertThat(ids()).containsExactly("a0000007");
        model.filter().set("waiting");
        assertThat(ids()).hasSize(5);
        model.only().set(AlertSeverity.NOTICE);
        assertThat(ids()).isEmpty();
        assertThat(model.isFiltered()).isTrue();
        model.clearFilters();
        assertThat(ids()).hasSize(7);
    }

    @Test
    void revealsAnAlertWhereverItIs() {
        publish();
        model.filter().set("nothing like it");
        assertThat(model.reveal("a0000004")).isPresent();
        assertThat(model.earlier().get()).isTrue();
        assertThat(ids()).contains("a0000004");
        assertThat(model.reveal("d15c0001")).isPresent();
        assertThat(model.earlier().get()).isFalse();
        assertThat(model.reveal("ffffffff")).isEmpty();
    }

    @Test
    void keepsTheRowOfAnAlertThatChanges() {
        publish();
        Row<AlertLine> row = model.reveal("a0000002").orElseThrow();
        List<AlertView> later = new ArrayList<>(HerdAlerts.rich());
        later.set(1, HerdAlerts.acknowledged(later.get(1)));
        model.publish(later, Herd.NOW.plusSeconds(60));
        assertThat(model.rows()).contains(row);
        assertThat(row.now().status()).isEqualTo("Known");
        assertThat(row.now().age()).isEqualTo("5\u00A0m");
    }

    @Test
    void makesHostileTextVisibleAndShort() {
        publish();
        AlertLine line = model.reveal("a0000008").orElseThrow().now();
        assertThat(line.title()).doesNotContain("\u202E", "\u001B", "\n").hasSizeLessThan(121);
        assertThat(line.summary()).hasSizeLessThan(401).startsWith("Waits for you: ");
        assertThat(line.evidence()).allSatisfy(e -> assertThat(e).hasSizeLessThan(401));
    }
}
