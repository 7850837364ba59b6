package dev.drover.core.process;

import static dev.drover.core.process.Scene.NOW;
import static dev.drover.core.process.Scene.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.ServerMark;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.SavingHint;
import dev.drover.model.process.Scope;
import dev.drover.model.process.ServerGroup;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

/// Where servers and daemons are counted, how many are too many, and which of them stay.
final class DuplicatesTest {
    private final Scene scene = new Scene();

    private InstanceId session(long pid) {
        scene.runs(pid, 1, "claude");
        return scene.session(pid, InstanceState.BUSY);
    }

    private ServerGroup only() {
        assertThat(scene.tree().duplicates()).hasSize(1);
        return scene.tree().duplicates().getFirst();
    }

    private void herdd(long pid, @Nullable String cwd) {
        scene.runs(pid, 1, "/usr/bin/herdd", List.of("herdd"), cwd, NOW.minusSeconds(99 - pid));
    }

    @Test
    void onlyWhatAConfigurationNamesIsTooManyUnlessAPersonSaysSo() {
        session(10);
        scene.runs(11, 10, "npx one").runs(12, 10, "npx one");
        assertThat(scene.tree().duplicates()).isEmpty();
        scene.marked("npm:one", ServerMark.Once.WORKSPACE);
        assertThat(only().extra()).containsExactly(key(11));
        assertThat(only().marked()).isTrue();
    }

    @Test
    void aMarkCountsInTheWholeAccountOrInOneWorkspace() {
        for (long pid : List.of(10L, 20L, 30L)) {
            session(pid);
            scene.runs(pid + 1, pid, "npx one").configured(pid + 1, "one");
        }
        InstanceId elsewhere = scene.state.instances().ofProcess(key(30)).orElseThrow().id();
        scene.moved(elsewhere, "/home/dev/other");
        assertThat(scene.tree().duplicates()).isEmpty();
        assertThat(scene.tree().savings()).hasSize(1);

        scene.marked("npm:one", ServerMark.Once.USER);
        assertThat(only().scope()).isEqualTo(Scope.USER);
        assertThat(only().where()).isEqualTo("your account");
        assertThat(only().kept()).containsExactly(key(31));
        assertThat(only().extra()).containsExactly(key(21), key(11));
        assertThat(only().instance()).isNull();
        assertThat(only().reason()).startsWith("You want one per user. ");
        assertThat(scene.node(11).why()).isEqualTo(ProcessClass.DUPLICATE);
        assertThat(scene.tree().savings()).as("it is no mere hint now").isEmpty();

        scene.marked("npm:one", ServerMark.Once.WORKSPACE);
        assertThat(only().scope()).isEqualTo(Scope.WORKSPACE);
        assertThat(only().where()).isEqualTo("workspace /home/dev/shop");
        assertThat(only().kept()).containsExactly(key(21));
        assertThat(only().extra()).containsExactly(key(11));
    }

    @Test
    void whatWasLeftBehindOrIsAnothersIsNotCounted() {
        InstanceId gone = scene.session(50, InstanceState.IDLE);
        scene.ended(gone);
        session(10);
        scene.runs(11, 10, "npx one").configured(11, "one");
        scene.runs(12, 1, "npx one").configured(12, "one").seenBelow(12, gone);
        scene.runs(13, 10, 0, null, "npx one").configured(13, "one");
        scene.marked("npm:one", ServerMark.Once.USER);
        assertThat(scene.tree().duplicates()).isEmpty();
        assertThat(scene.node(12).why()).isEqualTo(ProcessClass.ORPHAN);
    }

    @Test
    void aServerThatDetachedItselfCountsForItsSession() {
        InstanceId id = session(10);
        scene.runs(11, 10, "npx one").configured(11, "one");
        scene.runs(12, 1, "npx one").configured(12, "one").seenBelow(12, id);
        assertThat(only().instance()).isEqualTo(id);
    }

    private static DaemonProfile profile(Scope scope, int limit) {
        return new DaemonProfile(
                "herdd", Pattern.compile("herdd"), scope, limit, null, null, null, null, true);
    }

    @Test
    void daemonsAreCountedWhereTheirProfileSaysSo() {
        session(10);
        session(20);
        DaemonProfile each = profile(Scope.INSTANCE, 1);
        for (long pid : List.of(11L, 12L)) {
            scene.runs(pid, 10, "herdd").daemon(pid, each);
        }
        scene.runs(21, 20, "herdd").daemon(21, each);
        assertThat(only().where()).startsWith("session 'herd 10'");
        assertThat(only().extra()).containsExactly(key(11));
        assertThat(only().marked()).isFalse();

        DaemonProfile shared = profile(Scope.WORKSPACE, 2);
        List.of(11L, 12L, 21L).forEach(pid -> scene.daemon(pid, shared));
        assertThat(only().where()).isEqualTo("workspace /home/dev/shop");
        assertThat(only().kept()).containsExactly(key(21), key(12));
        assertThat(only().instance()).isNull();
    }

    @Test
    void aDaemonOfNoSessionIsCountedByItsDirectory() {
        DaemonProfile each = profile(Scope.WORKSPACE, 1);
        herdd(11, "/srv/a");
        herdd(12, "/srv/a");
        herdd(13, "/srv/b");
        herdd(14, null);
        List.of(11L, 12L, 13L, 14L).forEach(pid -> scene.daemon(pid, each));
        assertThat(only().where()).isEqualTo("workspace /srv/a");

        herdd(13, null);
        assertThat(scene.tree().duplicates())
                .extracting(ServerGroup::where)
                .containsExactly("workspace /srv/a", "workspace an unknown directory");

        DaemonProfile session = profile(Scope.INSTANCE, 3);
        List.of(11L, 12L, 13L, 14L).forEach(pid -> scene.daemon(pid, session));
        assertThat(only().where()).isEqualTo("no session");
        assertThat(only().extra()).containsExactly(key(11));
    }

    @Test
    void whatIsUsedStaysAndAmongEqualsTheLastOne() {
        scene.runs(11, 1, "mayla-daemon").daemon(11, Scene.MAYLA);
        scene.runs(12, 1, "mayla-daemon").daemon(12, Scene.MAYLA);
        scene.clients.put(key(11), 1);
        scene.clients.put(key(12), 1);
        assertThat(only().kept()).containsExactly(key(12));
        assertThat(only().reason())
                .isEqualTo("Process 12 started last, so it is the one that is used.");
        scene.clients.put(key(11), 2);
        assertThat(only().kept()).containsExactly(key(11));
        assertThat(only().reason()).isEqualTo("Process 11 is the one that clients talk to.");
        scene.clients.remove(key(12));
        scene.clients.put(key(11), 0);
        assertThat(only().kept()).as("counted goes before uncounted").containsExactly(key(11));
        assertThat(only().reason()).contains("started last");
    }

    @Test
    void whatCouldBeSharedIsCountedWithAllThatBelongsToIt() {
        for (long pid : List.of(10L, 20L)) {
            session(pid);
            scene.runs(pid + 1, pid, "npx one").runs(pid + 2, pid + 1, "node one.js");
            scene.configured(pid + 1, "one");
        }
        SavingHint hint = scene.tree().savings().getFirst();
        assertThat(hint.name()).isEqualTo("one");
        assertThat(hint.instances()).isEqualTo(2);
        assertThat(hint.memoryBytes()).isEqualTo(4L << 20);
        scene.processes.remove(21L);
        scene.processes.remove(22L);
        assertThat(scene.tree().savings()).as("one session shares with nobody").isEmpty();
    }
}
