package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Payloads;
import dev.drover.host.git.WorktreeScene;
import dev.drover.model.view.TrashedWorktreeView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Worktrees by the agent's own hooks, through the real client.
final class WorktreeHooksTest {
    @TempDir Path temporary;
    private WorktreeScene scene;
    private LiveDaemon live;

    @BeforeEach
    void start() throws IOException {
        scene = WorktreeScene.in(Files.createDirectories(temporary.resolve("code")));
        live = LiveDaemon.in(Files.createDirectories(temporary.resolve("home")));
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private int hook(String payload, Path cwd, Map<String, String> change) throws Exception {
        String text =
                new String(Payloads.recorded(payload), StandardCharsets.UTF_8)
                        .replaceAll("\"cwd\": \"[^\"]*\"", "\"cwd\": \"" + cwd + "\"");
        for (var entry : change.entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return live.hook("claude-code", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private String output(String stream) throws IOException {
        return Files.readString(live.home.resolve("hook-" + stream));
    }

    @Test
    void anAgentThatWantsAWorktreeIsToldItsPath() throws Exception {
        assertThat(hook("worktree-create", scene.main().root(), Map.of())).isZero();

        Path path = scene.path().resolveSibling("feat-a");
        assertThat(output("out")).isEqualTo(path + "\n");
        assertThat(path.resolve("readme.txt")).exists();
        assertThat(live.client.worktrees().list(false))
                .filteredOn(v -> v.path().equals(path.toString()))
                .singleElement()
                .satisfies(v -> assertThat(v.owner()).isNotNull());

        assertThat(live.client.branches().toString()).contains("feat-a", "full");

        // It asks again for the same one.
        assertThat(hook("worktree-create", scene.main().root(), Map.of())).isZero();
        assertThat(output("out")).isEqualTo(path + "\n");
    }

    @Test
    void aWorktreeThatCannotBeMadeFailsTheAgentsCreationWithTheReason() throws Exception {
        assertThat(hook("worktree-create", temporary, Map.of())).isEqualTo(1);
        assertThat(output("out")).isEmpty();
        assertThat(output("err")).contains("is in no git repository");

        assertThat(hook("worktree-create", scene.main().root(), Map.of("\"feat-a\"", "\"main\"")))
                .isEqualTo(1);
        assertThat(output("err")).contains("checked out in the main worktree already");
    }

    @Test
    void whatAnAgentLeftUncommittedComesBackAfterSomebodyElseRemovedIt() throws Exception {
        scene.write("readme.txt", "changed\n").write("notes.txt", "notes\n").write(".env", "A=1\n");
        hook("stop", scene.path(), Map.of());
        await().until(() -> !scene.main().git("for-each-ref", "refs/drover/snapshot").isEmpty());

        scene.main().git("worktree", "remove", "--force", scene.path().toString());
        TrashedWorktreeView lost = live.client.worktrees().trash().getFirst();
        assertThat(lost.path()).isEqualTo(scene.path().toString());
        live.client.worktrees().restore(lost.id());

        assertThat(scene.file("readme.txt")).hasContent("changed");
        assertThat(scene.file("notes.txt")).hasContent("notes");
        assertThat(scene.file(".env")).hasContent("A=1");
        assertThat(scene.worktree().git("branch", "--show-current")).isEqualTo("feature");
        assertThat(scene.worktree().git("status", "--porcelain"))
                .contains("M readme.txt", "?? notes.txt");
        assertThat(live.client.worktrees().trash()).isEmpty();
    }

    @Test
    void anAnnouncedRemovalTakesASnapshotBeforeItAnswers() throws Exception {
        scene.write("notes.txt", "notes\n");
        hook(
                "worktree-remove",
                scene.path(),
                Map.of("/home/dev/shop-worktrees/feat-a", scene.path().toString()));

        assertThat(scene.main().git("for-each-ref", "refs/drover/snapshot")).isNotEmpty();
    }

    @Test
    void aSnapshotChangesNothingOfTheWorktree() throws Exception {
        scene.write("readme.txt", "staged\n").worktree().git("add", "readme.txt");
        scene.write("notes.txt", "notes\n");
        var before = scene.told();
        hook(
                "worktree-remove",
                scene.path(),
                Map.of("/home/dev/shop-worktrees/feat-a", scene.path().toString()));

        assertThat(scene.told().subList(0, 4)).isEqualTo(before.subList(0, 4));
    }

    @Test
    void removalByOthersIsNoticed() throws Exception {
        hook("stop", scene.main().root(), Map.of());
        await().until(() -> live.client.worktrees().list(false).size() == 2);

        scene.main().git("worktree", "remove", "--force", scene.path().toString());

        await().until(
                        () ->
                                live.client.audit(0, 100).stream()
                                        .anyMatch(e -> e.type().equals("WorktreeLost")));
        assertThat(live.client.worktrees().list(false)).hasSize(1);
    }

    @Test
    void whatWasMadeForAnAgentGoesWithItIfNothingIsLost() throws Exception {
        try (AgentProcess agent =
                AgentProcess.start(
                        temporary.resolve("installed"),
                        scene.main().root(),
                        "while read -r line; do eval \"$line\"; done",
                        Map.of("DROVER_HOME", live.home.toString()))) {
            String payload =
                    new String(Payloads.recorded("worktree-create"), StandardCharsets.UTF_8)
                            .replaceAll(
                                    "\"cwd\": \"[^\"]*\"",
                                    "\"cwd\": \"" + scene.main().root() + "\"");
            Path body = Files.writeString(temporary.resolve("body.json"), payload);
            agent.say(
                    LiveDaemon.clientProgram()
                            + " hook claude-code --decision 30 < '"
                            + body
                            + "' > /dev/null");
            Path path = scene.path().resolveSibling("feat-a");
            await().until(
                            () ->
                                    live.client.worktrees().list(false).stream()
                                            .anyMatch(v -> v.path().equals(path.toString())));
            agent.process.destroyForcibly();

            // It leaves its place a moment before it counts as being in the trash.
            await().untilAsserted(
                            () ->
                                    assertThat(live.client.worktrees().trash())
                                            .extracting(TrashedWorktreeView::path)
                                            .containsExactly(path.toString()));
            assertThat(path).doesNotExist();
            assertThat(scene.path()).exists();
        }
    }
}
