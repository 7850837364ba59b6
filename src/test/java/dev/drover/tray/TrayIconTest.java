package dev.drover.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.Place;
import dev.drover.model.view.Overview;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

class TrayIconTest {
    private static final TrayHost INDICATOR = TrayHost.choose(true, false, false);
    private static final TrayHost AWT = TrayHost.choose(false, false, true);

    private final List<Object> happened = new CopyOnWriteArrayList<>();
    private final AtomicReference<Overview> overview =
            new AtomicReference<>(new Overview(1, Map.of(), List.of(), List.of()));
    private final AtomicReference<Consumer<TrayMenu.Command>> click = new AtomicReference<>();
    private final TrayInputs inputs =
            new TrayInputs(
                    overview::get,
                    (name, subscriber) -> () -> {},
                    new TrayInputs.Actions(
                            happened::add,
                            happened::add,
                            () -> happened.add("resume"),
                            () -> happened.add("quit")),
                    happened::add,
                    Runnable::run,
                    InstantSource.system());
    private final List<TrayMenu> drawn = new CopyOnWriteArrayList<>();
    private final TrayIcon icon = new TrayIcon(inputs, (host, chosen) -> record(chosen));

    private TrayPicture record(Consumer<TrayMenu.Command> chosen) {
        click.set(chosen);
        return new TrayPicture() {
            @Override
            public void draw(TrayMenu menu) {
                drawn.add(menu);
            }

            @Override
            public void close() {
                happened.add("closed");
            }
        };
    }

    @AfterEach
    void close() {
        icon.close();
    }

    @Test
    void drawsOnlyWhatLooksDifferent() {
        icon.settle(INDICATOR);
        icon.changed();
        icon.changed();
        overview.set(new Overview(2, Map.of(), List.of(), List.of()));
        icon.changed();
        await().until(() -> drawn.size() == 2);
        assertThat(drawn.getLast().status().text()).isEqualTo("2 instances");
    }

    @Test
    void looksAgainWhenAPauseEndsWithoutAChange() {
        Instant until = Instant.now().plusMillis(400);
        overview.set(new Overview(1, Map.of(), List.of(), List.of(), List.of(), until));
        icon.settle(INDICATOR);
        assertThat(drawn.getLast().status().mood()).isEqualTo(TrayMood.PAUSED);
        await().until(() -> drawn.getLast().status().mood() == TrayMood.OK);
    }

    @Test
    void leadsEachEntryToItsAction() {
        icon.settle(INDICATOR);
        click.get().accept(new TrayMenu.Command.Open(Place.HOME));
        click.get().accept(new TrayMenu.Command.Pause(Duration.ofHours(1)));
        click.get().accept(new TrayMenu.Command.Resume());
        click.get().accept(new TrayMenu.Command.Quit());
        assertThat(happened)
                .containsExactly(INDICATOR, Place.HOME, Duration.ofHours(1), "resume", "quit");
    }

    @Test
    void tellsWhenTheTrayGoesAndComesBackAndKeepsItsIcon() {
        icon.settle(INDICATOR);
        icon.settle(AWT);
        assertThat(icon.host().isPresent()).isFalse();
        icon.settle(INDICATOR);
        assertThat(icon.host()).isEqualTo(INDICATOR);
        assertThat(happened).hasSize(3);
        assertThat(drawn).hasSize(1);
    }

    @Test
    void makesAnEmbeddedIconAnewBecauseItIsLostWithItsTray() {
        icon.settle(AWT);
        icon.settle(TrayHost.none("No tray."));
        assertThat(happened).contains("closed");
        assertThat(icon.host().isPresent()).isFalse();
        icon.settle(AWT);
        assertThat(drawn).hasSize(2);
        icon.settle(INDICATOR);
        assertThat(drawn).hasSize(3);
        assertThat(icon.host()).isEqualTo(INDICATOR);
    }

    @Test
    void putsTheIconUpWhenATrayComesLater() {
        icon.settle(TrayHost.none("No tray."));
        assertThat(drawn).isEmpty();
        icon.settle(INDICATOR);
        assertThat(drawn).hasSize(1);
    }

    @Test
    void saysWhyWhereTheToolkitFails() {
        try (TrayIcon failing =
                new TrayIcon(
                        inputs,
                        (host, chosen) -> {
                            throw new IllegalStateException("the library is missing");
                        })) {
            failing.settle(INDICATOR);
            assertThat(failing.host())
                    .isEqualTo(TrayHost.none("No tray icon: the library is missing."));
        }
    }

    @Test
    void findsNoTrayWithoutADisplayAndSaysSo() {
        try (TrayIcon real = TrayIcon.install(inputs)) {
            await().until(() -> !happened.isEmpty());
            assertThat(real.host()).isEqualTo(TrayHost.none("There is no display here."));
        }
    }

    @Test
    void takesItsIconDownWhenClosed() {
        icon.settle(INDICATOR);
        icon.close();
        await().until(() -> happened.contains("closed"));
    }
}
