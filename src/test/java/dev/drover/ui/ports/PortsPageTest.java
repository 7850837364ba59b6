package dev.drover.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.AgentProcess;
import dev.drover.daemon.LiveDaemon;
import dev.drover.model.Place;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView.Use;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.processes.ProcessInputs;
import dev.drover.ui.processes.ProcessesPage;
import dev.drover.ui.table.Row;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Drives the page of ports in the real window, over a real daemon with real listeners.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PortsPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Away from what developers' machines listen on.
    private static final String TYPES = "dev=24100-24199, api=24300-24399";

    @TempDir Path home;
    private final List<Boolean> lookedOnFx = new CopyOnWriteArrayList<>();
    private final List<String> previews = new CopyOnWriteArrayList<>();
    private LiveDaemon live;
    private MainWindow window;
    private PortsPage page;
    private int leased;
    private long seconds;

    @Start
    void start(Stage stage) throws IOException {
        live = LiveDaemon.in(home, Map.of("ports.types", TYPES), clock -> clock);
        leased =
                live.client
                        .lease(
                                new PortRequest(
                                        "dev",
                                        "web",
                                        null,
                                        null,
                                        null,
                                        home.toString(),
                                        null,
                                        null))
                        .getFirst()
                        .port();
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Processes",
                                        Feather.CPU,
                                        new Place.Processes(null),
                                        Badge::leftOver,
                                        shell -> new ProcessesPage(processes(), shell)),
                                new Section(
                                        "Ports",
                                        Feather.SHARE_2,
                                        new Place.Ports(null),
                                        Badge::portClashes,
                                        shell -> page = new PortsPage(inputs(), shell))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_280);
        stage.setHeight(800);
        window.show(new Place.Ports(null));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private PortInputs inputs() {
        return new PortInputs(
                fresh -> {
                    lookedOnFx.add(Platform.isFxApplicationThread());
                    return new PortInputs.Look(live.daemon.ports().all(fresh), running());
                },
                port -> live.daemon.api(0).releasePort(port));
    }

    private Map<Long, PortInputs.Running> running() {
        Map<Long, PortInputs.Running> all = new HashMap<>();
        live.daemon
                .processes()
                .view(false)
                .processes()
                .forEach(
                        p ->
                                all.put(
                                        p.pid(),
                                        new PortInputs.Running(
                                                p.key(), p.startedAt(), p.keep() == null)));
        return all;
    }

    private ProcessInputs processes() {
        return new ProcessInputs(
                () -> live.daemon.processes().view(true),
                () -> "",
                new ProcessInputs.Directories(
                        List::of,
                        path -> {
                            throw new IllegalStateException(path);
                        },
                        id -> {
                            throw new IllegalStateException(id);
                        }),
                new ProcessInputs.Ending(
                        keys -> {
                            previews.addAll(keys);
                            return new ProcessInputs.Plan(0, List.of());
                        },
                        keys -> {
                            throw new IllegalStateException("asked for nothing");
                        }));
    }

    /// Much later each time, so that a page that shows looks again.
    private void tick(FxRobot robot) {
        seconds += 100;
        Snapshot now =
                new Snapshot(
                        live.daemon.instances(true),
                        live.daemon.overview(),
                        live.daemon.health(),
                        Instant.now().plusSeconds(seconds));
        robot.interact(() -> window.draw(now));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<PortEntry> listed(int port) throws Exception {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(
                        () ->
                                page.model().rows().stream()
                                        .map(row -> row.now().view())
                                        .filter(entry -> entry.view().port() == port)
                                        .findFirst()));
    }

    private PortEntry awaitListed(FxRobot robot, int port, Use use) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            tick(robot);
                            return listed(port).filter(entry -> entry.view().use() == use);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private void show(FxRobot robot, int port) {
        robot.interact(() -> window.show(new Place.Ports(Integer.toString(port))));
    }

    private static String text(FxRobot robot, String query) {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> robot.lookup(query).queryAs(Label.class).getText());
    }

    private static void awaitNode(FxRobot robot, String query) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                WaitForAsyncUtils.waitForAsyncFx(
                                        10_000, () -> robot.lookup(query).tryQuery().isPresent()));
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @Test
    void tellsWhoHoldsAPortAndWhoListensWithoutALease(FxRobot robot) throws Exception {
        try (ServerSocket server = listen()) {
            PortEntry mine = awaitListed(robot, leased, Use.LEASED);
            assertThat(mine.holder()).isEqualTo("You");
            assertThat(mine.what()).isEqualTo("dev · web");
            PortEntry loose = awaitListed(robot, server.getLocalPort(), Use.UNLEASED);
            assertThat(loose.sentence())
                    .contains(
                            " is used by Drover itself", "(" + ProcessHandle.current().pid() + ")")
                    .endsWith("Nobody has leased it.");
            show(robot, leased);
            assertThat(text(robot, "#port-sentence"))
                    .startsWith(leased + " is held by you since ")
                    .endsWith(". Nothing listens there now.");
            assertThat(window.place().get()).isEqualTo(new Place.Ports(Integer.toString(leased)));
        }
    }

    @Test
    void releasesOnlyAtTheSecondWord(FxRobot robot) throws Exception {
        awaitListed(robot, leased, Use.LEASED);
        show(robot, leased);
        robot.type(KeyCode.DELETE);
        awaitNode(robot, "#release-confirm");
        assertThat(robot.lookup("#release-cancel").<Node>query().isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#release-sheet").tryQuery()).isEmpty();
        assertThat(live.client.port(leased).use()).isEqualTo(Use.LEASED);
        robot.clickOn("#port-release");
        awaitNode(robot, "#release-confirm");
        robot.clickOn("#release-confirm");
        await().atMost(PATIENCE).until(() -> listed(leased).isEmpty());
        assertThat(live.client.port(leased).leased()).isFalse();
        assertThat(robot.lookup("#port-detail").tryQuery()).isEmpty();
    }

    @Test
    void aServerOfAnAgentLeadsToTheAgentAndToThePreviewOfItsEnd(FxRobot robot) throws Exception {
        int port;
        try (ServerSocket free = listen()) {
            port = free.getLocalPort();
        }
        AgentProcess agent = agent(port);
        try {
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                tick(robot);
                                return listed(port).filter(e -> e.ends() != null).isPresent();
                            });
            show(robot, port);
            awaitNode(robot, ".hyperlink.ends");
            assertThat(text(robot, "#port-sentence")).contains(" of " + live.only().shortId());
            robot.clickOn(".hyperlink.ends");
            PortInputs.Running ends = Objects.requireNonNull(listed(port).orElseThrow().ends());
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                tick(robot);
                                return previews.contains(ends.key());
                            });
            assertThat(window.place().get()).isEqualTo(new Place.Processes(ends.key()));
            show(robot, port);
            robot.type(KeyCode.G);
            assertThat(window.place().get()).isEqualTo(new Place.Instances(live.only().id()));
        } finally {
            agent.process.descendants().forEach(ProcessHandle::destroyForcibly);
            agent.close();
        }
    }

    /// An agent that has a server of its own.
    private AgentProcess agent(int port) throws IOException {
        Path shop = Files.createDirectories(home.resolve("shop"));
        String body =
                "{\"hook_event_name\":\"SessionStart\",\"source\":\"startup\",\"session_id\":\"s1\","
                    + "\"cwd\":\""
                        + shop
                        + "\"}";
        return AgentProcess.start(
                home.resolve(".local"),
                shop,
                "printf '%s' '"
                        + body
                        + "' | \"$CLIENT\" hook claude-code --decision 30; \"$SERVER\" -b 127.0.0.1"
                        + " -p "
                        + port
                        + " & while read -r line; do :; done",
                Map.of(
                        "CLIENT", LiveDaemon.clientProgram().toString(),
                        "DROVER_HOME", home.toString(),
                        "SERVER", System.getProperty("java.home") + "/bin/jwebserver"));
    }

    @Test
    void looksOnlyWhileItShowsAndNeverOnTheFxThread(FxRobot robot) throws Exception {
        awaitListed(robot, leased, Use.LEASED);
        robot.interact(() -> window.show(new Place.Instances(null)));
        int before = lookedOnFx.size();
        tick(robot);
        tick(robot);
        assertThat(lookedOnFx).hasSize(before).containsOnly(false);
        robot.interact(() -> window.show(new Place.Ports(null)));
        await().atMost(PATIENCE).until(() -> lookedOnFx.size() > before);
        WaitForAsyncUtils.waitForFxEvents();
        int shown = lookedOnFx.size();
        robot.interact(() -> page.focus());
        robot.type(KeyCode.F5);
        await().atMost(PATIENCE).until(() -> lookedOnFx.size() > shown);
        assertThat(lookedOnFx).containsOnly(false);
    }

    @Test
    void aMarkInARangeTellsItsPortAndLeadsToItsRow(FxRobot robot) throws Exception {
        awaitListed(robot, leased, Use.LEASED);
        WaitForAsyncUtils.waitForFxEvents();
        RangeBar dev =
                page.strip().ranges().stream()
                        .filter(bar -> bar.summary().startsWith("dev, 24100 to 24199: 1 leased"))
                        .findFirst()
                        .orElseThrow();
        Node bar = dev.root().lookup(".range-bar");
        Node mark = bar.lookup(".range-mark");
        double x = mark.getBoundsInParent().getCenterX();
        assertThat(dev.told(x)).startsWith(leased + " is held by you");
        assertThat(dev.told(x < 60 ? x + 40 : x - 40)).contains(" is free.");
        robot.clickOn(mark);
        assertThat(window.place().get()).isEqualTo(new Place.Ports(Integer.toString(leased)));
        awaitNode(robot, "#port-detail");
    }

    @SuppressWarnings("unchecked")
    private static <R> void sortByPort(FxRobot robot, TableColumn.SortType way) {
        TableView<R> table = robot.lookup("#ports").queryAs(TableView.class);
        robot.interact(
                () -> {
                    TableColumn<R, ?> port = table.getColumns().getFirst();
                    port.setSortType(way);
                    table.getSortOrder().setAll(List.of(port));
                });
    }

    @Test
    void filtersSortsAndSaysWhichPortIsFree(FxRobot robot) throws Exception {
        try (ServerSocket server = listen()) {
            awaitListed(robot, server.getLocalPort(), Use.UNLEASED);
            robot.interact(() -> page.model().filter().set("web you"));
            assertThat(page.model().rows()).extracting(Row::id).containsExactly("" + leased);
            robot.interact(() -> page.model().clearFilters());
            robot.clickOn("#pill-unleased");
            assertThat(page.model().rows())
                    .extracting(row -> row.now().view().view().use())
                    .containsOnly(Use.UNLEASED);
            robot.interact(() -> page.model().clearFilters());
            sortByPort(robot, TableColumn.SortType.DESCENDING);
            assertThat(page.model().rows())
                    .extracting(row -> row.now().view().view().port())
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .hasSizeGreaterThan(1);
            assertThat(page.commands())
                    .extracting(Command::name)
                    .contains("Release it…", "Go to its agent", "Look at ports again");
        }
        show(robot, 24_199);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(robot.lookup(".label").queryAllAs(Label.class))
                                        .extracting(Label::getText)
                                        .contains(
                                                "That port is free: nobody has leased it, and"
                                                        + " nothing listens there."));
    }
}
