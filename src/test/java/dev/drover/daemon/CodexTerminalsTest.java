package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One program of Codex runs the conversations of several terminals; each is shown in the row of
/// its own terminal, though all hooks descend from the first one.
final class CodexTerminalsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path home;
    private LiveDaemon live;
    private CodexServer codex;
    private Path shop;
    private Path bank;
    private final List<Process> terminals = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
        codex = new CodexServer(home);
        shop = Files.createDirectories(home.resolve("shop"));
        bank = Files.createDirectories(home.resolve("bank"));
        terminals.add(codex.first(shop));
        awaitRows(1);
    }

    @AfterEach
    void close() throws Exception {
        codex.close();
        CodexServer.end(terminals);
        live.close();
    }

    private void awaitRows(int count) {
        await().atMost(PATIENCE).until(() -> live.rows().size() == count);
    }

    private Process terminal(Path directory) throws Exception {
        Process terminal = codex.terminal(directory);
        terminals.add(terminal);
        awaitRows(terminals.size());
        return terminal;
    }

    private InstanceView row(Process terminal) {
        return live.rows().stream()
                .filter(v -> Objects.equals(v.pid(), terminal.pid()))
                .findFirst()
                .orElseThrow();
    }

    private void becomes(Process terminal, String session, InstanceState state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(row(terminal).sessionId()).isEqualTo(session);
                            assertThat(row(terminal).state()).isEqualTo(state);
                        });
    }

    @Test
    void aConversationIsShownInTheRowOfTheTerminalInItsDirectory() throws Exception {
        Process other = terminal(bank);
        String session = CodexServer.conversation(1);
        codex.says("session-start-startup-tui", session, bank);
        codex.says("user-prompt-submit", session, bank);

        becomes(other, session, InstanceState.BUSY);
        assertThat(row(terminals.getFirst()).sessionId()).isNull();
        assertThat(live.rows()).hasSize(2);

        other.destroyForcibly();
        becomes(other, session, InstanceState.ENDED);
        // It comes a minute late.
        codex.says("session-end", session, bank);
        String next = CodexServer.conversation(2);
        codex.says("session-start-startup-tui", next, shop);
        becomes(terminals.getFirst(), next, InstanceState.IDLE);
        assertThat(live.rows()).hasSize(2);
    }

    @Test
    void twoTerminalsInOneDirectoryHaveAConversationEach() throws Exception {
        String first = CodexServer.conversation(1);
        codex.says("session-start-startup-tui", first, shop);
        codex.says("user-prompt-submit", first, shop);
        becomes(terminals.getFirst(), first, InstanceState.BUSY);

        Process other = terminal(shop);
        String second = CodexServer.conversation(2);
        codex.says("session-start-startup-tui", second, shop);
        becomes(other, second, InstanceState.IDLE);
        codex.says("stop", first, shop);
        becomes(terminals.getFirst(), first, InstanceState.IDLE);
        codex.says("permission-request", second, shop);
        becomes(other, second, InstanceState.WAITING);
        assertThat(live.rows()).hasSize(2);
    }

    @Test
    void clearingIsAnotherConversationOfTheSameTerminal() throws Exception {
        Process terminal = terminals.getFirst();
        String before = CodexServer.conversation(1);
        codex.says("session-start-startup-tui", before, shop);
        becomes(terminal, before, InstanceState.IDLE);
        String after = CodexServer.conversation(2);
        codex.says("session-start-clear", after, shop);
        codex.says("user-prompt-submit", after, shop);
        becomes(terminal, after, InstanceState.BUSY);
        // What was let go of says nothing about what goes on.
        codex.says("session-end", before, shop);
        codex.says("permission-request", after, shop);
        becomes(terminal, after, InstanceState.WAITING);
        assertThat(live.rows()).hasSize(1);
    }

    @Test
    void aSessionThatIsLetGoOfDoesNotEndARowWhoseTerminalLives() throws Exception {
        Process terminal = terminals.getFirst();
        String session = CodexServer.conversation(1);
        codex.says("session-start-startup-tui", session, shop);
        codex.says("user-prompt-submit", session, shop);
        becomes(terminal, session, InstanceState.BUSY);
        codex.says("session-end", session, shop);
        becomes(terminal, session, InstanceState.IDLE);
        assertThat(row(terminal).endedAt()).isNull();
    }

    @Test
    void aConversationWithoutATerminalEndsWhenTheProgramLetsGoOfIt() throws Exception {
        String session = CodexServer.conversation(1);
        codex.order("hold", session);
        codex.says("session-start-startup-tui", session, bank);
        codex.says("user-prompt-submit", session, bank);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                without()
                                        .map(InstanceView::state)
                                        .toList()
                                        .equals(List.of(InstanceState.BUSY)));
        codex.says("stop", session, bank);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                without()
                                        .map(InstanceView::state)
                                        .toList()
                                        .equals(List.of(InstanceState.IDLE)));

        codex.order("release", session);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(without().map(InstanceView::endReason))
                                        .containsExactly("the session was closed"));
    }

    @Test
    void aConversationWithoutATerminalEndsWithTheProgram() throws Exception {
        String session = CodexServer.conversation(1);
        codex.says("session-start-startup-tui", session, bank);
        codex.says("user-prompt-submit", session, bank);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                without()
                                        .map(InstanceView::state)
                                        .toList()
                                        .equals(List.of(InstanceState.BUSY)));

        codex.close();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(without().map(InstanceView::state))
                                        .containsExactly(InstanceState.ENDED));
    }

    @Test
    void aTerminalThatGoesOnWithAConversationTakesItsRow() throws Exception {
        String session = CodexServer.conversation(1);
        codex.says("session-start-startup-tui", session, bank);
        codex.says("user-prompt-submit", session, bank);
        await().atMost(PATIENCE)
                .until(
                        () ->
                                without()
                                        .map(InstanceView::state)
                                        .toList()
                                        .equals(List.of(InstanceState.BUSY)));
        String id = without().findFirst().orElseThrow().id();

        Process terminal = codex.resumes(bank, session);
        terminals.add(terminal);
        await().atMost(PATIENCE).until(() -> without().findAny().isEmpty());
        becomes(terminal, session, InstanceState.BUSY);
        assertThat(row(terminal).id()).isEqualTo(id);
        codex.says("stop", session, bank);
        becomes(terminal, session, InstanceState.IDLE);
        assertThat(live.rows()).hasSize(2);
    }

    private Stream<InstanceView> without() {
        return live.rows().stream().filter(v -> v.pid() == null);
    }
}
