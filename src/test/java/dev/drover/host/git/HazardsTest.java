package dev.drover.host.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.worktree.HazardRules;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.TrashedWorktree;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Each thing that `git worktree remove` loses without a word, made by git itself: it is seen, it
/// is kept, and after a restore all is as it was, byte by byte.
final class HazardsTest {
    @TempDir Path temporary;

    interface Mess {
        void make(WorktreeScene scene) throws Exception;
    }

    @SuppressWarnings("ImmutableEnumChecker")
    enum Work {
        NOTHING(s -> {}),
        STAGED_FILE(
                s -> s.write("new.txt", "new\n").worktree().git("add", "new.txt"),
                HazardKind.STAGED),
        STAGED_DELETION(s -> s.worktree().git("rm", "-q", "readme.txt"), HazardKind.STAGED),
        STAGED_RENAME(s -> s.worktree().git("mv", "readme.txt", "read me.txt"), HazardKind.STAGED),
        STAGED_THEN_CHANGED(
                s -> {
                    s.write("readme.txt", "staged only\n").worktree().git("add", "readme.txt");
                    s.write("readme.txt", "and changed again\n");
                },
                HazardKind.STAGED,
                HazardKind.MODIFIED),
        CHANGED_FILE(s -> s.write("readme.txt", "changed\n"), HazardKind.MODIFIED),
        DELETED_FILE(s -> Files.delete(s.file("readme.txt")), HazardKind.MODIFIED),
        CHANGED_MODE(
                s -> assertThat(s.file("readme.txt").toFile().setExecutable(true)).isTrue(),
                HazardKind.MODIFIED),
        LINK_FOR_A_FILE(
                s -> {
                    Files.delete(s.file("readme.txt"));
                    Files.createSymbolicLink(s.file("readme.txt"), Path.of("/etc/hostname"));
                },
                HazardKind.MODIFIED),
        ANNOUNCED_FILE(
                s -> s.write("later.txt", "x\n").worktree().git("add", "-N", "later.txt"),
                HazardKind.MODIFIED),
        UNTRACKED_FILE(s -> s.write("notes.txt", "notes\n"), HazardKind.UNTRACKED),
        UNTRACKED_THAT_THE_USER_HIDES(
                s -> {
                    s.main().git("config", "status.showUntrackedFiles", "no");
                    s.write("notes.txt", "notes\n");
                },
                HazardKind.UNTRACKED),
        UNTRACKED_WITH_A_HOSTILE_NAME(
                s -> s.write("a \"b\"\n\u202e-c.txt", "x"), HazardKind.UNTRACKED),
        EXCLUDED_FILE(
                s -> {
                    Files.createDirectories(s.main().root().resolve(".git/info"));
                    Files.writeString(s.main().root().resolve(".git/info/exclude"), "secret\n");
                    s.write("secret", "x");
                },
                HazardKind.IGNORED),
        IGNORED_FILE(s -> s.write(".env", "TOKEN=1\n"), HazardKind.IGNORED),
        IGNORED_BUT_MADE_AGAIN(s -> s.write("node_modules/a/index.js", "1")),
        SKIP_WORKTREE_EDIT(
                s -> {
                    s.worktree().git("update-index", "--skip-worktree", "readme.txt");
                    s.write("readme.txt", "hidden\n");
                },
                HazardKind.HIDDEN_EDITS),
        ASSUME_UNCHANGED_EDIT(
                s -> {
                    s.worktree().git("update-index", "--assume-unchanged", "readme.txt");
                    s.write("readme.txt", "hidden\n");
                },
                HazardKind.HIDDEN_EDITS),
        SKIP_WORKTREE_WITHOUT_EDIT(
                s -> s.worktree().git("update-index", "--skip-worktree", "readme.txt")),
        SPARSE_CHECKOUT(s -> s.worktree().git("sparse-checkout", "set", "--no-cone", "/*", "!src")),
        MERGE_IN_CONFLICT(
                s -> conflict(s, "merge"),
                HazardKind.CONFLICTED,
                HazardKind.OPERATION,
                HazardKind.UNPUSHED),
        REBASE_IN_CONFLICT(s -> conflict(s, "rebase"), HazardKind.CONFLICTED, HazardKind.OPERATION),
        CHERRY_PICK_IN_CONFLICT(
                s -> conflict(s, "cherry-pick"),
                HazardKind.CONFLICTED,
                HazardKind.OPERATION,
                HazardKind.UNPUSHED),
        REVERT_IN_CONFLICT(
                s -> {
                    commit(s, "readme.txt", "a\n");
                    String first = s.worktree().git("rev-parse", "HEAD");
                    commit(s, "readme.txt", "b\n");
                    s.worktree().tries("revert", "--no-edit", first);
                },
                HazardKind.CONFLICTED,
                HazardKind.OPERATION,
                HazardKind.UNPUSHED),
        BISECT(
                s -> {
                    commit(s, "a.txt", "a\n");
                    commit(s, "b.txt", "b\n");
                    commit(s, "c.txt", "c\n");
                    s.worktree().git("bisect", "start", "HEAD", "HEAD~3");
                },
                HazardKind.OPERATION,
                HazardKind.OWN_REFS),
        UNPUSHED_COMMITS(s -> commit(s, "more.txt", "more\n"), HazardKind.UNPUSHED),
        DETACHED_COMMITS(
                s -> {
                    s.worktree().git("checkout", "-q", "--detach");
                    commit(s, "more.txt", "more\n");
                },
                HazardKind.DETACHED),
        COMMITS_THAT_ONLY_THE_REFLOG_HAS(
                s -> {
                    commit(s, "more.txt", "more\n");
                    s.worktree().git("reset", "-q", "--hard", "HEAD~1");
                },
                HazardKind.REFLOG_ONLY),
        REFERENCE_OF_ITS_OWN(
                s -> s.worktree().git("update-ref", "refs/worktree/mark", "HEAD"),
                HazardKind.OWN_REFS),
        NESTED_REPOSITORY(
                s -> TestRepository.at(s.file("vendor/lib")).commit("its first"),
                HazardKind.UNTRACKED,
                HazardKind.NESTED_REPOSITORY),
        NESTED_AND_IGNORED(
                s -> TestRepository.at(s.file("node_modules/lib")).commit("its first"),
                HazardKind.NESTED_REPOSITORY),
        BARE_REPOSITORY_INSIDE(
                s -> TestRepository.at(s.file("store.log"), "--bare"),
                HazardKind.NESTED_REPOSITORY,
                HazardKind.IGNORED),
        SUBMODULE(
                s -> {
                    TestRepository lib = TestRepository.at(s.main().root().resolveSibling("lib"));
                    lib.commit("lib");
                    s.worktree().git("submodule", "--quiet", "add", lib.root().toString(), "lib");
                    s.worktree().git("commit", "-q", "-m", "lib");
                },
                HazardKind.SUBMODULE,
                HazardKind.UNPUSHED),
        STASH_OF_THE_REPOSITORY(
                s -> {
                    s.write("readme.txt", "stashed\n");
                    s.worktree().git("stash", "-q");
                });

