package dev.drover.host.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.host.ProcessTable;
import dev.drover.host.git.Git.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

final class GitTest {
    @TempDir Path temporary;
    private final Git git = new Git();
    private TestRepository repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = TestRepository.at(temporary.resolve("repo")).commit("first");
    }

    @Test
    void givesOutputExitAndComplaint() {
        Outcome good = git.run(repository.root(), List.of("log", "--format=%s"));
        Outcome bad = git.run(repository.root(), List.of("rev-parse", "--verify", "nothing"));

        assertThat(good).isEqualTo(new Outcome.Done(0, "first\n", "", false));
        assertThat(bad)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> {
                            assertThat(done.ok()).isFalse();
                            assertThat(done.exit()).isEqualTo(128);
                            assertThat(done.complaint()).contains("fatal");
                        });
    }

    @Test
    void aHostileRepositoryRunsNothing() throws IOException {
        Path proof = temporary.resolve("proof");
        Path evil = script("evil", "#!/bin/sh\ntouch '" + proof + "'\n");
        repository.git("config", "core.fsmonitor", evil.toString());
        Path hook = repository.root().resolve(".git/hooks/post-checkout");
        Files.copy(evil, hook);

        git.run(repository.root(), List.of("status", "--porcelain"));
        git.run(repository.root(), List.of("switch", "-c", "other"));

        assertThat(proof).doesNotExist();
        assertThat(git.run(repository.root(), List.of("branch", "--show-current")))
                .isEqualTo(new Outcome.Done(0, "other\n", "", false));
        repository.git("status", "--porcelain");
        assertThat(proof).as("without the hardening it does run").exists();
    }

    @Test
    void aBareRepositoryThatLiesInAWorkTreeIsNotUsed() {
        repository.git("init", "-q", "--bare", "inside");

        Outcome outcome =
                git.run(repository.root().resolve("inside"), List.of("rev-parse", "HEAD"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.ok()).isFalse());
    }

    @Test
    void argumentsAreNeverReadByAShell() {
        Outcome outcome =
                git.run(repository.root(), List.of("log", "--format=$(id) `id` %s; id", "--", "."));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) outcome).output()).isIn("", "$(id) `id` first; id\n");
    }

    @Test
    void aMissingGitOrDirectoryIsAFailureThatSaysSo() {
        Git missing = new Git("/no/such/git", Duration.ofSeconds(10));

        assertThat(missing.run(temporary, List.of("status")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("Install git"));
        assertThat(git.run(temporary.resolve("gone"), List.of("status")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("gone"));
    }

    @Test
    void aHungGitIsEndedWithWhatItStarted() throws IOException {
        Path pids = temporary.resolve("pids");
        Path hung = script("hung", "#!/bin/sh\nsleep 600 &\necho $$ $! > '" + pids + "'\nwait\n");
        Git slow = new Git(hung.toString(), Duration.ofMillis(1500));

        Outcome outcome = slow.run(temporary, List.of("status"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("git status did not end"));
        ProcessTable table = ProcessTable.ofThisMachine();
        for (String pid : Files.readString(pids).strip().split(" ")) {
            await().until(() -> table.look(Long.parseLong(pid)).isEmpty());
        }
    }

    @Test
    void outputWithoutEndIsCutAndBlocksNothing() throws IOException {
        Path chatty = script("chatty", "#!/bin/sh\nhead -c 40000000 /dev/zero\n");

        Outcome outcome =
                new Git(chatty.toString(), Duration.ofSeconds(60)).run(temporary, List.of());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> {
                            assertThat(done.output()).hasSize(16 << 20);
                            assertThat(done.truncated()).isTrue();
                            assertThat(done.ok()).isFalse();
                        });
    }

    @Test
    void gitSeesNothingOfTheCallersGitEnvironment() throws IOException {
        Path env = script("env", "#!/bin/sh\nenv\n");

        Outcome outcome = new Git(env.toString(), Duration.ofSeconds(10)).run(temporary, List.of());

        assertThat(((Outcome.Done) outcome).output().lines().filter(l -> l.startsWith("GIT_")))
                .containsExactlyInAnyOrder("GIT_TERMINAL_PROMPT=0", "GIT_ALLOW_PROTOCOL=none");
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(temporary.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
