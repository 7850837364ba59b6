package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refused;
import dev.drover.host.StartedChildren;
import dev.drover.host.git.WorktreeScene;
import dev.drover.ipc.WorktreeApi;
import dev.drover.model.view.Registration;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Worktrees through a real daemon, its socket and real repositories.
final class WorktreesTest {
    @TempDir Path temporary;
    private WorktreeScene scene;
    private LiveDaemon live;
    private WorktreeApi worktrees;

    @BeforeEach
    void start() throws IOException {
        scene = WorktreeScene.in(Files.createDirectories(temporary.resolve("code")));
        live = LiveDaemon.in(Files.createDirectories(temporary.resolve("home")));
        worktrees = live.client.worktrees();
        live.client.register(
                new Registration("my-agent", "s", null, scene.main().root().toString(), null));
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private WorktreeView feature() {
        return worktrees.list(true).stream().filter(v -> !v.main()).findFirst().orElseThrow();
    }

    private List<HazardKind> kinds(WorktreeView view) {
        return view.hazards().stream().map(Hazard::kind).toList();
    }

    @Test
    void listsTheWorktreesOfKnownRepositoriesWithTheirWork() {
        scene.write("readme.txt", "changed\n").write("notes.txt", "new\n");

        List<WorktreeView> all = worktrees.list(true);

        assertThat(all).extracting(WorktreeView::main).containsExactly(true, false);
        WorktreeView feature = all.get(1);
        assertThat(feature.path()).isEqualTo(scene.path().toString());
        assertThat(feature.branch()).isEqualTo("feature");
        assertThat(feature.modified()).isEqualTo(1);
        assertThat(feature.untracked()).isEqualTo(1);
        assertThat(feature.reclaimable()).isFalse();
        assertThat(feature.sizeBytes()).isPositive();
        assertThat(feature.committedAt()).isNotNull();
    }

    @Test
    void showsWhatItSawLastAfterAStartBeforeItHasLookedAgain() throws IOException {
        scene.write("readme.txt", "changed\n");
        assertThat(feature().modified()).isEqualTo(1);
        live.close();
        live = LiveDaemon.in(temporary.resolve("home"));

        assertThat(live.client.worktrees().list(false))
                .filteredOn(v -> !v.main())
                .extracting(WorktreeView::modified)
                .containsExactly(1);
    }

    @Test
    void onlyLooksUntilToldToRemove() {
        WorktreeDeed deed = worktrees.remove(scene.path().toString(), false, true);

        assertThat(deed.done()).isFalse();
        assertThat(deed.note()).startsWith("would go to the trash");
        assertThat(scene.path()).exists();
    }

    @Test
    void removesRestoresAndDeletesForGood() throws Exception {
        List<String> before = scene.told();

        WorktreeDeed removed = worktrees.remove(scene.path().toString(), false, false);
        assertThat(removed.done()).isTrue();
        assertThat(scene.path()).doesNotExist();
        assertThat(worktrees.list(true)).hasSize(1);
        assertThat(worktrees.trash())
                .singleElement()
                .satisfies(
                        t -> {
                            assertThat(t.path()).isEqualTo(scene.path().toString());
                            assertThat(t.until()).isNotNull();
                        });

        worktrees.restore(String.valueOf(removed.trash()));
        assertThat(scene.told()).isEqualTo(before);
        assertThat(worktrees.trash()).isEmpty();

        String again =
                String.valueOf(worktrees.remove(scene.path().toString(), false, false).trash());
        Path files = Path.of(worktrees.trash().getFirst().files());
        assertThat(files).isDirectory();
        assertThat(worktrees.purge(again, true).done()).isFalse();
        assertThat(files).isDirectory();
        worktrees.purge(again, false);
        assertThat(files.getParent()).doesNotExist();
        assertThat(worktrees.trash()).isEmpty();
        assertThat(scene.main().git("branch", "--list", "feature")).contains("feature");
    }

    @Test
    void keepsWorkUnlessItMayGoAlong() {
        scene.write(".env", "TOKEN=1\n");

        assertThatThrownBy(() -> worktrees.remove(scene.path().toString(), false, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(".env")
                .hasMessageContaining("--rescue");
        assertThat(scene.file(".env")).exists();

        worktrees.remove(scene.path().toString(), true, false);
        assertThat(worktrees.trash())
                .singleElement()
                .satisfies(
                        t -> {
                            assertThat(t.until()).isNull();
                            assertThat(Path.of(t.files()).resolve(".env")).exists();
                        });
    }

    @Test
    void keepsAWorktreeInWhichAProcessWorks() {
        try (StartedChildren children = new StartedChildren()) {
            Process inside =
                    children.start("sh", "-c", "cd '" + scene.path() + "' && exec sleep 600");
            await().until(
                            () ->
                                    Files.readSymbolicLink(
                                                    Path.of("/proc", "" + inside.pid(), "cwd"))
                                            .equals(scene.path()));

            assertThat(kinds(feature())).containsExactly(HazardKind.PROCESS_INSIDE);
            assertThatThrownBy(() -> worktrees.remove(scene.path().toString(), true, false))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("sleep (" + inside.pid() + ")");
            assertThat(scene.path()).exists();
        }
    }

    @Test
    void keepsAWorktreeOfWhichAProcessHasAFileOpen() {
        try (StartedChildren children = new StartedChildren()) {
            Process open =
                    children.start(
                            "sh", "-c", "exec sleep 600 <'" + scene.file("readme.txt") + "'");
            StartedChildren.awaitCommand(open.pid(), "sleep");

            assertThatThrownBy(() -> worktrees.remove(scene.path().toString(), true, false))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("has readme.txt open");
        }
    }

    @Test
    void keepsAWorktreeInWhichAnAgentLives() throws IOException {
        try (AgentProcess agent = AgentProcess.idle(temporary.resolve("installed"), scene.path())) {
            await().until(() -> !feature().instances().isEmpty());

            assertThat(kinds(feature())).contains(HazardKind.INSTANCE_INSIDE);
            assertThatThrownBy(() -> worktrees.remove(scene.path().toString(), true, false))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("works there");
            assertThat(agent.process.isAlive()).isTrue();
        }
    }

    @Test
    void refusesTheMainWorktreeAndWhatIsNone() throws IOException {
        assertThatThrownBy(() -> worktrees.remove(scene.main().root().toString(), true, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not a linked worktree");
        Path plain = Files.createDirectories(temporary.resolve("plain"));
        assertThatThrownBy(() -> worktrees.remove(plain.toString(), true, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("is no worktree");
        assertThatThrownBy(() -> worktrees.restore("nothing"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("worktrees trash");
    }

    @Test
    void reclaimsOnlyWhatIsSafe() throws Exception {
        Path busy = scene.path().resolveSibling("busy");
        scene.main().git("worktree", "add", "-q", "-b", "busy", busy.toString());
        Files.writeString(busy.resolve("work.txt"), "work\n");

        assertThat(worktrees.reclaim(true))
                .extracting(WorktreeDeed::path)
                .containsExactly(scene.path().toString());
        assertThat(worktrees.reclaim(false)).extracting(WorktreeDeed::done).containsExactly(true);
        assertThat(scene.path()).doesNotExist();
        assertThat(busy.resolve("work.txt")).exists();
    }

    @Test
    void makesAWorktreeWithABranchAndTheFilesThatAreWantedThere() throws Exception {
        Files.writeString(
                scene.main().root().resolve(".worktreeinclude"), ".env\n*.log\nreadme.txt\n");
        Files.writeString(scene.main().root().resolve(".env"), "TOKEN=1\n");
        Files.createDirectories(scene.main().root().resolve("logs"));
        Files.writeString(scene.main().root().resolve("logs/a.log"), "a\n");
        Files.writeString(scene.main().root().resolve("untracked.txt"), "not copied\n");

        WorktreeDeed made =
                worktrees.create(
                        new WorktreeWish("fix/login", null, scene.main().root().toString()));

        Path path = Path.of(made.path());
        assertThat(path).isEqualTo(scene.path().resolveSibling("fix-login"));
        assertThat(made.note()).contains("made on branch 'fix/login'", "2 ignored files copied");
        assertThat(path.resolve(".env")).hasContent("TOKEN=1");
        assertThat(path.resolve("logs/a.log")).exists();
        assertThat(path.resolve("untracked.txt")).doesNotExist();
        assertThat(scene.main().git("-C", path.toString(), "branch", "--show-current"))
                .isEqualTo("fix/login");
        assertThat(worktrees.list(false))
                .anyMatch(v -> v.path().equals(path.toString()) && v.madeAt() != null);
    }

    @Test
    void takesBaseAndCopiesFromTheProjectsOwnFile() throws Exception {
        Path root = scene.main().root();
        scene.main().git("tag", "start");
        scene.main().commit("second");
        Files.writeString(root.resolve(".env"), "TOKEN=1\n");
        Files.writeString(
                root.resolve(".drover.json"),
                "{\"worktree\": {\"base\": \"start\", \"copy\": [\".env\"]}}");

        WorktreeDeed made = worktrees.create(new WorktreeWish("new", null, root.toString()));
        assertThat(made.note()).contains("from start", "1 ignored files copied");
        assertThat(scene.main().git("rev-parse", "new"))
                .isEqualTo(scene.main().git("rev-parse", "start"));

        for (String wrong :
                List.of(
                        "{\"worktree\": 7}",
                        "{\"worktree\": {\"base\": \"-x\"}}",
                        "{\"worktree\": {\"copy\": [\"../other/.env\"]}}",
                        "{\"worktree\": {\"copy\": \".env\"}}",
                        "{")) {
            Files.writeString(root.resolve(".drover.json"), wrong);
            assertThatThrownBy(() -> worktrees.create(new WorktreeWish("x", null, root.toString())))
                    .as(wrong)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(".drover.json cannot be used");
        }
        assertThat(scene.path().resolveSibling("x")).doesNotExist();
    }

    @Test
    void makesNoneWhereTheBranchIsCheckedOutAlready() {
        WorktreeDeed skipped =
                worktrees.create(new WorktreeWish("main", null, scene.path().toString()));

        assertThat(skipped.done()).isFalse();
        assertThat(skipped.path()).isEqualTo(scene.main().root().toString());
        assertThat(skipped.note()).contains("checked out in the main worktree already");
    }

    @Test
    void refusesNamesAndBasesThatAreNone() {
        String root = scene.main().root().toString();
        for (String name : List.of("-f", "a b", "a..b", "", "@{-1}", "x\ny", "a.lock")) {
            assertThatThrownBy(() -> worktrees.create(new WorktreeWish(name, null, root)))
                    .as(name)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("no name for a branch");
        }
        assertThatThrownBy(() -> worktrees.create(new WorktreeWish("new", "--all", root)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is no commit '--all'");
        assertThatThrownBy(
                        () -> worktrees.create(new WorktreeWish("new", null, temporary.toString())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("in no git repository");
        assertThat(scene.main().git("branch", "--list", "new")).isEmpty();
        assertThat(scene.path().resolveSibling("new")).doesNotExist();
    }

    @Test
    void runsNothingThatARepositoryNames() throws Exception {
        Path mark = temporary.resolve("executed");
        String evil = "sh -c 'touch " + mark + "; cat'";
        scene.main().git("config", "filter.evil.clean", evil);
        scene.main().git("config", "filter.evil.smudge", evil);
        scene.main().git("config", "core.fsmonitor", "touch " + mark);
        scene.main().git("config", "core.sshCommand", "touch " + mark);
        scene.main().git("config", "core.pager", "touch " + mark);
        Path hook = scene.main().root().resolve(".git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch '" + mark + "'\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        scene.write(".gitattributes", "*.txt filter=evil\n").write("readme.txt", "changed\n");

        WorktreeView view = feature();
        assertThat(kinds(view)).contains(HazardKind.UNTRUSTED);
        assertThat(view.hazards().getFirst().words()).contains("filter.evil.clean");
        assertThatThrownBy(
                        () ->
                                worktrees.create(
                                        new WorktreeWish("new", null, scene.path().toString())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("filter.evil");
        assertThat(mark).doesNotExist();

        live.client.set("worktrees.trusted", scene.main().root().toString());
        assertThat(kinds(feature())).doesNotContain(HazardKind.UNTRUSTED);
    }
}
