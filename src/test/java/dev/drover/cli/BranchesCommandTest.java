package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.view.BranchAsk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// `drover branches …` inside a real daemon, by a person, beside a program that has registered.
class BranchesCommandTest {
    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private LiveDaemon daemon;
    private Path shop;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        shop = Files.createDirectories(home.resolve("src/shop")).toRealPath();
        assertThat(
                        new ProcessBuilder("git", "init", "-q", "-b", "main", shop.toString())
                                .inheritIO()
                                .start()
                                .waitFor())
                .isZero();
        daemon = LiveDaemon.in(home);
        live.set(daemon);
        shell =
                Shell.over(
                                Shell.commands(
                                        home,
                                        Map.of(),
                                        caller -> live.get().daemon.api(caller),
                                        true))
                        .in(shop)
                        .calledBy(1);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    /// This test's own process is the instance; the shell's caller is somebody else.
    private Shell program() {
        daemon.client.register(
                new dev.drover.model.view.Registration(
                        "my-bot", "s1", "Nightly build\u202E", shop.toString(), null));
        return shell.calledBy(ProcessHandle.current().pid());
    }

    private Answer ok(Shell who, String... words) {
        Answer answer = who.type(words);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isZero();
        return answer;
    }

    @Test
    void saysWhatThereIsToDoWhereNothingIsClaimed() {
        assertThat(ok(shell, "branches").out())
                .isEqualTo(
                        "No branch is claimed. `drover branches claim BRANCH` says that you work on"
                                + " one.\n");
        assertThat(ok(shell, "branches", "conflicts").out())
                .isEqualTo("Nobody is in anybody's way.\n");
        assertThat(ok(shell, "branches", "release", "--all").out())
                .isEqualTo("You hold no branch.\n");
        assertFits("branches", ok(shell, "branches", "--json").out());
    }

    @Test
    void claimsAsksAnswersAndReleases() {
        Shell bot = program();
        assertThat(ok(bot, "branches", "claim", "main", "--reason", "nightly").out())
                .startsWith("Claimed main for Nightly build\uFFFD (")
                .endsWith("): full, isolated.\n");
        Answer held = shell.type("branches", "claim", "main", "--paths", "src/", "docs");
        assertThat(held.exit()).isEqualTo(Exit.REFUSED);
        assertThat(held.err()).contains("is held by agent 'Nightly build\uFFFD' (");
        assertThat(ok(shell, "branches", "claim", "main", "--intent", "read").out())
                .isEqualTo("Claimed main for you: read, isolated.\n");
        assertThat(
                        ok(
                                        shell,
                                        "branches",
                                        "request",
                                        "main",
                                        "a typo\u001B[2J",
                                        "--paths",
                                        "docs")
                                .out())
                .startsWith("Asked Nightly build\uFFFD (");
        String id = daemon.client.branches().requests().getFirst().id();
        String list = ok(shell, "branches").out();
        assertThat(list).contains("Requests to join", "pending", id, "a typo␛[2J");
        assertFits("branches", ok(shell, "branches", "--json").out());
        assertFits("join-answer", ok(bot, "branches", "deny", id, "--json").out());
        assertThat(ok(shell, "branches").out()).contains("denied");
        assertThat(ok(shell, "branches", "release", "main").out())
                .isEqualTo("Released main of ~/src/shop, which was held by you.\n");
        String claim = daemon.client.branches().claims().getFirst().id();
        assertThat(ok(shell, "branches", "release", "--claim", claim).out())
                .startsWith("Released main of ~/src/shop, which was held by Nightly build");
        assertThat(daemon.client.branches().claims()).isEmpty();
        assertThat(daemon.client.branches().requests()).isEmpty();
    }

