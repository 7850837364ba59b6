package dev.drover.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.UsageSources;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.page.Snapshot;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/// Leaves pictures of the page of usage in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfUsageTest {
    private final AtomicReference<IntFunction<UsageView>> report =
            new AtomicReference<>(HerdUsage::rich);
    private final AtomicReference<List<HookCost>> hooks =
            new AtomicReference<>(HerdUsage.hooks(true));
    private final AtomicReference<List<UsageSources>> sources =
            new AtomicReference<>(HerdUsage.sources());
    private final AtomicInteger asked = new AtomicInteger();
    private MainWindow window;
    private UsagePage page;
    private Appearance appearance;
    private long seconds;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        UsageInputs inputs =
                new UsageInputs(
                        (days, side) ->
                                new UsageInputs.Answer(
                                        report.get().apply(days), hooks.get(), () -> ""),
                        sources::get,
                        () -> {
                            asked.incrementAndGet();
                            return new UsageInputs.Pool(23, 500);
                        },
                        HerdUsage.WORDS);
        window =
                new MainWindow(
                        stage,
                        appearance,
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
                                                                (owner, name) -> Optional.empty(),
                                                                shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Usage(null));
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    @Test
    void showsEverySpanSideAndEmptyStateInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = "-" + theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            draw(robot, HerdUsage::none, List.of(), "today");
            picture("usage-empty" + name);
            draw(robot, HerdUsage::rich, HerdUsage.hooks(true), "today");
            picture("usage-today" + name);
            click(robot, "#side-model");
            click(robot, "#unit-cost");
            picture("usage-cost" + name);
            hover(robot);
            picture("usage-moment" + name);
            draw(robot, HerdUsage::rich, HerdUsage.hooks(false), "7");
            picture("usage-week" + name);
            click(robot, "#side-instance");
            click(robot, "#unit-tokens");
            draw(robot, HerdUsage::rich, List.of(), "30");
            picture("usage-month" + name);
            robot.interact(() -> window.show(new Place.Usage("sources")));
            await().until(() -> robot.lookup("checkout-flow").tryQuery().isPresent());
            picture("usage-sources" + name);
            robot.interact(() -> size(window.stage(), 1_180, 720));
            picture("usage-sources-small" + name);
            draw(robot, HerdUsage::rich, HerdUsage.hooks(true), "today");
            picture("usage-small" + name);
            assertNothingOfTheFiguresIsCut(robot);
        }
    }

    /// Figures are short enough for their places, also in a small window; names may be cut.
    private void assertNothingOfTheFiguresIsCut(FxRobot robot) {
        for (String words :
                List.of(".usage-value", ".usage-note", ".hook-value", ".bar-amount", ".segment")) {
            for (Node node : robot.lookup(words).queryAll()) {
                Node text = node.lookup(".text");
                String whole =
                        node instanceof Label label
                                ? label.getText()
                                : ((javafx.scene.control.Labeled) node).getText();
                assertThat(((javafx.scene.text.Text) text).getText()).as(words).isEqualTo(whole);
            }
        }
    }

    private static void click(FxRobot robot, String id) {
        robot.interact(
                () -> robot.lookup(id).queryAs(javafx.scene.control.ButtonBase.class).fire());
    }

    private static void hover(FxRobot robot) {
        Node plot = robot.lookup(".column-plot").query();
        robot.interact(plot::requestFocus);
        robot.type(javafx.scene.input.KeyCode.LEFT).type(javafx.scene.input.KeyCode.LEFT);
    }

    private void draw(
            FxRobot robot, IntFunction<UsageView> next, List<HookCost> costs, String span) {
        report.set(next);
        hooks.set(costs);
        robot.interact(() -> window.show(new Place.Usage(span)));
        int before = asked.get();
        // Much later each time, so that the page looks again.
        seconds += 100;
        Snapshot now = Herd.snapshot(Herd.rich());
        robot.interact(
                () ->
                        window.draw(
                                new Snapshot(
                                        now.instances(),
                                        now.overview(),
                                        now.health(),
                                        now.at().plusSeconds(seconds))));
        await().until(() -> asked.get() > before);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        Callable<WritableImage> shot =
                () -> {
                    Parent root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    SnapshotParameters twice = new SnapshotParameters();
                    twice.setTransform(Transform.scale(2, 2));
                    return root.snapshot(twice, null);
                };
        WritableImage image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(shot));
        assertThat(image.getWidth()).isEqualTo(window.stage().getScene().getWidth() * 2);
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        Png.write(image, file);
        assertThat(file).isNotEmptyFile();
    }
}
