package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Client.Response;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// A daemon whose database takes nothing for a while: what agents, programs and people are told,
/// and that all of it is there afterwards.
class FullDiskTest {
    private static final int WAITING = 100;

    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private LiveDaemon daemon;
    private Connection other;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(
                home.resolve("settings.json"),
                "{\"store.waitingEvents\": " + WAITING + ", \"store.samplesEvery\": \"1h\"}");
        reopen();
        other = DriverManager.getConnection("jdbc:sqlite:" + LiveDaemon.database(home));
    }

    private void reopen() throws Exception {
        daemon =
                LiveDaemon.with(
                        home,
                        Shell.commands(
                                home, Map.of(), caller -> live.get().daemon.api(caller), true));
        live.set(daemon);
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        daemon.close();
    }

    private void database(String sql) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    private Response post(String path, String body) {
        return daemon.client.call(
                "POST",
                path,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private Response report(int number, String event) {
        return post(
                "/v1/hooks/generic",
                "{\"event\":\"%s\",\"session\":\"s%d\",\"cwd\":\"%s\"}"
                        .formatted(event, number, home));
    }

    private Response rename(String id, int number) {
        return post("/v1/instances/" + id + "/label", "{\"name\":\"n" + number + "\"}");
    }

    private Response command(String... words) {
        return daemon.client.call(
                "POST",
                "/v1/cli",
                Map.of(),
                (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everybodyIsToldAndNothingIsLost() throws Exception {
        assertThat(report(1, "busy").status()).isEqualTo(200);
        database("BEGIN EXCLUSIVE");

        Response hook = report(2, "busy");
        assertThat(hook.status()).isEqualTo(202);
        assertThat(hook.headers().toString()).contains("false");
        Response registered =
                post("/v1/instances", "{\"agent\":\"tool\",\"cwd\":\"" + home + "\"}");
        assertThat(registered.status()).isEqualTo(202);
        assertThat(registered.headers().toString()).contains("false");
        assertThat(registered.text()).contains("capability");

        assertThat(daemon.client.health().durable()).isFalse();
        assertThat(daemon.client.health().status()).isEqualTo("degraded");
        assertThat(daemon.client.overview().notices().toString()).contains("disk takes no writes");
        Response status = command("status");
        assertThat(status.text()).contains("Degraded");
        assertThat(status.headers().toString()).doesNotContain("takes%20no%20writes");
        String id = daemon.rows().getFirst().id();
        assertThat(command("instances", "rename", id, "held").headers().toString())
                .contains("takes%20no%20writes");

        // To an agent it is as always: no word, no wait, no failure.
        assertThat(daemon.hook("generic", new byte[0], Map.of())).isZero();
        assertThat(Files.readString(home.resolve("hook-err"))).isEmpty();

        database("ROLLBACK");
        await().until(() -> daemon.client.health().durable());
        assertThat(report(3, "busy").status()).isEqualTo(200);
        List<String> before = daemon.rows().stream().map(InstanceView::id).sorted().toList();
        daemon.close();
        reopen();
        assertThat(daemon.rows().stream().map(InstanceView::id).sorted()).isEqualTo(before);
        assertThat(daemon.rows().stream().map(InstanceView::name)).contains("held");
    }

    @Test
    void whatFitsNoLongerIsRefusedAndItGoesOnWhenThereIsRoom() throws Exception {
        report(1, "busy");
        String id = daemon.only().id();
        database("BEGIN EXCLUSIVE");
        int number = 0;
        Response answer = rename(id, number);
        while (answer.status() == 202 && number < WAITING) {
            answer = rename(id, ++number);
        }
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().toString()).contains("application/problem+json");
        assertThat(answer.text()).contains("Free some space");
        assertThat(daemon.only().name()).isEqualTo("n" + (number - 1));
        assertThat(daemon.hook("generic", new byte[0], Map.of())).isZero();

        database("ROLLBACK");
        await().until(() -> daemon.client.health().durable());
        assertThat(rename(id, 999).status()).isEqualTo(200);
        assertThat(daemon.only().name()).isEqualTo("n999");
    }
}
