package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.client.Installation.Result;
import dev.drover.daemon.Conversation;
import dev.drover.daemon.RealServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real stdio server behind `drover singleton` is the server: its client cannot tell.
@ParameterizedClass
@EnumSource(Client.class)
class SingletonServerTest {
    @Parameter private Client client;

    @TempDir private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// What the server says in a conversation that its client ends.
    private byte[] answers(Process server) throws Exception {
        started.add(server);
        Conversation with = new Conversation(server.getInputStream(), server.getOutputStream());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        said.write(with.initialize());
        said.write(with.ask("ping", "{}"));
        said.write(with.ask("tools/list", "{}"));
        String text = "\u2603 \ud83d\ude00 \u202e\u001b[31m " + "x".repeat(200_000);
        assertThat(with.echo(text)).isEqualTo("Echo: " + text);
        said.write(with.ask("no/such", "{\"\u00e9\":[0.1,null]}"));
        server.getOutputStream().close();
        assertThat(server.waitFor()).isZero();
        return said.toByteArray();
    }

    @Test
    void aRealServerAnswersByteForByteAsWithoutIt() throws Exception {
        List<String> command = RealServer.command();
        Installation drover = new Installation(client, directory);
        drover.startApart();
        byte[] bare = answers(drover.start(command));

        List<String> wrapped = new ArrayList<>();
        wrapped.addAll(List.of(drover.bin.resolve("drover") + "", "singleton", "everything", "--"));
        wrapped.addAll(command);
        assertThat(answers(drover.start(wrapped))).isEqualTo(bare);
        await().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());

        Process holder = drover.start(wrapped);
        started.add(holder);
        new Conversation(holder.getInputStream(), holder.getOutputStream()).initialize();
        Result second = drover.run("", wrapped.subList(1, wrapped.size()).toArray(String[]::new));
        assertThat(second.exit()).isZero();
        assertThat(second.out()).as("an agent's protocol stream stays clean").isEmpty();
        assertThat(second.stderr()).hasLineCount(1).contains("'everything' runs already");
    }
}
