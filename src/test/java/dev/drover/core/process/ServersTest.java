package dev.drover.core.process;

import static dev.drover.core.process.Scene.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Label;
import dev.drover.model.Source;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// What counts as a server, what belongs to it, and how it is called.
final class ServersTest {
    private final Scene scene = new Scene();

    private InstanceId session(long pid) {
        scene.runs(pid, 1, "claude");
        return scene.session(pid, InstanceState.BUSY);
    }

    private void runs(long pid, long parent, String command, Instant start) {
        List<String> words = List.of(command.split(" "));
        scene.runs(pid, parent, "/usr/bin/" + words.getFirst(), words, null, start);
    }

    @Test
    void whatCameWithItsSessionAndStayedIsAServer() {
        session(10);
        Instant start = scene.facts(10).startedAt();
        runs(11, 10, "node /srv/a.js", start.plusSeconds(30));
        runs(12, 10, "node /srv/b.js", start.plusSeconds(31));
        runs(13, 11, "node /srv/c.js", start.plusSeconds(1));

        assertThat(scene.node(11).role()).isEqualTo(ProcessRole.SERVER);
        assertThat(scene.node(11).name()).isEqualTo("a.js");
        assertThat(scene.node(11).evidence())
                .contains(
                        "No configuration names it, but it came with its session and has stayed.");
        assertThat(scene.node(12).role()).as("came later").isEqualTo(ProcessRole.CHILD);
        assertThat(scene.node(13).role()).as("not the session's own").isEqualTo(ProcessRole.CHILD);
    }

    @Test
    void whatHasNotStayedYetIsNone() {
        session(10);
        runs(10, 1, "claude", NOW.minusSeconds(121));
        runs(11, 10, "node /srv/a.js", NOW.minusSeconds(120));
        runs(12, 10, "node /srv/b.js", NOW.minusSeconds(119));
        assertThat(scene.node(11).role()).isEqualTo(ProcessRole.SERVER);
        assertThat(scene.node(12).role()).isEqualTo(ProcessRole.CHILD);
    }

    @Test
    void whatTellsNothingOfItselfIsCalledByItsProgram() {
        session(10);
        scene.runs(11, 10, "/opt/x/node");
        assertThat(scene.node(11).role()).isEqualTo(ProcessRole.SERVER);
        assertThat(scene.node(11).name()).isEqualTo("node");
        assertThat(scene.node(11).signature()).isNull();
    }

    @Test
    void aSessionBelowASessionIsNoServerOfIt() {
        session(10);
        scene.runs(11, 10, "claude");
        scene.session(11, InstanceState.BUSY);
        assertThat(scene.node(11).role()).isEqualTo(ProcessRole.INSTANCE);
    }

    @Test
    void whatStartsAServerIsPartOfItAndAnotherServerIsNot() {
        session(10);
        scene.runs(11, 10, "npx one").runs(12, 11, "npx one").runs(13, 12, "npx two");
        scene.configured(11, "one").configured(12, "other name").configured(13, "two");
        assertThat(scene.node(12).role()).as("the same signature").isEqualTo(ProcessRole.CHILD);
        assertThat(scene.node(13).role()).isEqualTo(ProcessRole.SERVER);
        scene.configured(13, "one");
        assertThat(scene.node(13).role()).as("the same name").isEqualTo(ProcessRole.CHILD);
        scene.recognised(13, KnownProcess.Kind.DAEMON, "one", Scene.MAYLA);
        assertThat(scene.node(13).role()).as("another kind").isEqualTo(ProcessRole.DAEMON);
    }

    @Test
    void whatIsRecognisedByAncestryTakesInWhatItStarts() {
        session(10);
        scene.runs(11, 10, "npx one").runs(12, 11, "npx one");
        scene.configured(12, "one");
        assertThat(scene.node(11).role()).isEqualTo(ProcessRole.SERVER);
        assertThat(scene.node(12).role()).isEqualTo(ProcessRole.CHILD);
    }

    @Test
    void aSessionBetweenThemKeepsTwoServersApart() {
        session(10);
        scene.runs(11, 10, "npx one").runs(20, 11, "claude").runs(21, 20, "npx one");
        scene.configured(11, "one").configured(21, "one");
        scene.session(20, InstanceState.BUSY);
        assertThat(scene.node(21).role()).isEqualTo(ProcessRole.SERVER);
    }

    @Test
    void theUsersOwnServiceManagerTakesInWhoseParentsHaveEnded() {
        scene.runs(11, 3, "npx one").configured(11, "one");
        scene.traits(11, new ProcessTraits(true, "a.scope", null));
        manager("/usr/bin/x", "--user");
        assertThat(scene.node(11).why()).isEqualTo(ProcessClass.NOT_OURS);
        manager(null, "--user");
        assertThat(scene.node(11).why()).isEqualTo(ProcessClass.NOT_OURS);
        manager("/usr/lib/systemd/systemd", "--system");
        assertThat(scene.node(11).why()).isEqualTo(ProcessClass.NOT_OURS);
        manager("/usr/lib/systemd/systemd", "--user");
        assertThat(scene.node(11).why()).isEqualTo(ProcessClass.ORPHAN);
    }

    private void manager(@Nullable String program, String option) {
        scene.runs(3, 1, program, List.of("systemd", option), null, NOW.minusSeconds(86_000));
    }

    @Test
    void aSessionWithoutANameIsCalledByItsAgentAndDirectory() {
        InstanceId id = session(10);
        for (String name : List.of("", " ")) {
            scene.state =
                    scene.state.apply(
                            new Event.InstanceLabelled(
                                    id, Label.NONE.withAgentName(name), Source.HOOK));
            assertThat(scene.node(10).name())
                    .isEqualTo("claude-code in shop (" + id.shortForm() + ")");
        }
        scene.moved(id, "/");
        assertThat(scene.node(10).name()).startsWith("claude-code in / (");
    }

    @Test
    void aProcessIsCalledByItsProgramWithoutItsDirectory() {
        session(10);
        scene.runs(11, 10, "sh").runs(12, 11, "/opt/x/tool --flag");
        assertThat(scene.node(12).name()).isEqualTo("tool");
        scene.runs(12, 11, "/opt/y/other", List.of(), null, NOW);
        assertThat(scene.node(12).name()).isEqualTo("other");
        scene.runs(12, 11, null, List.of(), null, NOW);
        assertThat(scene.node(12).name()).isEqualTo("?");
        assertThat(scene.node(12).memoryBytes()).isZero();
    }
}
