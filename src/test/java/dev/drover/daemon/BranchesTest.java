package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refused;
import dev.drover.ipc.Address;
import dev.drover.ipc.Client;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.JoinStatus;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchGrant;
import dev.drover.model.view.JoinRequestView;
import dev.drover.model.view.Registration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The branch registry over both doors, in a real repository and a real file.
class BranchesTest {
    @TempDir Path home;
    private LiveDaemon live;
    private Path shop;
    private Client tcp;

    @BeforeEach
    void open() throws Exception {
        shop = Files.createDirectories(home.resolve("src/shop")).toRealPath();
        git(shop, "init", "-q", "-b", "main");
        Files.createDirectories(shop.resolve("web/src"));
        start();
    }

    private void start() throws IOException {
        live = LiveDaemon.withTcp(home);
        tcp =
                Client.over(
                        new Address.Tcp(
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), live.port()),
                                live.token.hex()),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        tcp.close();
        live.close();
    }

    private static void git(Path directory, String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of("-c", "user.name=Test", "-c", "user.email=test@example.org"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        assertThat(builder.inheritIO().start().waitFor()).isZero();
    }

    private static BranchAsk ask(Path directory, String branch, String... paths) {
        return new BranchAsk(directory.toString(), branch, null, List.of(paths), null, null, null);
    }

    private static BranchAsk asking(Path directory, String branch, String text) {
        return new BranchAsk(directory.toString(), branch, null, null, null, text, null);
    }

    /// A program on the TCP door, where only its capability proves who it is.
    private Registration.Granted program(String session) {
        return tcp.register(new Registration("my-bot", session, session, shop.toString(), null));
    }

    private Client.Response as(
            Registration.Granted who, @Nullable String capability, String path, Object body) {
        Map<String, String> headers =
                capability == null
                        ? Map.of("Content-Type", "application/json")
                        : Map.of(
                                "Content-Type",
                                "application/json",
                                "Drover-Capability",
                                capability);
        return tcp.call(
                "POST", path + "?instance=" + who.instance().id(), headers, Json.bytes(body));
    }

    private Client.Response as(Registration.Granted who, String path, Object body) {
        return as(who, who.capability(), path, body);
    }

    @Test
    void aPersonClaimsInTheRepositoryOfTheirDirectoryAndGivesItBack() {
        BranchGrant grant = live.client.claimBranch(ask(shop.resolve("web"), "main", "src"));
        BranchClaimView claim = grant.claim();
        assertThat(claim.root()).isEqualTo(shop.toString());
        assertThat(claim.holder().instance()).isNull();
        assertThat(claim.holder().name()).isEqualTo("you");
        assertThat(claim.intent()).isEqualTo(BranchIntent.WRITE);
        assertThat(claim.mode()).isEqualTo(BranchMode.ISOLATED);
        assertThat(claim.paths()).as("from where one is").containsExactly("web/src");
        assertThat(live.client.branches().claims()).containsExactly(claim);
        assertThat(
                        live.client.releaseBranch(
                                new Endpoints.Release(shop.toString(), null, null, null)))
                .as("the branch that is checked out")
                .extracting(BranchClaimView::id)
                .containsExactly(claim.id());
        assertThat(live.client.branches().claims()).isEmpty();
    }

    @Test
    void aLinkedWorktreeSharesItsRepositorysBranches() throws Exception {
        git(shop, "commit", "-q", "--allow-empty", "-m", "x");
        Path other = home.resolve("other");
        git(shop, "worktree", "add", "-q", "-b", "topic", other.toString());
        Files.createDirectories(other.resolve("docs"));
        assertThat(live.client.claimBranch(ask(other.resolve("docs"), "main", "a")).claim())
                .satisfies(
                        c -> {
                            assertThat(c.root()).isEqualTo(shop.toString());
                            assertThat(c.paths()).containsExactly("docs/a");
                        });
        Registration.Granted bot = program("one");
        assertThat(as(bot, "/v1/branches/claim", ask(shop, "main", "docs")).status())
                .isEqualTo(409);
    }

    @Test
    void whoCannotProveToBeAnInstanceIsNot() {
        Registration.Granted one = program("one");
        Registration.Granted other = program("other");
        BranchAsk ask = ask(shop, "main");
        for (String capability : new String[] {null, "guess", other.capability()}) {
            Client.Response answer = as(one, capability, "/v1/branches/claim", ask);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("\"not-yours\"");
        }
        assertThat(as(one, "/v1/branches/claim", ask).status()).isEqualTo(201);
        assertThat(live.client.branches().claims().getFirst().holder().instance())
                .isEqualTo(one.instance().id());
        Client.Response held = as(other, "/v1/branches/claim", ask);
        assertThat(held.status()).isEqualTo(409);
        assertThat(held.text()).contains("\"branch-held\"", "one", "is held by");
        assertThatThrownBy(() -> live.client.claimBranch(ask))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("branch-held"));
    }

    @Test
    void aRequestIsAnAlertUntilAPersonAnswersIt() {
        Registration.Granted one = program("one");
        live.client.claimBranch(ask(shop, "main"));
        as(one, "/v1/branches/request", asking(shop, "main", "let me in"));
        JoinRequestView request = live.client.branches().requests().getFirst();
        assertThat(request.status()).isEqualTo(JoinStatus.PENDING);
        await().untilAsserted(
                        () ->
                                assertThat(live.client.alerts(false))
                                        .anySatisfy(
                                                a -> {
                                                    assertThat(a.kind())
                                                            .isEqualTo(AlertKind.JOIN_REQUEST);
                                                    assertThat(a.title()).isEqualTo("one");
                                                    assertThat(a.summary()).endsWith("held by you");
                                                }));
        String path = "/v1/branches/requests/" + request.id();
        assertThat(as(one, path + "/approve", Map.of()).status())
                .as("not one's own")
                .isEqualTo(403);
        assertThat(live.client.answerBranch(request.id(), true).claim())
                .satisfies(c -> assertThat(c.mode()).isEqualTo(BranchMode.COORDINATED));
        assertThatThrownBy(() -> live.client.answerBranch(request.id(), false))
                .hasMessageContaining("approved already");
        await().until(
                        () ->
                                live.client.alerts(false).stream()
                                        .noneMatch(a -> a.kind() == AlertKind.JOIN_REQUEST));
    }

    @Test
    void everythingIsStillThereAfterARestart() throws Exception {
        Registration.Granted one = program("one");
        live.client.claimBranch(
                new BranchAsk(
                        shop.toString(),
                        "main",
                        BranchIntent.FULL,
                        null,
                        null,
                        "why \u202E not",
                        3_600L));
        as(one, "/v1/branches/claim", ask(shop, "grüße/日本", "src"));
        as(one, "/v1/branches/request", asking(shop, "main", "let me in"));
        var before = live.client.branches();
        var state = live.daemon.state().branches();
        assertThat(before.claims()).hasSize(2);
        close();
        start();
        assertThat(live.daemon.state().branches()).isEqualTo(state);
        assertThat(live.client.branches().requests()).isEqualTo(before.requests());
    }

    @Test
    void aClaimThatHasRunOutGoesByItself() {
        live.client.claimBranch(new BranchAsk(shop.toString(), "main", null, null, null, null, 1L));
        await().until(() -> live.client.branches().claims().isEmpty());
        assertThat(live.client.audit(0, 100))
                .anySatisfy(
                        e -> {
                            assertThat(e.type()).isEqualTo("BranchReleased");
                            assertThat(e.json()).contains("its time is over");
                        });
    }

    @Test
    void theEndOfAnInstanceEndsItsClaims() {
        Registration.Granted one = program("one");
        as(one, "/v1/branches/claim", ask(shop, "main"));
        tcp.call(
                "DELETE",
                "/v1/instances/" + one.instance().id(),
                Map.of("Drover-Capability", String.valueOf(one.capability())),
                new byte[0]);
        assertThat(live.client.branches().claims()).isEmpty();
        assertThat(as(one, "/v1/branches/claim", ask(shop, "main")).text())
                .contains("has ended. Register again.");
    }

    @Test
    void badInputGetsOneLine() {
        Map<String, String> wrong =
                Map.of(
                        "{}",
                        "lacks 'directory'",
                        "{\"directory\":\"/\",\"branch\":\"main\"}",
                        "is in no git repository",
                        "{\"directory\":\"src\",\"branch\":\"main\"}",
                        "is in no git repository",
                        body("-x"),
                        "cannot be a branch",
                        body("a\\nb"),
                        "cannot be a branch",
                        body("a b\",\"intent\":\"full"),
                        "cannot be a branch",
                        body("a\",\"intent\":\"write"),
                        "names its paths",
                        body("a\",\"intent\":\"own"),
                        "not the JSON that is wanted",
                        body("a\",\"paths\":[null],\"mode\":\"isolated"),
                        "'paths' is null",
                        body("a\",\"paths\":[\"../x\"],\"mode\":\"isolated"),
                        "leads upwards");
        wrong.forEach(
                (body, why) -> {
                    Client.Response answer =
                            tcp.call(
                                    "POST",
                                    "/v1/branches/claim",
                                    Map.of("Content-Type", "application/json"),
                                    body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    assertThat(answer.status()).as(body).isEqualTo(400);
                    assertThat(answer.text()).contains(why).doesNotContain("\n", "\\n");
                });
        assertThat(live.client.branches().claims()).isEmpty();
    }

    private String body(String branch) {
        return "{\"directory\":\"" + shop + "\",\"branch\":\"" + branch + "\"}";
    }
}
