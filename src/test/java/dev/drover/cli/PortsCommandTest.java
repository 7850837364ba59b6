package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `drover ports` with a daemon behind it: words, shapes and exit codes.
final class PortsCommandTest {
    @TempDir Path home;
    private LiveDaemon live;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        live =
                LiveDaemon.in(
                        home,
                        Map.of("ports.types", "dev=24000-24099, api=24100-24199, tiny=24200-24201"),
                        clock -> clock);
        shell = Shell.over(Shell.commands(home, Map.of(), caller -> live.daemon.api(caller), true));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private int lease(String... more) {
        List<String> words = new ArrayList<>(List.of("ports", "lease"));
        words.addAll(List.of(more));
        Shell.Answer answer = shell.type(words.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isZero();
        return Integer.parseInt(answer.out().strip());
    }

    @Test
    void aScriptGetsTheBareNumberAndAPersonALine() {
        int port = lease("--type", "dev", "--name", "web");
        assertThat(port).isBetween(24_000, 24_099);
        assertThat(lease("--type", "dev", "--name", "web")).isEqualTo(port);
        Shell.Answer shown =
                shell.terminal(80).type("ports", "lease", "--type", "dev", "--name", "web");
        assertThat(shown.out()).startsWith(port + "  dev web  for /");
        Shell.Answer list = shell.terminal(80).type("ports");
        assertThat(list.out()).contains("PORT", "○ leased", "dev web", "you (by hand)");
        assertThat(list.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(shell.type("ports", "suggest", "dev", "--name", "web").out().strip())
                .isEqualTo(Integer.toString(port));
    }

    @Test
    void everyShapeFitsItsSchema() throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 24_150));
            assertFits(
                    "ports",
                    shell.type(
                                    "ports",
                                    "lease",
                                    "--type",
                                    "dev",
                                    "--count",
                                    "3",
                                    "--for",
                                    "8h",
                                    "--namespace",
                                    "project:shop",
                                    "--json")
                            .out());
            for (String command : List.of("scan", "lease --type api", "suggest dev --count 2")) {
                String[] words = ("ports " + command + " --json").split(" ");
                String out = shell.type(words).out();
                assertFits("ports", out);
                assertThat(Json.mapper().readTree(out).size()).isPositive();
            }
            assertFits("ports", shell.type("ports", "--json").out());
            assertFits("port", shell.type("ports", "who", "24150", "--json").out());
            assertFits("port", shell.type("ports", "check", "24151", "--json").out());
            assertFits("port-table", shell.type("ports", "observe", "--json").out());
            assertFits("port-leftovers", shell.type("ports", "cleanup", "--json").out());
            assertFits("ports", shell.type("ports", "release", "--all", "--json").out());
            String wrong = shell.type("ports", "--json").out().replace("leased", "LEASED");
            assertThat(Schemas.errors("ports", wrong)).isNotEmpty();
            assertThat(
                            Json.mapper()
                                    .readTree(
                                            shell.type(
                                                            "ports",
                                                            "--json",
                                                            "--namespace",
                                                            "project:shop")
                                                    .out())
                                    .size())
                    .isEqualTo(3);
        }
    }

    @Test
    void checkAnswersByItsExitCodeAndWhoInFull() throws IOException {
        assertThat(shell.type("ports", "check", "24010"))
                .isEqualTo(new Shell.Answer(Exit.OK, "24010 is free.\n", ""));
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 24_010));
            Shell.Answer taken = shell.type("ports", "check", "24010");
            assertThat(taken.exit()).isEqualTo(Exit.REFUSED);
            assertThat(taken.out())
                    .startsWith("24010 is used by process " + ProcessHandle.current().pid())
                    .endsWith("without a lease.\n");
            Shell.Answer who = shell.terminal(80).type("ports", "who", "24010");
            assertThat(who.exit()).isZero();
            assertThat(who.out()).contains("address", "127.0.0.1", "started");
            assertThat(shell.terminal(80).type("ports", "scan").out())
                    .contains("24010", "no lease");
        }
        int port = lease("--type", "api");
        assertThat(shell.type("ports", "check", "" + port).out())
                .isEqualTo(port + " is leased to a person; nobody listens.\n");
    }

    @Test
    void badInputGetsOneLineWithWhatIsAllowed() {
        assertRefused(
                "There is no type of ports 'game'. There are dev, api",
                "ports",
                "lease",
                "--type",
                "game");
        assertRefused("below 1024", "ports", "lease", "--type", "dev", "--port", "80");
        assertRefused("no port that can be leased", "ports", "who", "0");
        assertRefused("no port that can be leased", "ports", "check", "70000");
        assertRefused("Nobody has leased port 24011", "ports", "release", "24011");
        assertRefused(
                "'global' or 'project:NAME'",
                "ports",
                "lease",
                "--type",
                "dev",
                "--namespace",
                "shop");
        assertRefused("small letters", "ports", "lease", "--type", "dev", "--name", "A\u202EB");
        assertRefused(
                "All 2 ports of type tiny", "ports", "lease", "--type", "tiny", "--count", "3");
        assertRefused("From 1 to 100", "ports", "lease", "--type", "dev", "--count", "101");
        assertThat(shell.type("ports", "--json").out()).as("nothing half done").isEqualTo("[]\n");
        assertThat(shell.type("ports", "lease").exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.type("ports", "release").exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.type("ports", "who", "x").exit()).isEqualTo(Exit.USAGE);
    }

    private void assertRefused(String message, String... words) {
        Shell.Answer answer = shell.type(words);
        assertThat(answer.exit()).as(String.join(" ", words)).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(message).doesNotContain("\u202E");
        assertThat(answer.err().lines()).hasSize(1);
    }

    @Test
    void manyAreReleasedOnlyWithYes() {
        lease("--type", "dev");
        lease("--type", "api");
        Shell.Answer preview = shell.terminal(80).type("ports", "release", "--all");
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out()).contains("Would release 2 ports:", "Add --yes to do it.");
        assertThat(shell.type("ports", "release", "--all", "--yes").exit()).isZero();
        assertThat(shell.type("ports").out()).startsWith("No port is leased.");
        assertThat(shell.type("ports", "release", "--all").out())
                .isEqualTo("There is no lease to release.\n");
        int port = lease("--type", "dev");
        assertThat(shell.type("ports", "release", "" + port).out())
                .isEqualTo(port + " is released; it was leased to a person (dev).\n");
        assertThat(shell.type("ports", "cleanup").out()).isEqualTo("No lease is left over.\n");
    }

    @Test
    void theRangesAreShownWithWhatIsTaken() {
        lease("--type", "dev");
        Shell.Answer seen = shell.terminal(80).type("ports", "observe");
        assertThat(seen.out().lines().filter(line -> line.contains("24000-24099")))
                .singleElement()
                .asString()
                .containsPattern("dev +24000-24099 +1 +99");
        assertThat(shell.type("ports", "--help").out()).contains("lease", "drover ports who 3000");
    }
}
