package dev.drover.tray.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.daemon.Change;
import dev.drover.model.AlertKind;
import dev.drover.model.Place;
import dev.drover.model.State;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.Overview;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The notifier from an alert to a click, on a real bus with a real server; needs `dbus-daemon`.
class NotifierTest {
    private static final AlertView A = Alerts.waiting("a");
    private static final AlertView B = Alerts.waiting("b");

    @TempDir Path directory;
    private PrivateBus bus;
    private RecordingServer server;
    private Notifier notifier;
    private final List<Object> done = new CopyOnWriteArrayList<>();
    private final List<Bubble> fallback = new CopyOnWriteArrayList<>();
    private final AtomicReference<Overview> overview = new AtomicReference<>(with());
    private final AtomicReference<Optional<Place>> inFront =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Consumer<Change>> change = new AtomicReference<>();

    private static Overview with(AlertView... alerts) {
        return new Overview(1, Map.of(), List.of(), List.of(), List.of(alerts), null);
    }

    private void now(AlertView... alerts) {
        overview.set(with(alerts));
        change.get().accept(new Change(State.EMPTY, State.EMPTY, List.of(), 0));
    }

    @BeforeEach
    void start() throws Exception {
        assumeTrue(PrivateBus.isInstalled(), "dbus-daemon is not installed: nothing to talk to");
        bus = PrivateBus.make(directory).start();
        server = RecordingServer.on(bus, 1, "actions", "body");
        notifier =
                Notifier.start(
                        new NotifierInputs(
                                overview::get,
                                (name, subscriber) -> {
                                    change.set(subscriber);
                                    return () -> done.add("unsubscribed");
                                },
                                () -> new Courtesy(time -> false, 60),
                                inFront::get,
                                new NotifierInputs.Actions(
                                        done::add,
                                        id -> true,
                                        (id, token) -> done.add("terminal " + id + " " + token),
                                        id -> done.add("acknowledge " + id),
                                        (kind, time) -> done.add("mute " + kind + " " + time)),
                                List.of(
                                        told -> new FreedesktopNotifications(bus.bus(), told),
                                        told -> new Fallback()),
                                InstantSource.system(),
                                () -> ZoneOffset.UTC));
        await().until(() -> change.get() != null);
    }

    /// The second display, where bubbles go while the desktop shows none.
    private final class Fallback implements BubbleDisplay {
        @Override
        public boolean show(Bubble bubble) {
            return fallback.add(bubble);
        }

        @Override
        public void hide(String group) {
            fallback.removeIf(bubble -> bubble.group().equals(group));
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void stop() {
        if (notifier != null) {
            notifier.close();
        }
        if (server != null) {
            server.close();
        }
        if (bus != null) {
            bus.close();
        }
    }

    @Test
    void leadsAClickToExactlyTheInstanceOfTheAlert() {
        now(A);
        await().until(() -> server.shown.size() == 1);
        server.click(1, "default", "");
        await().until(() -> done.contains(new Place.Instances("i-a")));
        assertThat(fallback).isEmpty();
    }

    @Test
    void doesWhatEachButtonSays() {
        now(A);
        await().until(() -> server.shown.size() == 1);
        server.click(1, "terminal", "t");
        await().until(() -> done.contains("terminal i-a t"));
        now(B);
        await().until(() -> server.shown.size() == 2);
        server.click(2, "acknowledge", "");
        await().until(() -> done.contains("acknowledge b"));
        now(A, Alerts.waiting("c"));
        await().until(() -> server.shown.size() == 3);
        server.click(3, "mute", "");
        await().until(() -> done.contains("mute waiting PT1H"));
    }

    @Test
    void aWishForAnEndLeadsToTheQuestionAndEndsNothing() {
        now(Alerts.at("processes/7@99", AlertKind.ORPHAN));
        await().until(() -> server.shown.size() == 1);
        server.click(1, "end", "");
        await().untilAsserted(
                        () -> assertThat(done).containsExactly(new Place.Processes("end/7@99")));
    }

    @Test
    void takesTheBubbleAwayWhenTheWaitIsOver() {
        now(A);
        await().until(() -> server.shown.size() == 1);
        now();
        await().until(() -> server.closed.equals(List.of(1)));
    }

    @Test
    void takesTheBubbleAwayWhenAPersonGoesToTheInstance() {
        now(A);
        await().until(() -> server.shown.size() == 1);
        inFront.set(Optional.of(new Place.Instances("i-a")));
        notifier.changed();
        await().until(() -> server.closed.equals(List.of(1)));
    }

    @Test
    void showsElsewhereWhatTheDesktopDoesNotShow() {
        server.close();
        now(A);
        await().until(() -> fallback.size() == 1);
        now();
        await().until(fallback::isEmpty);
    }

    @Test
    void takesItsBubblesAlongWhenItEnds() {
        now(A);
        await().until(() -> server.shown.size() == 1);
        notifier.close();
        await().until(() -> server.closed.equals(List.of(1)));
        assertThat(done).containsExactly("unsubscribed");
    }
}