    @Test
    void tellsOfOverlapsAtOnce() {
        Shell bot = program();
        ok(bot, "branches", "claim", "main", "--paths", "src/api", "--mode", "coordinated");
        Answer meets =
                ok(shell, "branches", "claim", "main", "--mode", "Coordinated", "--for", "2h");
        assertThat(meets.out())
                .startsWith("Claimed main for you: full, coordinated, for 2h.\n")
                .contains("There as well, and told of you:", "write src/api");
        assertFits("branch-conflicts", ok(shell, "branches", "conflicts", "--json").out());
        Answer narrow = ok(shell.terminal(80), "branches");
        assertThat(narrow.out()).contains("In each other's way", "overlap", "src/api");
        assertThat(narrow.out().lines()).allMatch(l -> l.length() <= 80);
        Answer plain = ok(shell, "branches");
        assertThat(plain.out()).contains("REPOSITORY", "shop", "in 2h");
        assertFits(
                "branch-grant",
                ok(shell, "branches", "claim", "other", "--reason", "why", "--json").out());
    }

    @Test
    void keepsTheShapesOfItsJson() {
        Shell bot = program();
        ok(bot, "branches", "claim", "main");
        String asked = ok(shell, "branches", "request", "main", "please", "--json").out();
        assertFits("join-requests", asked);
        String id = Json.mapper().readTree(asked).get(0).get("id").asString();
        assertFits("join-answer", ok(bot, "branches", "approve", id, "--json").out());
        String released = ok(shell, "branches", "release", "main", "--json").out();
        assertFits("branch-claims", released);
        assertThat(Schemas.errors("branch-claims", released.replace("coordinated", "shared")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "branches claim",
                "branches claim main --intent own",
                "branches claim main --mode alone",
                "branches claim main --for soon",
                "branches claim main --paths",
                "branches claim -x",
                "branches request main",
                "branches approve",
                "branches forget"
            })
    void badWordsAreAUsageErrorInOneLine(String words) {
        Answer answer = shell.type(words.split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).startsWith("drover: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "branches claim main --intent write",
                "branches claim main --intent full --paths src",
                "branches claim main --paths ../x",
                "branches claim main --for 60d",
                "branches claim a..b",
                "branches claim HEAD",
                "branches release",
                "branches release main --all",
                "branches release --claim 00000000",
                "branches request main please",
                "branches deny 00000000"
            })
    void whatCannotBeIsRefusedInOneLine(String words) {
        Answer answer = shell.type(words.split(" "));
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).startsWith("drover: ").hasLineCount(1);
        assertThat(daemon.client.branches().claims()).isEmpty();
    }

    @Test
    void outsideOfARepositoryItSaysSo() {
        Answer answer = shell.in(home).type("branches", "claim", "main");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err())
                .isEqualTo(
                        "drover: '"
                                + home
                                + "' is in no git repository. Go into one, and try again"
                                + " there.\n");
        daemon.client.claimBranch(
                new BranchAsk(shop.toString(), "main", null, List.of(), null, null, null));
        assertThat(ok(shell.in(home), "branches").out()).contains("main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "claim", "release", "conflicts", "request", "approve", "deny"})
    void everyCommandHasHelpWithAnExample(String command) {
        Answer help =
                command.isEmpty()
                        ? shell.type("branches", "--help")
                        : shell.type("branches", command, "--help");
        assertThat(help.out()).contains("Examples", "  drover branches", "--json");
    }

    @Test
    void theDoctorFindsClaimsInARepositoryThatIsGoneAndReleasesThem() throws Exception {
        ok(shell, "branches", "claim", "main");
        assertThat(shell.type("doctor").out()).doesNotContain("claim");

        Path away = shop.resolveSibling("away");
        Files.move(shop, away);
        Shell elsewhere = shell.in(away);
        assertThat(elsewhere.type("doctor").out())
                .contains("1 claim of branches in a repository that is not there")
                .contains("drover branches release --claim");
        assertThat(elsewhere.type("doctor", "--cleanup-stale").out())
                .contains("main in", "Releases them");
        assertThat(daemon.client.branches().claims()).hasSize(1);

        elsewhere.type("doctor", "--cleanup-stale", "--yes");
        assertThat(daemon.client.branches().claims()).isEmpty();
    }
}
