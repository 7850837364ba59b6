package dev.drover.tray.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.tray.bus.SessionBus;

import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// On a real bus with a real server; needs `dbus-daemon` (Debian: dbus-daemon).
class FreedesktopNotificationsTest {
    private static final String[] FULL = {"actions", "body", "body-markup"};

    @TempDir Path directory;
    private PrivateBus bus;
    private RecordingServer server;
    private FreedesktopNotifications notifications;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final BubbleDisplay.Listener listener =
            new BubbleDisplay.Listener() {
                @Override
                public void chosen(String group, Bubble.Choice choice, String token) {
                    heard.add(group + " " + choice + " " + token);
                }

                @Override
                public void gone(String group) {
                    heard.add(group + " gone");
                }
            };

    @BeforeEach
    void startBus() throws Exception {
        assumeTrue(PrivateBus.isInstalled(), "dbus-daemon is not installed: nothing to talk to");
        bus = PrivateBus.make(directory).start();
        server = RecordingServer.on(bus, 7, FULL);
        notifications = new FreedesktopNotifications(bus.bus(), listener);
    }

    @AfterEach
    void stopBus() {
        if (notifications != null) {
            notifications.close();
        }
        if (server != null) {
            server.close();
        }
        if (bus != null) {
            bus.close();
        }
    }

    private static Bubble bubble(String summary) {
        return BubbleText.of(
                List.of(Alerts.of("a", AlertKind.WAITING, AlertSeverity.WARNING, summary, "i-a")),
                Set.of("i-a"));
    }

    private RecordingServer.Shown last() {
        return server.shown.getLast();
    }

    private Object hint(String name) {
        return Objects.requireNonNull(last().hints().get(name)).getValue();
    }

    @Test
    void showsABubbleWithItsButtonsItsUrgencyAndItsPicture() {
        assertThat(notifications.show(bubble("permission: Bash"))).isTrue();
        assertThat(last().summary()).isEqualTo("agent a");
        assertThat(last().body()).isEqualTo("permission: Bash");
        assertThat(last().actions())
                .containsExactly(
                        "default", "Open",
                        "terminal", "Go to terminal",
                        "acknowledge", "Acknowledge",
                        "mute", "Mute 1 h");
        assertThat(hint("urgency")).isEqualTo((byte) 1);
        assertThat(hint("desktop-entry")).isEqualTo("drover");
        assertThat(last().hints().get("image-data")).isInstanceOf(Variant.class);
        assertThat(last().expires()).isEqualTo(-1);
    }

    @Test
    void escapesTheBodyForServersThatReadMarkupAndOnlyForThem() throws Exception {
        notifications.show(bubble("<b>rm</b> & <a href='x'>go</a>"));
        assertThat(last().body())
                .isEqualTo("&lt;b&gt;rm&lt;/b&gt; &amp; &lt;a href=&#39;x&#39;&gt;go&lt;/a&gt;");
        server.close();
        server = RecordingServer.on(bus, 1, "body");
        await().until(() -> heard.contains("waiting gone"));
        notifications.show(bubble("<b>rm</b>"));
        assertThat(last().body()).isEqualTo("<b>rm</b>");
        assertThat(last().actions()).isEmpty();
    }

    @Test
    void changesABubbleInPlaceAndTakesItAway() {
        notifications.show(bubble("one"));
        notifications.show(bubble("two"));
        assertThat(server.shown).extracting(RecordingServer.Shown::replaces).containsExactly(0, 7);
        notifications.hide("waiting");
        await().until(() -> server.closed.equals(List.of(7)));
        notifications.show(bubble("three"));
        assertThat(last().replaces()).isZero();
    }

    @Test
    void tellsWhatAPersonChoosesWithTheTokenForTheWindow() {
        notifications.show(bubble("one"));
        server.click(7, "terminal", "token-1");
        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("waiting TERMINAL token-1", "waiting gone");
        server.click(99, "default", "");
        notifications.show(bubble("two"));
        server.click(8, "default", "");
        await().until(() -> heard.contains("waiting OPEN "));
        assertThat(heard).hasSizeBetween(3, 4);
    }

    @Test
    void tellsWhenABubbleGoesByItself() {
        notifications.show(bubble("one"));
        server.expire(7);
        await().until(() -> heard.equals(List.of("waiting gone")));
    }

    @Test
    void showsNothingWithoutAServerAndFindsTheOneThatComesLater() throws Exception {
        server.close();
        await().until(() -> !notifications.show(bubble("one")));
        server = RecordingServer.on(bus, 30, FULL);
        await().until(() -> notifications.show(bubble("two")));
        assertThat(last().id()).isEqualTo(30);
    }

    @Test
    void forgetsTheBubblesOfAServerThatEnded() throws Exception {
        notifications.show(bubble("one"));
        server.close();
        await().until(() -> heard.contains("waiting gone"));
        server = RecordingServer.on(bus, 40, FULL);
        notifications.show(bubble("two"));
        assertThat(last().replaces()).isZero();
    }

    @Test
    void comesBackAfterTheBusWasRestarted() throws Exception {
        notifications.show(bubble("one"));
        bus.stop();
        await().until(() -> heard.contains("waiting gone"));
        assertThat(notifications.show(bubble("two"))).isFalse();
        bus.start();
        server = RecordingServer.on(bus, 50, FULL);
        assertThat(notifications.show(bubble("three"))).isTrue();
        assertThat(last().id()).isEqualTo(50);
    }

    @Test
    void saysNoWhereThereIsNoBusAndThrowsNothing() {
        try (FreedesktopNotifications alone =
                new FreedesktopNotifications(
                        SessionBus.at("unix:path=" + directory.resolve("none")), listener)) {
            assertThat(alone.show(bubble("one"))).isFalse();
            alone.hide("waiting");
        }
    }

    @Test
    void keepsNoJvmAliveByItsThreads() {
        notifications.show(bubble("one"));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().toLowerCase(Locale.ROOT).contains("dbus"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }
}
