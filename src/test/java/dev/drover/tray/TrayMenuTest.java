package dev.drover.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertStatus;
import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class TrayMenuTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, '', No agents, OK",
        "1, 0, 0, 0, '', 1 instance, OK",
        "5, 1, 0, 0, '', 5 instances · 1 waits, ATTENTION",
        "5, 2, 0, 0, '', 5 instances · 2 wait, ATTENTION",
        "5, 1, 0, 2, '', 5 instances · 1 waits · 2 alerts, ALERT",
        "5, 1, 1, 1, '', 5 instances · 1 waits · 1 failed · 1 alert, ALERT",
        "3, 0, 0, 0, disk full, 3 instances · degraded, ALERT"
    })
    void saysTheStateInOneLineAndOneMood(
            int live,
            int waits,
            int failed,
            int alerts,
            String notice,
            String text,
            TrayMood mood) {
        Overview overview =
                new Overview(
                        live,
                        failed == 0 ? Map.of() : Map.of(InstanceState.ERROR, failed),
                        waiting(waits),
                        notice.isEmpty() ? List.of() : List.of(notice),
                        alerts(alerts),
                        null);
        assertThat(TrayStatus.of(overview, NOW)).isEqualTo(new TrayStatus(text, mood, waits));
    }

    @Test
    void countsNoAlertThatPeopleKnowOfOrDoNotWantToHearOfOrThatIsAWaitAlready() {
        List<AlertView> alerts =
                List.of(
                        TrayFixtures.alert("1", AlertKind.STALE, AlertStatus.ACKNOWLEDGED, false),
                        TrayFixtures.alert("2", AlertKind.STALE, AlertStatus.FIRING, true),
                        TrayFixtures.alert("3", AlertKind.WAITING, AlertStatus.FIRING, false));
        TrayMenu menu = menu(new Overview(1, Map.of(), List.of(), List.of(), alerts, null));
        assertThat(menu.status()).isEqualTo(new TrayStatus("1 instance", TrayMood.OK, 0));
        assertThat(words(menu)).first().isEqualTo("Nobody waits for you");
        assertThat(words(menu)).noneMatch(line -> line.startsWith("⚠"));
    }

    @Test
    void listsThoseThatWaitAndTheAlertsAndLeadsToEach() {
        TrayMenu menu = menu(new Overview(5, Map.of(), waiting(2), List.of(), alerts(1), null));
        assertThat(words(menu))
                .containsExactly(
                        "name 0 · permission: Bash · since 14:00",
                        "name 1 · permission: Bash · since 14:01",
                        "⚠ agent 0 · is silent",
                        "Open Drover",
                        "Pause notifications for an hour",
                        "Settings",
                        "Quit");
        assertThat(commands(menu))
                .containsExactly(
                        new TrayMenu.Command.Open(new Place.Instances("id-0")),
                        new TrayMenu.Command.Open(new Place.Instances("id-1")),
                        new TrayMenu.Command.Open(new Place.Alerts("a0")),
                        new TrayMenu.Command.Open(Place.WINDOW),
                        new TrayMenu.Command.Pause(Duration.ofHours(1)),
                        new TrayMenu.Command.Open(new Place.Settings(null)),
                        new TrayMenu.Command.Quit());
    }

    @Test
    void countsThoseThatItHasNoLineFor() {
        TrayMenu menu = menu(new Overview(9, Map.of(), waiting(9), List.of(), alerts(5), null));
        assertThat(words(menu))
                .contains("name 3 · permission: Bash · since 14:03", "5 more wait", "3 more alerts")
                .hasSize(12);
        assertThat(words(menu(overview(5)))).noneMatch(line -> line.contains("more"));
    }

    @Test
    void offersToResumeWhilePausedAndSaysUntilWhen() {
        Instant until = NOW.plusSeconds(1_800);
        Overview paused = new Overview(2, Map.of(), waiting(1), List.of(), List.of(), until);
        assertThat(menu(paused).status())
                .isEqualTo(new TrayStatus("2 instances · 1 waits · paused", TrayMood.PAUSED, 1));
        assertThat(words(menu(paused))).contains("Resume notifications (paused until 15:30)");
        assertThat(words(TrayMenu.of(paused, until, ZoneOffset.UTC)))
                .contains("Pause notifications for an hour");
    }

    @Test
    void saysTheDayOfAWaitThatBeganOnAnother() {
        TrayMenu menu = TrayMenu.of(overview(1), NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
        assertThat(words(menu)).first().isEqualTo("name 0 · permission: Bash · since 20 Nov 14:00");
    }

    @Test
    void hasTheSameShapeHoweverManyWait() {
        List<Class<?>> shape = shape(menu(overview(0)));
        for (int waits = 1; waits < 12; waits++) {
            Overview some =
                    new Overview(waits, Map.of(), waiting(waits), List.of(), alerts(waits), NOW);
            assertThat(shape(menu(some))).isEqualTo(shape);
        }
    }

    private static List<Class<?>> shape(TrayMenu menu) {
        return menu.items().stream().<Class<?>>map(Object::getClass).toList();
    }

    @Test
    void keepsHostileWordsOnOneShortLine() {
        InstanceView hostile =
                TrayFixtures.waiting("id", "a\nb\u202E" + "x".repeat(9_000), "rm\u001B[2J\n-rf");
        String text =
                words(menu(new Overview(1, Map.of(), List.of(hostile), List.of()))).getFirst();
        assertThat(text).startsWith("a⏎b\uFFFDxxx").doesNotContain("\n", "\u202E", "\u001B");
        assertThat(text.length()).isLessThan(110);
    }

    @ParameterizedTest
    @EnumSource
    void hasAPictureForEveryMoodAndCount(TrayMood mood) {
        for (PanelGround ground : PanelGround.values()) {
            // Attention is what somebody who waits asks for.
            for (int waits = mood == TrayMood.ATTENTION ? 1 : 0; waits < 40; waits++) {
                String picture = new TrayStatus("", mood, waits).picture(ground);
                assertThat(TrayMood.class.getResource(picture)).as(picture).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu:GNOME, LIGHT, DARK",
        "KDE, LIGHT, LIGHT",
        "KDE, ANY, ANY",
        "XFCE, DARK, ANY",
        "'', DARK, ANY"
    })
    void takesThePictureForThePanelWhereTheDesktopTellsIt(
            String desktop, PanelGround scheme, PanelGround ground) {
        assertThat(PanelGround.ofLinux(desktop, scheme)).isEqualTo(ground);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, false, APP_INDICATOR",
        "true,  false, true,  APP_INDICATOR",
        "true,  true,  true,  AWT",
        "true,  true,  false, NONE",
        "false, false, true,  AWT",
        "false, false, false, NONE"
    })
    void choosesTheHostThatShowsIcons(
            boolean watcher, boolean privileged, boolean awt, TrayHost.Kind kind) {
        TrayHost host = TrayHost.choose(watcher, privileged, awt);
        assertThat(host.kind()).isEqualTo(kind);
        assertThat(host.reason()).endsWith(".").doesNotContain("\n");
    }

    private static Overview overview(int waits) {
        return new Overview(waits, Map.of(), waiting(waits), List.of());
    }

    private static TrayMenu menu(Overview overview) {
        return TrayMenu.of(overview, NOW, ZoneOffset.UTC);
    }

    private static List<TrayMenu.Line> lines(TrayMenu menu) {
        return menu.items().stream()
                .filter(TrayMenu.Line.class::isInstance)
                .map(TrayMenu.Line.class::cast)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> words(TrayMenu menu) {
        return lines(menu).stream().map(TrayMenu.Line::text).toList();
    }

    private static List<TrayMenu.Command> commands(TrayMenu menu) {
        return lines(menu).stream().map(TrayMenu.Line::command).toList();
    }

    private static List<InstanceView> waiting(int number) {
        return IntStream.range(0, number).mapToObj(TrayFixtures::waiting).toList();
    }

    private static List<AlertView> alerts(int number) {
        return IntStream.range(0, number).mapToObj(TrayFixtures::alert).toList();
    }
}
