package dev.drover.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.InstanceState;
import dev.drover.model.Place;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class TrayMenuTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, '', No agents, OK",
        "1, 0, 0, '', 1 instance, OK",
        "5, 1, 0, '', 5 instances · 1 waits, ATTENTION",
        "5, 2, 0, '', 5 instances · 2 wait, ATTENTION",
        "5, 1, 1, '', 5 instances · 1 waits · 1 failed, ALERT",
        "3, 0, 0, disk full, 3 instances · degraded, ALERT"
    })
    void saysTheStateInOneLineAndOneMood(
            int live, int waits, int failed, String notice, String text, TrayMood mood) {
        Overview overview =
                new Overview(
                        live,
                        failed == 0 ? Map.of() : Map.of(InstanceState.ERROR, failed),
                        waiting(waits),
                        notice.isEmpty() ? List.of() : List.of(notice));
        assertThat(TrayStatus.of(overview)).isEqualTo(new TrayStatus(text, mood));
    }

    @Test
    void leadsFromTheLongestWaitToItsInstance() {
        assertThat(menu(2).items())
                .containsExactly(
                        new TrayMenu.Line(
                                "name 0 · permission: Bash · since 14:00",
                                new TrayMenu.Command.Open(new Place.Instances("id-0"))),
                        new TrayMenu.Separator(),
                        new TrayMenu.Line("Open Drover", new TrayMenu.Command.Open(Place.HOME)),
                        new TrayMenu.Line("Quit", new TrayMenu.Command.Quit()));
        assertThat(menu(0).items().getFirst())
                .isEqualTo(new TrayMenu.Line("Nobody waits for you", null));
    }

    @Test
    void hasTheSameShapeHoweverManyWait() {
        List<Class<?>> shape = shape(menu(0));
        assertThat(shape(menu(1))).isEqualTo(shape);
        assertThat(shape(menu(500))).isEqualTo(shape);
    }

    private static List<Class<?>> shape(TrayMenu menu) {
        return menu.items().stream().<Class<?>>map(Object::getClass).toList();
    }

    @Test
    void keepsHostileWordsOnOneShortLine() {
        InstanceView hostile =
                TrayFixtures.waiting("id", "a\nb\u202E" + "x".repeat(9_000), "rm\u001B[2J\n-rf");
        TrayMenu menu =
                TrayMenu.of(new Overview(1, Map.of(), List.of(hostile), List.of()), ZoneOffset.UTC);
        String text = ((TrayMenu.Line) menu.items().getFirst()).text();
        assertThat(text).startsWith("a⏎b\uFFFDxxx").doesNotContain("\n", "\u202E", "\u001B");
        assertThat(text.length()).isLessThan(110);
    }

    @ParameterizedTest
    @EnumSource
    void hasAPictureForEveryMood(TrayMood mood) {
        assertThat(TrayMood.class.getResource(mood.picture())).isNotNull();
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

    private static TrayMenu menu(int waits) {
        return TrayMenu.of(
                new Overview(waits, Map.of(), waiting(waits), List.of()), ZoneOffset.UTC);
    }

    private static List<InstanceView> waiting(int number) {
        return IntStream.range(0, number).mapToObj(TrayFixtures::waiting).toList();
    }
}
