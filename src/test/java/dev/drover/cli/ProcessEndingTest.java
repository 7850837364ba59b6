package dev.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.JungleTable;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.Jungle;
import dev.drover.ipc.Json;
import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.view.EndingView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Ends real processes from the command line and over the socket of a real daemon.
final class ProcessEndingTest {
    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private Jungle jungle;
    private LiveDaemon daemon;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        jungle = new Jungle(Files.createDirectories(home.resolve("jungle")));
        Commands commands =
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true);
        daemon =
                LiveDaemon.over(
                        home,
                        Map.of("ending.afterTerm", "300ms", "ending.afterInterrupt", "300ms"),
                        new JungleTable(jungle),
                        commands);
        live.set(daemon);
        shell = Shell.over(commands).terminal(80);
        jungle.grow(
                "(born leaf; exec sleep 600) & born root; exec -a \"sleep --token=abc12345\" sleep"
                        + " 600");
        jungle.grow("born neighbour; exec sleep 600");
        jungle.born("leaf");
        jungle.born("neighbour");
    }

    @AfterEach
    void close() {
        daemon.close();
        jungle.close();
    }

    private String key(String name) {
        return jungle.born(name).toString();
    }

    @Test
    void showsWhatWouldEndAndEndsItWithYes() {
        Answer preview = shell.type("processes", "end", key("root"));
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out())
                .contains("Would end 2 processes", key("leaf"), key("root"), "Add --yes")
                .doesNotContain("abc12345");
        assertThat(preview.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
        assertThat(jungle.state("root")).isEqualTo('S');

        Answer done = shell.type("processes", "end", key("root"), "--yes");
        assertThat(done.exit()).isEqualTo(Exit.OK);
        assertThat(done.out()).contains("2 of 2 processes ended", "ended when asked");
        assertThat(jungle.lives("leaf")).isFalse();
        assertThat(jungle.lives("neighbour")).isTrue();
        assertThat(shell.type("status").out()).contains("Saved today", "2 processes ended");
        String metrics = daemon.client.call("GET", "/metrics", Map.of(), new byte[0]).text();
        assertThat(metrics).contains("drover_saved_processes 2");
        assertThat(daemon.client.overview().savedToday()).isNotNull();
        Schemas.assertFits("status", Json.mapper().writeValueAsString(daemon.client.overview()));
    }

    @Test
    void saysWhatIsKeptAndWhy() {
        String self = ProcessHandle.current().pid() + "";
        Answer answer = shell.type("processes", "end", self, "1", "--yes");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).contains("Kept: it is Drover itself", "Kept: it is the first");
    }

    @Test
    void saysWhatIsNoProcess() {
        Answer answer = shell.type("processes", "end", "node", "--yes");
        assertThat(answer.exit()).isEqualTo(Exit.REFUSED);
        assertThat(answer.err()).contains("'node' names no process").hasLineCount(1);
    }

    @Test
    void cleansWhatRulesHaveFound() {
        assertThat(shell.type("processes", "clean"))
                .isEqualTo(new Answer(Exit.OK, "Nothing is left over.\n", ""));
        daemon.daemon
                .endings()
                .found(
                        () ->
                                List.of(
                                        new EndingCandidate(
                                                jungle.born("root"),
                                                EndingCause.ORPHAN,
                                                "Its agent ended 2 hours ago.")));
        assertThat(shell.type("processes", "clean", "--policy", "auto", "--yes"))
                .isEqualTo(new Answer(Exit.OK, "Nothing is left over.\n", ""));
        Answer preview = shell.type("processes", "clean");
        assertThat(preview.exit()).isEqualTo(Exit.REFUSED);
        assertThat(preview.out()).contains("Its agent ended");
        assertThat(shell.type("doctor", "--cleanup-stale").out()).contains("leftovers");
        assertThat(shell.type("processes", "clean", "--yes").exit()).isEqualTo(Exit.OK);
        assertThat(jungle.lives("root")).isFalse();
    }

    @Test
    void overTheSocketNothingEndsUnlessItIsSaid() {
        String body = "{\"keys\":[\"" + key("root") + "\"]}";
        EndingView view =
                Json.mapper().readValue(post("/v1/processes/end", body), EndingView.class);
        assertThat(view.preview()).isTrue();
        assertThat(jungle.lives("root")).isTrue();

        EndingView done = daemon.client.end(List.of(key("root")), false);
        assertThat(done.processes()).allMatch(r -> "ended-by-term".equals(r.outcome()));
        Schemas.assertFits("ending", Json.mapper().writeValueAsString(done));
        Schemas.assertFits("ending", Json.mapper().writeValueAsString(view));
        assertThat(post("/v1/processes/end", "{}")).contains("'keys'");
        assertThat(post("/v1/processes/end", "{\"keys\":[null]}")).contains("'keys'");
    }

    private String post(String path, String body) {
        return daemon.client
                .call(
                        "POST",
                        path,
                        Map.of("Content-Type", "application/json"),
                        body.getBytes(StandardCharsets.UTF_8))
                .text();
    }
}
