package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// `--namespace`, typed at a daemon: what a project has of its own (MN12).
class NamespacesTest {
    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private LiveDaemon daemon;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        Commands commands =
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true);
        daemon = LiveDaemon.with(home, commands);
        live.set(daemon);
        // As a person: this process shall be no agent.
        shell = Shell.over(commands).calledBy(1);
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    private String ok(String words) {
        Answer answer = shell.type(words.split(" ", -1));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.OK);
        return answer.out();
    }

    private String refused(String words) {
        Answer answer = shell.type(words.split(" ", -1));
        assertThat(answer.exit()).as(answer.out()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).hasLineCount(1);
        return answer.err();
    }

    @Test
    void settingsOfAProjectAreSetReadAndTakenBack() {
        assertThat(ok("settings set --namespace project:shop messages.perMinute 5"))
                .isEqualTo("messages.perMinute is 5 in project:shop.\n");
        assertThat(ok("settings get --namespace project:shop messages.perMinute")).isEqualTo("5\n");
        assertThat(ok("settings get messages.perMinute")).isEqualTo("60\n");
        assertThat(ok("settings get --namespace project:shop window.theme"))
                .as("what cannot differ is what counts for all")
                .isEqualTo("system\n");
        String table = ok("settings --namespace project:shop");
        assertThat(table).containsPattern("messages.perMinute +5 +namespace");
        assertThat(table).doesNotContain("window.theme");
        Schemas.assertFits("settings", ok("settings --namespace project:shop --json"));
        assertThat(refused("settings set --namespace project:shop window.theme dark"))
                .startsWith("drover: window.theme counts for all of Drover");
        assertThat(refused("settings --namespace shop")).contains("'shop' is neither");
        Answer look = shell.type("settings", "reset", "--namespace", "project:shop", "--all");
        assertThat(look.exit()).isEqualTo(Exit.REFUSED);
        assertThat(look.out())
                .isEqualTo(
                        """
                        messages.perMinute is 5, and would be 60.
                        Nothing is changed yet: add --yes to do it.
                        """);
    }

    @Test
    void whatAProjectTakesBackCountsNoLonger() {
        ok("settings set --namespace project:shop killGuard.enabled true");
        assertThat(ok("settings reset --namespace project:shop --all --yes"))
                .isEqualTo("killGuard.enabled is false again.\n");
        assertThat(daemon.client.settings("project:shop"))
                .noneMatch(s -> s.origin().equals("namespace"));
    }

    @Test
    void theLimitOfItsProjectCountsForASender() throws Exception {
        Path shop = Files.createDirectories(home.resolve("src/shop")).toRealPath();
        ok("settings set --namespace project:shop messages.perMinute 2");
        String id =
                daemon.client
                        .register(new Registration("my-bot", "s", "one", shop.toString(), null))
                        .instance()
                        .id();
        Shell agent = shell.calledBy(ProcessHandle.current().pid());
        for (int i = 0; i < 2; i++) {
            assertThat(agent.type("messages", "send", "--to", "user", "hello").exit()).isZero();
        }
        assertThat(agent.type("messages", "send", "--to", "user", "hello").err())
                .contains("You have sent 2 messages within a minute");
        assertThat(ok("messages send --to " + id + " hello")).startsWith("Sent to one");
        for (int i = 0; i < 5; i++) {
            ok("messages send --to " + id + " hello");
        }
    }

    @Test
    void portsAreTidiedUpByNamespace() throws Exception {
        Path gone = Files.createDirectories(home.resolve("src/gone")).toRealPath();
        ok("settings set --namespace project:gone ports.types web=21000-21009");
        Shell there = shell.in(gone);
        assertThat(
                        there.type("ports", "lease", "--type", "web", "--namespace", "project:gone")
                                .out())
                .as("a type that only this project has")
                .startsWith("210");
        assertThat(refused("ports lease --type web")).contains("'web'");
        Files.delete(gone);
        assertThat(ok("ports cleanup --namespace project:other"))
                .isEqualTo("No lease is left over.\n");
        assertThat(ok("ports cleanup --namespace project:gone --yes"))
                .startsWith("1 port released:");
    }
}
