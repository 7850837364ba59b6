package dev.drover.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.JoinAnswer;
import dev.drover.ui.Herd;
import dev.drover.ui.Png;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
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
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/// Leaves pictures of the page of messages in `target/screenshots`, at twice the pixels.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class PicturesOfMessagesTest {
    private static final BranchesView NONE = new BranchesView(List.of(), List.of(), List.of());

    private final AtomicReference<HerdMessages> messages =
            new AtomicReference<>(new HerdMessages());
    private final AtomicReference<BranchesView> branches = new AtomicReference<>(NONE);
    private MainWindow window;
    private Appearance appearance;

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Theme.LIGHT);
        MessageInputs inputs =
                new MessageInputs(
                        () -> messages.get().list(),
                        ask -> {
                            throw new Refused(
                                    new Refusal.BadRequest(
                                            "flaky tests (00000002) has 200 unread messages,"
                                                    + " which is the most there can be. Wait until"
                                                    + " some are read."));
                        },
                        List::size,
                        branches::get,
                        (request, approve) ->
                                new JoinAnswer(HerdMessages.branches().requests().getLast(), null));
        window =
                new MainWindow(
                        stage,
                        appearance,
                        List.of(
                                Asked.of(Asked.nothing(), made -> {}),
                                new Section(
                                        "Messages",
                                        Feather.MESSAGE_SQUARE,
                                        new Place.Messages(null),
                                        snapshot -> Badge.NONE,
                                        shell -> new MessagesPage(inputs, shell))),
                        () -> true,
                        () -> {});
        size(stage, 1_280, 800);
        window.show(new Place.Messages(null));
    }

    private static void size(Stage stage, double width, double height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    @Test
    void showsThreadsAndOneOfThemInBothThemes(FxRobot robot) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            String name = theme.word().toLowerCase(Locale.ROOT);
            robot.interact(() -> appearance.theme().set(theme));
            robot.interact(() -> size(window.stage(), 1_280, 800));
            branches.set(NONE);
            draw(robot, new HerdMessages());
            picture("messages-empty-" + name);
            branches.set(HerdMessages.branches());
            draw(robot, HerdMessages.rich());
            picture("messages-" + name);
            show(robot, 4);
            picture("messages-thread-" + name);
            show(robot, 6);
            picture("messages-own-" + name);
            robot.interact(() -> window.show(new Place.Messages("request/cccc3333")));
            picture("messages-request-" + name);
            robot.interact(() -> window.show(new Place.Messages("conflict/aaaa1111")));
            picture("messages-conflict-" + name);
            show(robot, 4);
            refused(robot);
            picture("messages-refused-" + name);
            draw(robot, HerdMessages.hostile());
            show(robot, 7);
            picture("messages-hostile-" + name);
            robot.interact(() -> size(window.stage(), 1_000, 640));
            show(robot, 4);
            picture("messages-small-" + name);
            robot.type(KeyCode.ESCAPE);
        }
    }

    private static void refused(FxRobot robot) {
        TextField text = robot.lookup("#message-text").queryAs(TextField.class);
        robot.interact(() -> text.setText("Are you through? I would like to go on. ".repeat(24)));
        robot.interact(() -> robot.lookup("#message-send").queryButton().fire());
        Label refusal = robot.lookup("#message-refusal").queryAs(Label.class);
        await().until(() -> !refusal.getText().isEmpty());
    }

    private void show(FxRobot robot, int number) {
        String id = messages.get().list().get(number).id();
        robot.interact(() -> window.show(new Place.Messages(id)));
    }

    private void draw(FxRobot robot, HerdMessages next) {
        messages.set(next);
        robot.interact(() -> window.draw(Herd.snapshot(Herd.rich())));
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
