package dev.drover.core.process;

import static dev.drover.core.process.Scene.NOW;
import static dev.drover.core.process.Scene.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.ProcessFinding;
import dev.drover.model.AlertKind;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.model.ServerMark;
import dev.drover.model.process.DaemonDirectory;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What a person is told of a tree, in which words and how often.
final class ProcessFindingsTest {
    private final Scene scene = new Scene();

    private List<ProcessFinding> findings() {
        return ProcessFindings.of(scene.tree(), List.of());
    }

    private ProcessFinding only() {
        assertThat(findings()).hasSize(1);
        return findings().getFirst();
    }

    private InstanceId endedSession() {
        InstanceId id = scene.session(50, InstanceState.IDLE);
        scene.ended(id);
        return id;
    }

    private static Place place(long pid) {
        return new Place.Processes(key(pid).toString());
    }

    @Test
    void aHealthyTreeTellsNothing() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").configured(11, "srv");
        scene.session(10, InstanceState.BUSY);
        assertThat(findings()).isEmpty();
    }

    @Test
    void oneTooManyIsToldWithWhatStaysAndWhatDoesNot() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").runs(21, 10, "npx srv");
        scene.configured(11, "srv").configured(21, "srv");
        InstanceId id = scene.session(10, InstanceState.BUSY);

        ProcessFinding told = only();

        assertThat(told.kind()).isEqualTo(AlertKind.DUPLICATE);
        assertThat(told.fingerprint()).isEqualTo("duplicate/npm:srv|" + id);
        assertThat(told.title()).isEqualTo("srv");
        assertThat(told.summary())
                .isEqualTo(
                        "runs more than once in session 'herd 10' ("
                                + id.shortForm()
                                + "); `drover processes duplicates` shows which");
        assertThat(told.evidence())
                .containsExactly(
                        "Process 21 started last, so it is the one that is used.",
                        "Process 21, started 2026-11-19 10:00:21 UTC, stays.",
                        "Process 11, started 2026-11-19 10:00:11 UTC, is one too many.");
        assertThat(told.place()).isEqualTo(place(11));
    }

    @Test
    void whereAPersonWantsFewerTheAlertSaysSo() {
        for (long session : List.of(10L, 20L)) {
            scene.runs(session, 1, "claude").runs(session + 1, session, "npx srv");
            scene.configured(session + 1, "srv");
            scene.session(session, InstanceState.BUSY);
        }
        assertThat(findings()).isEmpty();
        scene.state =
                scene.state.apply(
                        new Event.ServerMarked(
                                new ServerMark("npm:srv", "srv", ServerMark.Once.USER, NOW)));

        assertThat(only().summary())
                .startsWith("runs more than once in your account, where you want one;");
        assertThat(only().evidence().getFirst()).startsWith("You want one per user. Process 21");
    }

    @Test
    void severalDaemonsAreOneFinding() {
        for (long pid = 11; pid < 26; pid++) {
            scene.runs(pid, 1, "mayla-daemon").daemon(pid, Scene.MAYLA);
        }
        assertThat(only().summary()).startsWith("runs more than once in your account; ");
        assertThat(only().evidence()).hasSize(12);
        assertThat(only().place()).isEqualTo(place(24));
    }

    @Test
    void whatOneSessionLeftIsOneFindingAndItsChildrenAreNoneOfTheirOwn() {
        InstanceId id = endedSession();
        scene.runs(11, 1, "npm exec srv").runs(12, 11, "node srv.js").seenBelow(11, id);

        ProcessFinding one = only();
        assertThat(one.kind()).isEqualTo(AlertKind.ORPHAN);
        assertThat(one.fingerprint()).isEqualTo("orphan/" + id);
        assertThat(one.title()).isEqualTo("npm");
        assertThat(one.summary())
                .isEqualTo(
                        "outlives its session and holds memory; `drover processes orphans` shows"
                                + " how much");
        assertThat(one.evidence()).hasSizeGreaterThan(2).startsWith("Process 11: npm");
        assertThat(one.evidence().get(1)).startsWith("Drover saw it below 'herd 50'");

        scene.runs(31, 1, "node two.js").seenBelow(31, id);
        ProcessFinding two = only();
        assertThat(two.title()).isEqualTo("npm and others");
        assertThat(two.summary()).startsWith("outlive their session and hold memory;");
        assertThat(two.evidence()).startsWith("Process 11: npm", "Process 31: node");
        assertThat(two.place()).isEqualTo(place(11));
    }

    @Test
    void aLeftoverBelowSomethingElseIsFoundAsWell() {
        scene.runs(5, 1, "tmux").runs(11, 5, "npm exec srv").runs(10, 5, "claude");
        scene.session(10, InstanceState.IDLE);
        scene.seenBelow(5, endedSession()).seenBelow(11, endedSession());
        assertThat(only().fingerprint()).startsWith("orphan/");
        assertThat(only().place()).isEqualTo(place(11));
    }

    @Test
    void aConfiguredServerOfNoKnownSessionIsToldByItsName() {
        scene.runs(11, 1, "npx srv").configured(11, "srv");
        scene.traits(11, new dev.drover.model.process.ProcessTraits(true, "a.scope", null));
        assertThat(only().fingerprint()).isEqualTo("orphan/server/srv");
    }

    @Test
    void aLogIsToldOnlyAboveItsLimit() {
        assertThat(ProcessFindings.of(scene.tree(), List.of(directory(64L << 20)))).isEmpty();

        ProcessFinding told =
                ProcessFindings.of(scene.tree(), List.of(directory((64L << 20) + 1))).getFirst();

        assertThat(told.kind()).isEqualTo(AlertKind.WAL_GROWTH);
        assertThat(told.fingerprint()).isEqualTo("wal-growth//home/dev/.mayla/i/a.db");
        assertThat(told.title()).isEqualTo("may-la");
        assertThat(told.evidence())
                .containsExactly(
                        "The log is /home/dev/.mayla/i/a.db-wal.",
                        "It has 67 MB, the database 3 MB.");
        assertThat(told.place()).isNull();
    }

    private static DaemonDirectory directory(long wal) {
        return new DaemonDirectory(
                "may-la",
                "/home/dev/.mayla/i",
                1,
                true,
                NOW,
                List.of(),
                List.of(),
                List.of(new DaemonDirectory.Store("/home/dev/.mayla/i/a.db", 3_000_000, wal)),
                List.of(),
                0);
    }
}
