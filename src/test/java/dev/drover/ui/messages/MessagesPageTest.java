package dev.drover.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Place;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Section;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class MessagesPageTest {
    private final AtomicReference<HerdMessages> messages =
            new AtomicReference<>(HerdMessages.rich());
    private final List<MessageAsk> sent = new CopyOnWriteArrayList<>();
    private final List<String> read = new CopyOnWriteArrayList<>();
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private MainWindow window;

    @Start
    void start(Stage stage) {
        MessageInputs inputs =
                new MessageInputs(
                        () -> messages.get().list(),
                        ask -> {
                            if ("no".equals(ask.text())) {
                                throw new Refused(new Refusal.BadRequest("Not that one."));
                            }
                            sent.add(ask);
                            return new MessageReceipt(messages.get().list().getFirst(), List.of());
                        },
                        ids -> {
                            read.addAll(ids);
                            return ids.size();
                        },
                        HerdMessages::branches,
                        (request, approve) -> {
                            answered.add(request + " " + approve);
                            return new JoinAnswer(
                                    HerdMessages.branches().requests().getLast(), null);
                        });
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
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
        stage.setWidth(1_280);
        stage.setHeight(800);
        window.show(new Place.Messages(null));
    }

    private void draw(FxRobot robot) {
        robot.interact(() -> window.draw(Herd.snapshot(Herd.rich())));
    }

    private String lastId() {
        return messages.get().list().getLast().id();
    }

    @Test
    void aLinkOpensTheThreadWhichIsReadByThat(FxRobot robot) {
        draw(robot);
        robot.interact(() -> window.show(new Place.Messages(lastId())));
        await().until(() -> read.contains(lastId()));
        String shown =
                robot.lookup(".letter-words").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .collect(Collectors.joining("|"));
        assertThat(shown)
                .isEqualTo(
                        "Leave the lock file alone, please.|The tests need a database; which port"
                                + " is mine?");
    }

    @Test
    void aRequestToJoinIsAnsweredWhereItIsRead(FxRobot robot) {
        draw(robot);
        robot.interact(() -> window.show(new Place.Messages("request/cccc3333")));
        robot.clickOn("#join-approve");
        await().until(() -> answered.equals(List.of("cccc3333 true")));
        robot.clickOn("#join-deny");
        await().until(() -> answered.equals(List.of("cccc3333 true", "cccc3333 false")));
        assertThat(read).as("the registry's letters are no messages").isEmpty();
    }

    @Test
    void theUserWritesToTheOtherOfTheThread(FxRobot robot) {
        draw(robot);
        robot.interact(() -> window.show(new Place.Messages(lastId())));
        TextField text = robot.lookup("#message-text").queryAs(TextField.class);
        Button send = robot.lookup("#message-send").queryButton();
        assertThat(send.isDisabled()).as("nothing to send").isTrue();
        robot.interact(text::requestFocus);
        robot.write("5433");
        robot.type(KeyCode.ENTER);
        await().until(() -> sent.size() == 1);
        assertThat(sent.getFirst().to()).isEqualTo(HerdMessages.agent(2).instance());
        assertThat(sent.getFirst().text()).isEqualTo("5433");
        await().until(() -> text.getText().isEmpty());
    }

    @Test
    void whatIsRefusedStaysWithTheReason(FxRobot robot) {
        draw(robot);
        ComboBox<?> to = robot.lookup("#message-to").queryComboBox();
        robot.interact(() -> to.getSelectionModel().select(0));
        TextField text = robot.lookup("#message-text").queryAs(TextField.class);
        robot.interact(text::requestFocus);
        robot.write("no");
        robot.type(KeyCode.ENTER);
        Label refusal = robot.lookup("#message-refusal").queryAs(Label.class);
        await().until(() -> refusal.getText().equals("Not that one."));
        assertThat(text.getText()).isEqualTo("no");
        assertThat(sent).isEmpty();
    }

    @Test
    void whatIsTooLongCannotBeSent(FxRobot robot) {
        draw(robot);
        ComboBox<?> to = robot.lookup("#message-to").queryComboBox();
        TextField text = robot.lookup("#message-text").queryAs(TextField.class);
        Button send = robot.lookup("#message-send").queryButton();
        robot.interact(
                () -> {
                    to.getSelectionModel().select(0);
                    text.setText("é".repeat(512));
                });
        assertThat(send.isDisabled()).isFalse();
        robot.interact(() -> text.setText("é".repeat(513)));
        assertThat(send.isDisabled()).isTrue();
        assertThat(robot.lookup(".composer-line .letter-note").queryAs(Label.class).getText())
                .isEqualTo("2 bytes too long");
    }
}
