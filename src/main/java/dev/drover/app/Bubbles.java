package dev.drover.app;

import dev.drover.config.Settings;
import dev.drover.core.Refused;
import dev.drover.daemon.Daemon;
import dev.drover.daemon.LiveSettings;
import dev.drover.model.Place;
import dev.drover.model.view.FocusAnswer;
import dev.drover.tray.bus.SessionBus;
import dev.drover.tray.notify.BubbleDisplay;
import dev.drover.tray.notify.Courtesy;
import dev.drover.tray.notify.FreedesktopNotifications;
import dev.drover.tray.notify.Notifier;
import dev.drover.tray.notify.NotifierInputs;
import dev.drover.ui.Desktop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Hands the notifier what it needs of the daemon and the window.
final class Bubbles {
    private static final Logger LOG = LoggerFactory.getLogger(Bubbles.class);

    private Bubbles() {}

    static Notifier start(
            Daemon daemon, LiveSettings settings, Desktop desktop, Consumer<Place> open) {
        Notifier notifier =
                Notifier.start(
                        new NotifierInputs(
                                daemon::overview,
                                daemon::subscribe,
                                () -> courtesy(settings.current()),
                                desktop.front()::place,
                                actions(daemon, open),
                                displays(desktop),
                                InstantSource.system(),
                                ZoneId::systemDefault));
        settings.onChange(changed -> notifier.changed());
        desktop.front().onChange(notifier::changed);
        return notifier;
    }

    private static NotifierInputs.Actions actions(Daemon daemon, Consumer<Place> open) {
        return new NotifierInputs.Actions(
                open,
                daemon::mayFocus,
                (id, token) -> aside(() -> goToTerminal(daemon, id, open)),
                id -> quietly(() -> daemon.alerts().acknowledge(id)),
                (kind, time) -> quietly(() -> daemon.alerts().mute(kind.toString(), time)));
    }

    /// Where no terminal comes to the front, the window does, at the instance: a click must not
    /// lead nowhere. No terminal takes the desktop's token yet.
    private static void goToTerminal(Daemon daemon, String id, Consumer<Place> open) {
        quietly(
                () -> {
                    FocusAnswer answer = daemon.focus(id);
                    if (!answer.done()) {
                        LOG.info("No terminal in front: {}", answer.line());
                        open.accept(new Place.Instances(id));
                    }
                });
    }

    private static void aside(Runnable task) {
        Thread.ofVirtual().name("terminal-focus").start(task);
    }

    private static Courtesy courtesy(Settings settings) {
        return new Courtesy(settings.alerts().quietHours()::covers, settings.alerts().perMinute());
    }

    private static List<BubbleDisplay.Maker> displays(Desktop desktop) {
        List<BubbleDisplay.Maker> displays = new ArrayList<>();
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            displays.add(told -> new FreedesktopNotifications(SessionBus.ofThisDesktop(), told));
        }
        displays.add(told -> new PopUpBubbles(desktop.popUps(), told));
        return displays;
    }

    /// What a person chose may be overtaken by what happened, such as an alert that is over.
    static void quietly(Runnable action) {
        try {
            action.run();
        } catch (Refused e) {
            LOG.info("Not done: {}", e.getMessage());
        }
    }
}
