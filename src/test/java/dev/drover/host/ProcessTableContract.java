package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.host.ProcessTable.Presence;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessTraits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// What every process table must do, whatever system it reads.
abstract class ProcessTableContract {
    final StartedChildren children = new StartedChildren();

    abstract ProcessTable table();

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void showsOneOfOurChildrenInFull() {
        Process sleep = children.sleeping();

        ProcessFacts facts = table().look(sleep.pid()).orElseThrow();

        assertThat(facts.key().pid()).isEqualTo(sleep.pid());
        assertThat(facts.key().boot()).isEqualTo(table().boot());
        assertThat(facts.parent()).isEqualTo(ProcessHandle.current().pid());
        assertThat(facts.command()).containsExactly("sleep", "600");
        assertThat(facts.executable()).contains("/");
        assertThat(facts.cwd()).isEqualTo(System.getProperty("user.dir"));
        assertThat(facts.uid()).isEqualTo(OwnProcess.uid());
        assertThat(facts.memoryBytes()).isPositive();
    }

    @Test
    void tellsOfAChildWhatACloserLookShows() {
        Process sleep = children.sleeping();
        ProcessKey key = StartedChildren.key(table(), sleep);

        ProcessTraits traits = table().traits(key);
        assertThat(traits.cgroup()).isNotNull();
        assertThat(traits.cpu()).isNotNull();
        ProcessKey earlier = new ProcessKey(key.boot(), key.pid(), key.start() - 1);
        assertThat(table().traits(earlier)).isEqualTo(ProcessTraits.UNSEEN);
    }

    @Test
    void tellsWhoListensOnWhichPort() throws Exception {
        long self = ProcessHandle.current().pid();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(table().listening(List.of(self, 1L)).get(self))
                    .contains(socket.getLocalPort());
            assertThat(table().listening(List.of())).isEmpty();
        }
    }

    @Test
    void keyOfOneProcessStaysTheSame() {
        Process sleep = children.sleeping();
        ProcessKey first = StartedChildren.key(table(), sleep);

        assertThat(StartedChildren.key(table(), sleep)).isEqualTo(first);
        assertThat(table().scan()).extracting(ProcessFacts::key).contains(first);
        assertThat(table().presence(first)).isEqualTo(Presence.ALIVE);
    }

    @Test
    void anEndedProcessIsGoneEverywhere() {
        Process sleep = children.sleeping();
        ProcessKey key = StartedChildren.key(table(), sleep);
        sleep.destroyForcibly();
        sleep.onExit().join();

        assertThat(table().presence(key)).isEqualTo(Presence.GONE);
        assertThat(table().look(key.pid())).isEmpty();
        assertThat(table().scan()).extracting(ProcessFacts::key).doesNotContain(key);
    }

    @Test
    void anotherProcessWithTheSamePidIsNotTheOneThatWasMeant() {
        ProcessKey key = StartedChildren.key(table(), children.sleeping());
        ProcessKey earlier = new ProcessKey(key.boot(), key.pid(), key.start() - 1);

        assertThat(table().presence(earlier)).isEqualTo(Presence.GONE);
    }

    @Test
    void aZombieIsGoneThoughItsParentDoesNotWait() {
        Process parent = children.start("sh", "-c", "sleep 600 & echo $!; exec tail -f /dev/null");
        long pid = Long.parseLong(StartedChildren.line(parent));
        StartedChildren.awaitCommand(pid, "sleep");
        StartedChildren.awaitCommand(parent.pid(), "tail");
        ProcessKey key = table().look(pid).orElseThrow().key();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        StartedChildren.awaitState(pid, 'Z');

        assertThat(table().presence(key)).isEqualTo(Presence.GONE);
        assertThat(table().look(pid)).isEmpty();
        assertThat(table().scan()).extracting(ProcessFacts::key).doesNotContain(key);
    }

    @Test
    void aStoppedProcessIsAlive() {
        Process parent = children.start("sh", "-c", "kill -STOP $$");
        StartedChildren.awaitState(parent.pid(), 'T');

        ProcessFacts facts = table().look(parent.pid()).orElseThrow();

        assertThat(facts.state()).isEqualTo('T');
        assertThat(table().presence(facts.key())).isEqualTo(Presence.ALIVE);
    }

    @Test
    void tellsAParentWithoutTheRest() {
        Process shell = children.start("sh", "-c", "sleep 600 & echo $!; wait");
        long pid = Long.parseLong(StartedChildren.line(shell));

        assertThat(table().parent(pid)).contains(shell.pid());
        assertThat(table().parent(shell.pid())).contains(ProcessHandle.current().pid());
        Process over = children.start("true");
        over.onExit().join();
        assertThat(table().parent(over.pid())).isEmpty();
        assertThat(table().parent(0)).isEmpty();
        assertThat(table().parent(-1)).isEmpty();
        assertThat(table().parent(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void ancestryLeadsFromTheProcessOverUsUpwards() {
        Process shell = children.start("sh", "-c", "sleep 600 & echo $!; wait");
        long pid = Long.parseLong(StartedChildren.line(shell));

        assertThat(table().ancestry(pid))
                .extracting(facts -> facts.key().pid())
                .startsWith(pid, shell.pid(), ProcessHandle.current().pid());
        assertThat(table().lineage(pid))
                .isEqualTo(table().ancestry(pid).stream().map(ProcessFacts::key).toList());
        assertThat(table().lineage(pid, key -> key.pid() == shell.pid()))
                .extracting(ProcessKey::pid)
                .containsExactly(pid, shell.pid());
    }

    @Test
    void aProcessWhoseParentEndedHasAnotherParent() {
        Process shell = children.start("sh", "-c", "(sleep 600 >/dev/null & echo $!)");
        long pid = Long.parseLong(StartedChildren.line(shell));
        try {
            shell.onExit().join();

            assertThat(table().look(pid).orElseThrow().parent()).isNotEqualTo(shell.pid());
            assertThat(table().ancestry(pid))
                    .extracting(facts -> facts.key().pid())
                    .doesNotContain(ProcessHandle.current().pid());
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void thereIsNoAncestryOfNoProcess() {
        assertThat(table().ancestry(0)).isEmpty();
        assertThat(table().ancestry(-1)).isEmpty();
        assertThat(table().look(Long.MAX_VALUE)).isEmpty();
        assertThat(table().presence(new ProcessKey(table().boot(), Long.MAX_VALUE, 1)))
                .isEqualTo(Presence.GONE);
    }
}
