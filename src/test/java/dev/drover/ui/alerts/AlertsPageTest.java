package dev.drover.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.AlertKind;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.SilencesView;
import dev.drover.ui.Herd;
import dev.drover.ui.instances.Asked;
import dev.drover.ui.instances.InstancesPage;
import dev.drover.ui.page.Badge;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Section;
import dev.drover.ui.table.Row;
import dev.drover.ui.window.Appearance;
import dev.drover.ui.window.MainWindow;
import dev.drover.ui.window.Theme;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Drives the page of alerts in the real window with keys and clicks.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class AlertsPageTest {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<AlertView> history = new CopyOnWriteArrayList<>();
    private final AtomicReference<SilencesView> silences =
            new AtomicReference<>(new SilencesView(Map.of(), null));
    private MainWindow window;
    private AlertsPage page;

    @Start
    void start(Stage stage) {
        Section instances =
                new Section(
                        "Instances",
                        Feather.TERMINAL,
                        new Place.Instances(null),
                        Badge::waiting,
                        shell -> new InstancesPage(Asked.nothing(), shell));
        Section alerts =
                new Section(
                        "Alerts",
                        Feather.BELL,
                        new Place.Alerts(null),
                        Badge::firing,
                        shell -> page = new AlertsPage(shell, deeds()));
        window =
                new MainWindow(
                        stage,
                        new Appearance(Theme.LIGHT),
                        List.of(instances, alerts),
                        () -> true,
                        () -> {});
        stage.setWidth(980);
        stage.setHeight(700);
        window.show(new Place.Alerts(null));
    }

    private AlertDeeds deeds() {
        return new AlertDeeds(
                () -> history,
                silences::get,
                id -> told("acknowledge", id),
                id -> told("resolve", id),
                (kind, time) -> {
                    done.add("mute " + kind + " " + time);
                    silences.set(new SilencesView(Map.of(kind, Herd.NOW.plus(time)), null));
                    return silences.get();
                },
                kind -> {
                    done.add("unmute " + kind);
                    silences.set(new SilencesView(Map.of(), null));
                    return silences.get();
                },
                () -> {
                    done.add("resume");
                    silences.set(new SilencesView(Map.of(), null));
                    return silences.get();
                },
                file -> {
                    done.add("restore " + file);
                    return new GuardDeed(file, "5f0c11aa", true, "0badf00d", List.of(), "restored");
                });
    }

    private AlertView told(String what, String id) {
        done.add(what + " " + id);
        if (id.equals("d15c0001")) {
            throw new Refused(new Refusal.NotNow("That cannot be done now."));
        }
        return HerdAlerts.rich().getFirst();
    }

    private void draw(FxRobot robot, List<AlertView> alerts) {
        robot.interact(() -> window.draw(HerdAlerts.snapshot(Herd.rich(), alerts, null)));
    }

    @SuppressWarnings("unchecked")
    private static TableView<Row<AlertLine>> table(FxRobot robot) {
        return robot.lookup("#alerts").queryAs(TableView.class);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private void awaitDone(String... deeds) {
        await().untilAsserted(() -> assertThat(done).containsExactly(deeds));
    }

    @Test
    void aClickOpensTheAlertWithItsEvidenceAndTheButtonsAct(FxRobot robot) {
        draw(robot, HerdAlerts.rich());
        robot.clickOn("flaky tests");
        assertThat(text(robot, ".detail-title")).isEqualTo("flaky tests");
        assertThat(robot.lookup(".evidence-line").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Its hook told so.");
        robot.clickOn("#alert-acknowledge");
        awaitDone("acknowledge a0000002");
        robot.clickOn("#alert-resolve");
        awaitDone("acknowledge a0000002", "resolve a0000002");
    }

    @Test
    void mutesItsKindForATimeAndTakesItBack(FxRobot robot) {
        draw(robot, HerdAlerts.rich());
        robot.clickOn("flaky tests");
        robot.clickOn("#alert-mute").clickOn("For 8 hours");
        awaitDone("mute waiting PT8H");
        draw(robot, HerdAlerts.rich().stream().map(HerdAlerts::muted).toList());
        assertThat(robot.lookup("#silences .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(t -> t.startsWith("“Waiting” is muted until "));
        assertThat(robot.lookup("#alert-mute").<Node>query().isVisible()).isFalse();
        robot.clickOn("#alert-unmute");
        awaitDone("mute waiting PT8H", "unmute waiting");
    }

    @Test
    void everythingCanBeDoneByKeys(FxRobot robot) {
        draw(robot, HerdAlerts.rich());
        robot.interact(() -> page.focus());
        robot.type(KeyCode.DOWN);
        assertThat(table(robot).getSelectionModel().getSelectedItem().id()).isEqualTo("a0000002");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#alert-detail").tryQuery()).isPresent();
        robot.type(KeyCode.A);
        awaitDone("acknowledge a0000002");
        robot.type(KeyCode.M);
        awaitDone("acknowledge a0000002", "mute waiting PT1H");
        robot.type(KeyCode.DELETE);
        awaitDone("acknowledge a0000002", "mute waiting PT1H", "resolve a0000002");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#alert-detail").tryQuery()).isEmpty();
        assertThat(page.commands())
                .extracting(Command::keys)
                .containsExactly("G", "A", "Delete", "M");
        robot.type(KeyCode.G);
        assertThat(text(robot, ".detail-title")).isEqualTo("flaky tests");
        assertThat(robot.lookup("#instances").tryQuery()).isPresent();
    }

    @Test
    void aSettingsFileThatLostHooksIsRestoredByOneClick(FxRobot robot) {
        draw(robot, List.of(HerdAlerts.lostHooks()));
        robot.clickOn("~/.claude/settings.json").clickOn("#alert-restore");
        awaitDone("restore /home/ada/.claude/settings.json");
        await().untilAsserted(
                        () ->
                                assertThat(
                                                robot.lookup(".action-strip .label")
                                                        .queryAllAs(Label.class))
                                        .extracting(Label::getText)
                                        .contains("Restored; as it was it is version 0badf00d"));
        draw(robot, HerdAlerts.rich());
        robot.clickOn("flaky tests");
        assertThat(robot.lookup("#alert-restore").<Node>query().isVisible()).isFalse();
    }

    @Test
    void aRefusalIsSaidInTheWindow(FxRobot robot) {
        draw(robot, HerdAlerts.rich());
        robot.clickOn("Drover's database");
        robot.clickOn("#alert-acknowledge");
        await().untilAsserted(
                        () ->
                                assertThat(
                                                robot.lookup(".action-strip .label")
                                                        .queryAllAs(Label.class))
                                        .extracting(Label::getText)
                                        .contains("That cannot be done now."));
        assertThat(robot.lookup("#alert-go").<Node>query().isVisible())
                .as("an alert about Drover itself leads nowhere else")
                .isFalse();
    }

    @Test
    void keepsTheSelectionWhileAlertsComeAndGo(FxRobot robot) {
        draw(robot, HerdAlerts.rich());
        robot.clickOn("flaky tests");
        List<AlertView> later = new ArrayList<>(HerdAlerts.rich());
        later.remove(0);
        later.add(HerdAlerts.waiting(3, "older", "permission: Read", 9_000));
        draw(robot, later);
        assertThat(table(robot).getSelectionModel().getSelectedItem().id()).isEqualTo("a0000002");
        later.removeIf(a -> a.id().equals("a0000002"));
        draw(robot, later);
        assertThat(robot.lookup("#alert-detail").tryQuery()).isEmpty();
        assertThat(table(robot).getSelectionModel().getSelectedItem()).isNull();
    }

    @Test
    void aLinkToAnAlertThatIsOverLeadsToWhatEndedIt(FxRobot robot) {
        history.addAll(HerdAlerts.history());
        draw(robot, HerdAlerts.rich());
        robot.interact(() -> window.show(new Place.Alerts("a0000001")));
        assertThat(text(robot, ".detail-title")).isEqualTo("checkout-flow");
        assertThat(text(robot, ".alert-ending")).isEqualTo("It was answered.");
        assertThat(robot.lookup("#alert-acknowledge").<Node>query().isVisible()).isFalse();
        robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
        assertThat(table(robot).getItems()).hasSize(HerdAlerts.rich().size());
    }

    @Test
    void filtersByPillAndLooksBack(FxRobot robot) {
        history.addAll(HerdAlerts.history());
        draw(robot, HerdAlerts.rich());
        robot.clickOn("#pill-notice");
        assertThat(table(robot).getItems()).extracting(Row::id).containsExactly("d15c0002");
        robot.clickOn("#pill-notice").clickOn("#pill-earlier");
        assertThat(table(robot).getItems()).hasSize(3);
        robot.clickOn("#pill-now");
        assertThat(table(robot).getItems()).hasSize(7);
    }

    @Test
    void teachesWhileNothingNeedsAnybodyAndEndsAPause(FxRobot robot) {
        draw(robot, List.of());
        assertThat(robot.lookup("Nothing needs you").tryQuery()).isPresent();
        silences.set(new SilencesView(Map.of(AlertKind.STALE, Herd.NOW), Herd.NOW));
        draw(robot, List.of());
        robot.clickOn("Resume");
        awaitDone("resume");
        robot.clickOn("Earlier alerts");
        assertThat(page.model().earlier().get()).isTrue();
    }
}
