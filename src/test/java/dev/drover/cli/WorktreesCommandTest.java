package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.Payloads;
import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.git.WorktreeScene;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// `drover worktrees …` as people and scripts use it.
final class WorktreesCommandTest {
    @TempDir Path temporary;
    private WorktreeScene scene;
    private LiveDaemon live;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        scene = WorktreeScene.in(Files.createDirectories(temporary.resolve("code")));
        Path home = Files.createDirectories(temporary.resolve("home"));
        live = LiveDaemon.in(home);
        shell = Shell.over(Shell.commands(home, Map.of(), live.daemon::api, true));
        live.client.call(
                "POST",
                "/v1/hooks/claude-code",
                Map.of("Content-Type", "application/json"),
                Payloads.claude("session-start-startup", "s", scene.main().root().toString()));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private Answer run(String... words) {
        return shell.type(words);
    }

    @Test
    void listsWithWorkAndReasons() {
        scene.write("readme.txt", "changed\n").write("notes.txt", "notes\n");

        Answer plain = run("worktrees", "--why");
        assertThat(plain.err()).isEmpty();
        assertThat(plain.exit()).isZero();
        assertThat(plain.out())
                .contains("(main)", "feature", "1 changed, 1 untracked", "1 agent")
                .contains("Changed: readme.txt.", "Untracked: notes.txt.");

        Answer json = run("worktrees", "--json");
        Schemas.assertFits("worktrees", json.out());
        assertThat(json.out()).contains("\"kind\":\"untracked\"");
    }

    @Test
    void showsARepositoryInWhichNoAgentHasEverBeen() throws Exception {
        WorktreeScene other = WorktreeScene.in(Files.createDirectories(temporary.resolve("mine")));
        Answer create =
                shell.in(other.main().root()).type("worktrees", "create", "feat-a", "--base=main");
        assertThat(create.err()).isEmpty();
        Files.writeString(other.path().resolveSibling("feat-a/notes.txt"), "notes\n");

        String shown = run("worktrees", "--why").out();
        assertThat(shown.substring(shown.indexOf("mine/shop")))
                .contains("(main)", "feature", "feat-a", "Untracked: notes.txt.");
    }

    @Test
    void removesOnlyAfterAYes() {
        String path = scene.path().toString();

        Answer preview = run("worktrees", "remove", path);
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out()).contains("would go to the trash", "Add --yes to do it.");
        assertThat(scene.path()).exists();

        Answer done = run("worktrees", "remove", path, "--yes", "--json");
        assertThat(done.exit()).isZero();
        Schemas.assertFits("worktree-deed", done.out());
        assertThat(scene.path()).doesNotExist();

        Answer trash = run("worktrees", "trash");
        assertThat(trash.out()).contains("DELETED IN", "feature");
        Schemas.assertFits("worktree-trash", run("worktrees", "trash", "--json").out());
        assertThat(run("worktrees", "restore", path).out()).contains("is back");
        assertThat(scene.path()).exists();
        assertThat(run("worktrees", "trash").out()).isEqualTo("The trash is empty.\n");
    }

    @Test
    void workThatWouldBeLostIsARefusalInOneLine() {
        scene.write("notes.txt", "notes\n");
        String path = scene.path().toString();

        Answer preview = run("worktrees", "remove", path);
        assertThat(preview.out()).contains("stays: it holds work", "Untracked: notes.txt.");
        Answer refused = run("worktrees", "remove", path, "--yes");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("Untracked: notes.txt.", "--rescue");

        assertThat(run("worktrees", "remove", path, "--yes", "--rescue").exit()).isZero();
        assertThat(run("worktrees", "trash").out()).contains("kept", "Untracked: notes.txt.");
    }

    @Test
    void reclaimsWhatIsSafeAfterAYes() {
        Answer preview = run("worktrees", "reclaim");
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out()).contains("1 worktree, ", "Add --yes");

        assertThat(run("worktrees", "reclaim", "--yes").exit()).isZero();
        assertThat(scene.path()).doesNotExist();
        Answer nothing = run("worktrees", "reclaim");
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out()).contains("Nothing is safe to remove.");

        String id = live.client.worktrees().trash().getFirst().id();
        assertThat(run("worktrees", "trash", "--purge", id).out()).contains("nothing is lost");
        assertThat(run("worktrees", "trash", "--purge", id, "--yes").exit()).isZero();
        assertThat(live.client.worktrees().trash()).isEmpty();
    }

    @Test
    void theDoctorFindsEmptyWorktreesAndThoseThatAreGone() throws Exception {
        run("worktrees");
        Answer found = run("doctor");
        assertThat(found.out()).contains("1 worktree with which nothing would be lost");
        assertThat(run("doctor", "--cleanup-stale").out()).contains(scene.path().toString());

        Path away = scene.path().resolveSibling("away");
        Files.move(scene.path(), away);
        run("worktrees");
        assertThat(run("doctor").out())
                .contains("1 worktree whose files are not there", "worktree prune")
                .doesNotContain("nothing would be lost");
        Files.move(away, scene.path());

        run("worktrees");
        run("doctor", "--cleanup-stale", "--yes");
        assertThat(scene.path()).doesNotExist();
        assertThat(live.client.worktrees().trash()).hasSize(1);
    }
}
