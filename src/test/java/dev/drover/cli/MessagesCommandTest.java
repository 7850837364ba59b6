package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// `drover messages …` inside a real daemon, by a person, beside a program that has registered.
class MessagesCommandTest {
    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private LiveDaemon daemon;
    private Path shop;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        shop = Files.createDirectories(home.resolve("src/shop")).toRealPath();
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
                new Registration("my-bot", "s1", "Nightly build\u202E", shop.toString(), null));
        return shell.calledBy(ProcessHandle.current().pid());
    }

    private Answer ok(Shell who, String... words) {
        Answer answer = who.type(words);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exit()).isZero();
        return answer;
    }

    @Test
    void saysWhatThereIsToDoWhereThereIsNone() {
        assertThat(ok(shell, "messages").out())
                .isEqualTo("No message. `drover messages send --to ID TEXT` sends one.\n");
        assertThat(ok(shell, "messages", "receive").out()).isEqualTo("No message.\n");
        assertThat(ok(shell, "messages", "receive", "--wait", "0s", "--json").out())
                .isEqualTo("[]\n");
        assertFits("messages", ok(shell, "messages", "list", "--json").out());
    }

    @Test
    void aPersonAndAProgramWriteToEachOther() {
        Shell bot = program();
        String id = daemon.only().id();
        assertThat(
                        ok(
                                        shell,
                                        "messages",
                                        "send",
                                        "--to",
                                        id.substring(id.length() - 8),
                                        "conflict-notice",
                                        "two\nlines \u001B[2J",
                                        "--branch",
                                        "main")
                                .out())
                .isEqualTo(
                        "Sent to Nightly build\uFFFD (" + id.substring(id.length() - 8) + ").\n");
        assertThat(ok(bot, "messages", "send", "--to", "user", "done").out())
                .isEqualTo("Sent to user.\n");
        Answer narrow = ok(shell.terminal(80), "messages");
        assertThat(narrow.out()).contains("user", "Nightly", "unread", "two⏎lines");
        assertThat(narrow.out().lines()).allMatch(l -> l.length() <= 80);
        assertFits("messages", ok(shell, "messages", "--json").out());
        assertThat(ok(shell, "messages", "--namespace", "project:other").out())
                .startsWith("No message.");
        assertThat(ok(bot, "messages", "receive").out())
                .startsWith("user, conflict-notice, about main, ")
                .endsWith("\n  two\n  lines ␛[2J\n");
        assertThat(ok(bot, "messages", "receive").out()).isEqualTo("No message.\n");
        String kept = ok(shell, "messages", "receive", "--keep").out();
        assertThat(kept).contains("Nightly build\uFFFD (").endsWith("\n  done\n");
        assertThat(ok(shell, "messages", "receive", "--keep").out()).isEqualTo(kept);
        String one = daemon.client.messages().list(null).getLast().id().substring(0, 8);
        assertThat(ok(shell, "messages", "ack", one).out()).isEqualTo("1 message read.\n");
        assertThat(ok(shell, "messages", "ack", one).out())
                .isEqualTo("You had read that before.\n");
        assertFits("message-read", ok(shell, "messages", "ack", one, "--json").out());
    }

    @Test
    void tellsAllAgentsOfANamespace() {
        program();
        assertFits(
                "message-receipt",
                ok(shell, "messages", "send", "--broadcast", "hello", "--json").out());
        assertThat(
                        ok(
                                        shell,
                                        "messages",
                                        "send",
                                        "--broadcast",
                                        "--namespace",
                                        "project:shop",
                                        "hello")
                                .out())
                .startsWith("Sent to Nightly build");
        assertThat(ok(shell, "messages", "send", "--broadcast", "heartbeat").out())
                .startsWith("Sent to ");
        assertThat(daemon.client.messages().list(null)).as("a heartbeat is not kept").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "send hello|Say one of --to ID and --broadcast.",
                "send --to user --broadcast hello|Say one of --to ID and --broadcast.",
                "send --to user hello|That is yourself.",
                "send --to nobody hello|No instance is called 'nobody'.",
                "send --to user order hello|'order' is no type of message. There are join-request,",
                "send --broadcast hello|No other agent works in global.",
                "ack ffffffff|No message to you is called 'ffffffff'."
            })
    void refusesInOneLine(String words, String why) {
        Answer answer = shell.type(("messages " + words).split(" ", -1));
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).startsWith("drover: " + why).hasLineCount(1);
    }
}