        private final Mess mess;
        private final Set<HazardKind> expected;

        Work(Mess mess, HazardKind... expected) {
            this.mess = mess;
            this.expected = Set.copyOf(Arrays.asList(expected));
        }

        private static void commit(WorktreeScene scene, String name, String text) {
            scene.write(name, text);
            scene.worktree().git("add", name);
            scene.worktree().git("commit", "-q", "-m", "change " + name);
        }

        private static void conflict(WorktreeScene scene, String how) throws IOException {
            commit(scene, "readme.txt", "here\n");
            Files.writeString(scene.main().root().resolve("readme.txt"), "there\n");
            scene.main().git("commit", "-q", "-a", "-m", "there");
            scene.main().git("push", "-q", "origin", "main");
            scene.worktree().tries(how, "main");
        }
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    @DisplayName("sees what would be lost, keeps it and brings it back")
    void seesWhatWouldBeLostKeepsItAndBringsItBack(Work work) throws Exception {
        WorktreeScene scene = WorktreeScene.in(temporary);
        work.mess.make(scene);

        List<Hazard> hazards = HazardRules.of(scene.look(), Occupants.NONE);
        assertThat(hazards.stream().map(Hazard::kind).toList())
                .as("%s", hazards)
                .containsExactlyInAnyOrderElementsOf(work.expected);

        List<String> before = scene.told();
        Tree files = Tree.of(scene.path());
        TrashedWorktree trashed = scene.remove();
        assertThat(scene.path()).doesNotExist();
        assertThat(scene.refs()).hasSize(1);
        scene.main().git("gc", "-q", "--prune=now");

        scene.trash().restore(trashed, scene.refs());
        assertThat(scene.told()).isEqualTo(before);
        assertThat(Tree.of(scene.path())).isEqualTo(files);
        assertThat(Path.of(trashed.home())).doesNotExist();
        assertThat(scene.main().git("for-each-ref", "refs/drover")).isEmpty();
        scene.worktree().git("fsck", "--no-dangling");
    }

    @Test
    void theMainWorktreeNeverGoes() throws Exception {
        WorktreeScene scene = WorktreeScene.in(temporary);
        var look =
                new WorktreeLooker(new Git(), List::of)
                        .look(scene.repository(), scene.refs().getFirst(), scene.refs());

        assertThat(HazardRules.of(look, Occupants.NONE))
                .extracting(Hazard::kind)
                .containsExactly(HazardKind.MAIN_WORKTREE);
    }
}
