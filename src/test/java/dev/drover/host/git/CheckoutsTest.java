package dev.drover.host.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.host.StartedChildren;
import dev.drover.model.Location;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class CheckoutsTest {
    /// A git that cannot be started: what is right with it was read from files alone.
    private final Checkouts checkouts = new Checkouts(new Git("/no/git", Duration.ofSeconds(1)));

    @TempDir Path given;
    private Path temporary;

    @BeforeEach
    void resolve() throws IOException {
        temporary = given.toRealPath();
    }

    @Test
    void aPlainRepositoryIsItsOwnWorkspace() throws IOException {
        Path root = TestRepository.at(temporary.resolve("repo")).commit("first").root();

        assertThat(locate(root)).isEqualTo(location(root, root, "main", null));
    }

    @Test
    void aDirectoryDeepBelowTheRootBelongsToIt() throws IOException {
        Path root = TestRepository.at(temporary.resolve("repo")).commit("first").root();
        Path deep = Files.createDirectories(root.resolve("a/b/c"));

        assertThat(locate(deep)).isEqualTo(location(root, deep, "main", null));
        assertThat(locate(root.resolve(".git/hooks")).root()).isEqualTo(root.toString());
    }

    @Test
    void theBranchMayHaveSlashesAndNoCommit() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo"));
        assertThat(locate(repository.root()).branch()).isEqualTo("main");

        repository.commit("first").git("switch", "-q", "-c", "feature/größe");

        assertThat(locate(repository.root()).branch()).isEqualTo("feature/größe");
    }

    @Test
    void aDetachedHeadIsShownByItsCommit() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo")).commit("first");
        repository.git("switch", "-q", "--detach");

        assertThat(locate(repository.root()).branch())
                .isEqualTo(repository.git("rev-parse", "--short=7", "HEAD"));
    }

    @Test
    void aSwitchOfBranchesIsSeenAtOnce() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo")).commit("first");
        repository.git("branch", "aaaa");
        repository.git("branch", "bbbb");

        for (String branch : new String[] {"aaaa", "bbbb", "aaaa", "bbbb", "main"}) {
            repository.git("switch", "-q", branch);
            assertThat(locate(repository.root()).branch()).isEqualTo(branch);
        }
    }

    @Test
    void aLinkedWorktreeBelongsToTheMainOne() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo")).commit("first");
        Path linked = temporary.resolve("linked");
        repository.git("worktree", "add", "-q", "-b", "side", linked.toString());
        Path deep = Files.createDirectories(linked.resolve("deep"));

        assertThat(locate(deep)).isEqualTo(location(repository.root(), deep, "side", linked));
        assertThat(locate(repository.root()).branch()).isEqualTo("main");
    }

    @Test
    void aWorktreeInsideTheRepositoryIsStillAWorktree() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo")).commit("first");
        Path linked = repository.root().resolve(".worktrees/one");
        repository.git("worktree", "add", "-q", "-b", "one", linked.toString());

        assertThat(locate(linked)).isEqualTo(location(repository.root(), linked, "one", linked));
    }

    @Test
    void aWorktreeOfABareRepositoryBelongsToThatRepository() throws IOException {
        TestRepository source = TestRepository.at(temporary.resolve("source")).commit("first");
        Path bare = temporary.resolve("project.git");
        source.git("clone", "-q", "--bare", source.root().toString(), bare.toString());
        Path linked = temporary.resolve("linked");
        TestRepository.existing(bare).git("worktree", "add", "-q", linked.toString(), "main");

        assertThat(locate(linked)).isEqualTo(location(bare, linked, "main", linked));
    }

    @Test
    void aDirectoryMadeForABareRepositoryIsTheWorkspaceOfItsWorktrees() throws IOException {
        TestRepository source = TestRepository.at(temporary.resolve("source")).commit("first");
        Path project = Files.createDirectories(temporary.resolve("project"));
        Path bare = project.resolve(".bare");
        source.git("clone", "-q", "--bare", source.root().toString(), bare.toString());
        Files.writeString(project.resolve(".git"), "gitdir: ./.bare\n");
        Path linked = project.resolve("main");
        TestRepository.existing(bare).git("worktree", "add", "-q", linked.toString(), "main");

        assertThat(locate(linked)).isEqualTo(location(project, linked, "main", linked));
        assertThat(locate(project).root()).isEqualTo(project.toString());
    }

    @Test
    void aSubmoduleIsAWorkspaceOfItsOwnAndSoAreItsWorktrees() throws IOException {
        TestRepository part = TestRepository.at(temporary.resolve("part")).commit("first");
        TestRepository whole = TestRepository.at(temporary.resolve("whole")).commit("first");
        whole.git("submodule", "--quiet", "add", part.root().toString(), "libs/part");
        Path inside = whole.root().resolve("libs/part");
        Path linked = temporary.resolve("linked");
        TestRepository.existing(inside)
                .git("worktree", "add", "-q", "-b", "side", linked.toString());

        assertThat(locate(inside)).isEqualTo(location(inside, inside, "main", null));
        assertThat(locate(linked)).isEqualTo(location(inside, linked, "side", linked));
        assertThat(locate(whole.root()).root()).isEqualTo(whole.root().toString());
    }

    @Test
    void aGitDirectoryElsewhereChangesNothing() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere.git");
        Path root =
                TestRepository.at(temporary.resolve("repo"), "--separate-git-dir=" + elsewhere)
                        .root();

        assertThat(locate(root)).isEqualTo(location(root, root, "main", null));
    }

    @Test
    void aLinkToADirectoryIsTheDirectory() throws IOException {
        Path root = TestRepository.at(temporary.resolve("repo")).commit("first").root();
        Files.createDirectories(root.resolve("sub"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), root.resolve("sub"));

        assertThat(locate(link)).isEqualTo(location(root, root.resolve("sub"), "main", null));
    }

    @Test
    void pathsOfAnyScriptAndATrailingSlashGiveOneWorkspace() throws IOException {
        Path root = TestRepository.at(temporary.resolve("プロジェクト é")).commit("first").root();

        Location location = checkouts.locate(root + "/", null);

        assertThat(location).isEqualTo(location(root, root, "main", null));
        assertThat(checkouts.locate(root + "/./", null)).isEqualTo(location);
    }

    @Test
    void outsideARepositoryTheProjectDirectoryDecides() throws IOException {
        Path project = Files.createDirectories(temporary.resolve("project"));
        Path other = Files.createDirectories(temporary.resolve("other"));
        Path root = TestRepository.at(temporary.resolve("repo")).commit("first").root();

        assertThat(locate(other)).isEqualTo(location(other, other, null, null));
        assertThat(checkouts.locate(other.toString(), project + "/"))
                .isEqualTo(location(project, other, null, null));
        assertThat(checkouts.locate(other.toString(), root.toString()))
                .isEqualTo(location(root, other, null, null));
        assertThat(checkouts.locate(null, project.toString()))
                .isEqualTo(location(project, project, null, null));
        assertThat(checkouts.locate(null, null)).isEqualTo(Location.ofPlainDirectory("/"));
    }

    @Test
    void aRepositoryThatIsMadeLaterIsSeen() throws IOException {
        Path later = temporary.resolve("later");
        Path directory = Files.createDirectories(later.resolve("deep"));
        assertThat(locate(directory).branch()).isNull();

        Path root = TestRepository.at(later).root();

        assertThat(locate(directory)).isEqualTo(location(root, directory, "main", null));
    }

    @Test
    void aDirectoryThatIsGoneIsTakenByItsText() throws IOException {
        Path root = TestRepository.at(temporary.resolve("repo")).commit("first").root();
        Path gone = root.resolve("gone/deep");

        assertThat(locate(gone)).isEqualTo(location(root, gone, "main", null));
        Path nowhere = temporary.resolve("no/such");
        assertThat(checkouts.locate(nowhere + "/", null))
                .isEqualTo(location(nowhere, nowhere, null, null));
    }

    @Test
    void aGitFileThatPointsToNowhereMakesNoRepository() throws IOException {
        Path outer = TestRepository.at(temporary.resolve("outer")).commit("first").root();
        Path inner = Files.createDirectories(outer.resolve("inner"));
        Files.writeString(inner.resolve(".git"), "gitdir: /no/such/place\n");

        assertThat(locate(inner)).isEqualTo(location(inner, inner, null, null));
    }

    @Test
    void filesMadeToHurtAreNotRead() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo")).commit("first");
        Path head = repository.root().resolve(".git/HEAD");
        Files.writeString(head, "ref: refs/heads/a\u001b[31m\n");
        assertThat(locate(repository.root()).branch()).isNull();
        Files.writeString(head, "x".repeat(3_000_000));
        assertThat(locate(repository.root()).branch()).isNull();
        Files.delete(head);
        try (StartedChildren children = new StartedChildren()) {
            children.start("mkfifo", head.toString()).onExit().join();
        }
        assertThat(locate(repository.root()).branch()).isNull();
        assertThat(locate(repository.root()).root()).isEqualTo(repository.root().toString());
    }

    @Test
    void textThatIsNoPathIsKeptAsItIs() {
        assertThat(checkouts.locate("C:\\work", null).root()).isEqualTo("C:\\work");
        assertThat(checkouts.locate("a\0b", null).cwd()).isEqualTo("a\0b");
        assertThat(checkouts.locate("relative/path/", null).cwd()).isEqualTo("relative/path");
    }

    @Test
    void whereFilesDoNotTellGitIsAsked() throws IOException {
        TestRepository repository = TestRepository.at(temporary.resolve("repo")).commit("first");
        Files.writeString(repository.root().resolve(".git/HEAD"), "ref: refs/heads/.invalid\n");
        Path script = temporary.resolve("git");
        Files.writeString(script, "#!/bin/sh\necho from-reftable\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Checkouts asking = new Checkouts(new Git(script.toString(), Duration.ofSeconds(10)));

        assertThat(asking.locate(repository.root().toString(), null).branch())
                .isEqualTo("from-reftable");
        assertThat(locate(repository.root()).branch()).as("no git to ask").isNull();
    }

    private Location locate(Path cwd) {
        return checkouts.locate(cwd.toString(), null);
    }

    private static Location location(
            Path root, Path cwd, @Nullable String branch, @Nullable Path worktree) {
        return new Location(
                WorkspaceId.of(root.toString()),
                root.toString(),
                cwd.toString(),
                branch,
                worktree == null ? null : worktree.toString());
    }
}
