package dev.drover.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.ipc.Json;
import dev.drover.model.Place;
import dev.drover.model.view.UsageSources;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.usage.UsageChoice.Span;
import dev.drover.ui.usage.UsageChoice.Unit;
import dev.drover.ui.usage.UsageView.Side;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Drives the page of usage in the real window with keys and clicks.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class UsagePageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path home;
    private final AtomicReference<IntFunction<UsageView>> report =
            new AtomicReference<>(HerdUsage::rich);
    private final AtomicReference<List<HookCost>> hooks =
            new AtomicReference<>(HerdUsage.hooks(false));
    private final AtomicReference<List<UsageSources>> sources =
            new AtomicReference<>(HerdUsage.plain());
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final List<Boolean> askedOnFx = new CopyOnWriteArrayList<>();
    private MainWindow window;
    private UsagePage page;
    private long seconds;

    @Start
    void start(Stage stage) {
        UsageInputs inputs =
                new UsageInputs(
                        (days, side) -> {
                            asked.add(days);
                            askedOnFx.add(Platform.isFxApplicationThread());
                            var shown = report.get().apply(days);
                            return new UsageInputs.Answer(
                                    shown,
                                    hooks.get(),
                                    () -> Json.mapper().writeValueAsString(shown));
                        },
                        sources::get,
                        () -> new UsageInputs.Pool(145, 500),
                        HerdUsage.WORDS);
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Usage",
                                        Feather.BAR_CHART_2,
                                        new Place.Usage(null),
                                        snapshot -> Badge.NONE,
                                        shell ->
                                                page =
                                                        new UsagePage(
                                                                inputs,
                                                                (owner, name) ->
                                                                        Optional.of(
                                                                                home.resolve(name)),
                                                                shell))),
                        () -> true,
                        () -> {});
        stage.setWidth(1_000);
        stage.setHeight(1_000);
        window.show(new Place.Usage(null));
        window.draw(Herd.snapshot(Herd.rich()));
    }

    /// So much later, in the eyes of the page.
    private void tick(FxRobot robot, long later) {
        seconds += later;
        Snapshot now = Herd.snapshot(Herd.rich());
        robot.interact(
                () ->
                        window.draw(
                                new Snapshot(
                                        now.instances(),
                                        now.overview(),
                                        now.health(),
                                        now.at().plusSeconds(seconds))));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitBoard(FxRobot robot) {
        await().atMost(PATIENCE).until(() -> robot.lookup("#usage-board").query().isVisible());
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, Command command) {
        robot.interact(() -> command.run().run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Node bar(FxRobot robot, String name) {
        return robot.lookup(".bar-line")
                .match(node -> String.valueOf(node.getAccessibleText()).startsWith(name))
                .query();
    }

    private static List<String> texts(FxRobot robot, String styleClass) {
        return robot.lookup(styleClass).queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .toList();
    }

    private static void key(FxRobot robot, Node node, KeyCode... keys) {
        robot.interact(node::requestFocus);
        for (KeyCode key : keys) {
            robot.type(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void leadsFromAnInstancesBarToTheInstance(FxRobot robot) {
        awaitBoard(robot);
        key(robot, bar(robot, "checkout-flow"), KeyCode.ENTER);
        assertThat(window.place().get()).isEqualTo(new Place.Instances(Herd.animal(1).id()));
    }

    @Test
    void showsOneGroupAloneAndAllAgain(FxRobot robot) {
        awaitBoard(robot);
        press(robot, "#side-model");
        assertThat(texts(robot, ".card-title")).contains("Tokens by model");
        key(robot, bar(robot, "claude-opus"), KeyCode.SPACE);
        assertThat(texts(robot, ".card-title")).contains("Tokens of claude-opus-4-8");
        assertThat(columnColours(robot)).hasSize(1);
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(page.choice().only()).isNull();
        assertThat(columnColours(robot)).hasSize(5);
    }

    private static Set<String> columnColours(FxRobot robot) {
        return robot.lookup(".column-part").queryAll().stream()
                .filter(Node::isVisible)
                .map(part -> part.getStyleClass().getLast())
                .collect(Collectors.toSet());
    }

    @Test
    void keepsTheColourOfAModelWhateverItsUnitAndRank(FxRobot robot) {
        awaitBoard(robot);
        press(robot, "#side-model");
        String before = colour(robot, "claude-haiku-4-5");
        press(robot, "#unit-cost");
        assertThat(colour(robot, "claude-haiku-4-5")).isEqualTo(before);
    }

    private static String colour(FxRobot robot, String name) {
        return bar(robot, name).lookup(".bar-fill").getStyleClass().getLast();
    }

    @Test
    void showsNoZeroForWhatHasNoPrice(FxRobot robot) {
        awaitBoard(robot);
        press(robot, "#side-model");
        press(robot, "#unit-cost");
        assertThat(bar(robot, "gpt-5.3-codex").getAccessibleText())
                .isEqualTo("gpt-5.3-codex, no price");
        assertThat(bar(robot, "gpt-5.3-codex").lookup(".bar-fill").isVisible()).isFalse();
        assertThat(texts(robot, ".usage-value").get(1)).startsWith("≥ $");
        assertThat(texts(robot, ".usage-note").get(1)).isEqualTo("2 without price");
        assertThat(texts(robot, ".chart-moment")).anyMatch(it -> it.startsWith("at least $"));
        assertThat(texts(robot, ".usage-foot").getFirst())
                .startsWith("Prices of 2026-11-20. Without a price: gpt-5.3-codex, local/")
                .contains("~/.config/drover/prices.json");
    }

    @Test
    void goesThroughDaysByClickKeyPaletteAndAddress(FxRobot robot) {
        awaitBoard(robot);
        press(robot, "#span-week");
        assertThat(window.place().get()).isEqualTo(new Place.Usage("7"));
        robot.interact(page::focus);
        robot.type(KeyCode.M);
        assertThat(window.place().get()).isEqualTo(new Place.Usage("30"));
        robot.type(KeyCode.C);
        assertThat(page.choice().unit()).isEqualTo(Unit.COST);
        press(robot, command("Show usage of today"));
        press(robot, command("Show usage by kind of agent"));
        assertThat(page.choice())
                .isEqualTo(new UsageChoice(Span.TODAY, Side.AGENT_TYPE, Unit.COST, null));
        robot.interact(() -> window.show(new Place.Usage("30")));
        assertThat(page.choice().span()).isEqualTo(Span.MONTH);
        await().atMost(PATIENCE).until(() -> asked.contains(7) && asked.contains(30));
        boolean known = page.open(new Place.Usage("yesterday"));
        assertThat(known).isFalse();
    }

    private Command command(String name) {
        return page.commands().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsColumnsAndCellsToTheKeyboard(FxRobot robot) {
        awaitBoard(robot);
        Node plot = robot.lookup(".column-plot").query();
        key(robot, plot, KeyCode.END);
        assertThat(plot.getAccessibleText()).startsWith("Fri 20 Nov, 15:00  ·  ");
        key(robot, plot, KeyCode.HOME, KeyCode.RIGHT);
        assertThat(plot.getAccessibleText()).startsWith("Fri 20 Nov, 01:00  ·  ");
        Node grid = robot.lookup(".heat-grid").query();
        assertThat(grid.getAccessibleText()).contains("most on");
        key(robot, grid, KeyCode.DOWN, KeyCode.HOME);
        assertThat(grid.getAccessibleText()).contains(", 00:00: ");
        key(robot, grid, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        key(robot, grid, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.END);
        assertThat(grid.getAccessibleText()).isEqualTo("Friday, 23:00: still to come");
        robot.interact(plot::requestFocus);
        assertThat(grid.getAccessibleText()).contains("most on");
    }

    @Test
    void savesWhatItShowsAsTableAndAsJson(FxRobot robot) throws Exception {
        awaitBoard(robot);
        MenuButton export = robot.lookup("#export").queryAs(MenuButton.class);
        robot.interact(() -> export.getItems().get(0).fire());
        Path csv = home.resolve("usage-1-days.csv");
        await().atMost(PATIENCE).until(() -> Files.exists(csv) && Files.size(csv) > 0);
        assertThat(Files.readString(csv))
                .startsWith("instance,name,tokens,input,output,")
                .contains(",'=cmd|' /C calc'!A0,")
                .doesNotContain(",=cmd");
        robot.interact(() -> export.getItems().get(1).fire());
        Path json = home.resolve("usage-1-days.json");
        await().atMost(PATIENCE).until(() -> Files.exists(json) && Files.size(json) > 0);
        assertThat(Json.mapper().readTree(Files.readString(json)).get("zone").asString())
                .isEqualTo(HerdUsage.ZONE);
        robot.interact(() -> export.getItems().get(2).fire());
        assertThat(clipboard()).isEqualTo(Files.readString(csv));
    }

    private static String clipboard() throws Exception {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void showsWhereTheFiguresDifferAndHowSureTheyAre(FxRobot robot) throws Exception {
        awaitBoard(robot);
        press(robot, "#where-differ");
        assertThat(window.place().get()).isEqualTo(new Place.Usage("sources"));
        await().atMost(PATIENCE).until(() -> !texts(robot, ".source-confidence").isEmpty());
        assertThat(texts(robot, ".source-confidence")).containsExactly("confidence 99\u00A0%");
        assertThat(robot.lookup("#no-status-line").query().isVisible()).isTrue();
        press(robot, "#copy-status-line");
        assertThat(clipboard()).contains("\"statusLine\"");
        sources.set(HerdUsage.sources());
        robot.interact(page::focus);
        robot.type(KeyCode.F5);
        await().atMost(PATIENCE)
                .until(() -> texts(robot, ".source-confidence").contains("confidence 88\u00A0%"));
        assertThat(robot.lookup("#no-status-line").query().isVisible()).isFalse();
        assertThat(texts(robot, ".source-confidence"))
                .contains("one source alone: nothing to compare");
        robot.type(KeyCode.ESCAPE);
        assertThat(window.place().get()).isEqualTo(new Place.Usage("1"));
        press(robot, command("Show where the figures differ"));
        robot.type(KeyCode.ENTER);
        assertThat(window.place().get()).isInstanceOf(Place.Instances.class);
    }

    @Test
    void teachesWhatToDoWhereThereIsNothing(FxRobot robot) throws Exception {
        report.set(days -> days == 30 ? HerdUsage.rich(days) : HerdUsage.none(days));
        hooks.set(List.of());
        robot.interact(page::focus);
        tick(robot, 100);
        await().atMost(PATIENCE).until(() -> robot.lookup("No usage today").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#usage-longer").queryAs(Hyperlink.class).fire());
        awaitBoard(robot);
        assertThat(robot.lookup("#no-hooks").query().isVisible()).isTrue();
        hooks.set(HerdUsage.hooks(false));
        robot.interact(page::focus);
        robot.type(KeyCode.F5);
        await().atMost(PATIENCE).until(() -> robot.lookup("#untimed").query().isVisible());
        press(robot, "#copy-timing");
        assertThat(clipboard()).isEqualTo(HerdUsage.WORDS.timing());
        hooks.set(HerdUsage.hooks(true));
        robot.type(KeyCode.F5);
        await().atMost(PATIENCE).until(() -> !robot.lookup("#untimed").query().isVisible());
    }

    @Test
    void saysThatItCannotBeReadAndShowsItOnceItCan(FxRobot robot) {
        awaitBoard(robot);
        report.set(
                days -> {
                    throw new IllegalStateException("the file is locked");
                });
        press(robot, "#span-week");
        // What was read before stays.
        assertThat(robot.lookup("#usage-board").query().isVisible()).isTrue();
        report.set(HerdUsage::rich);
        tick(robot, 100);
        await().atMost(PATIENCE).until(() -> robot.lookup("Fri 20").tryQuery().isPresent());
    }

    @Test
    void asksOffTheScreensThreadEveryTenSecondsAndOnlyWhileItShows(FxRobot robot) {
        awaitBoard(robot);
        int before = asked.size();
        tick(robot, 3);
        tick(robot, 3);
        assertThat(asked).hasSize(before);
        tick(robot, 5);
        await().atMost(PATIENCE).until(() -> asked.size() == before + 1);
        robot.interact(() -> window.show(new Place.Instances(null)));
        tick(robot, 100);
        tick(robot, 100);
        assertThat(asked).hasSize(before + 1);
        assertThat(askedOnFx).doesNotContain(true);
    }

    @Test
    void drawsIntoTheNodesThatAreThere(FxRobot robot) {
        awaitBoard(robot);
        round(robot);
        int nodes = count(window.stage().getScene().getRoot());
        for (int i = 0; i < 20; i++) {
            round(robot);
        }
        assertThat(count(window.stage().getScene().getRoot())).isEqualTo(nodes);
    }

    private void round(FxRobot robot) {
        for (String id :
                List.of(
                        "#side-model",
                        "#unit-cost",
                        "#span-month",
                        "#side-instance",
                        "#unit-tokens")) {
            press(robot, id);
        }
        await().atMost(PATIENCE).until(() -> asked.contains(30));
        press(robot, "#span-today");
        tick(robot, 100);
    }

    private static int count(Parent parent) {
        int nodes = 1;
        for (Node child : parent.getChildrenUnmodifiable()) {
            nodes += child instanceof Parent below ? count(below) : 1;
        }
        return nodes;
    }
}
