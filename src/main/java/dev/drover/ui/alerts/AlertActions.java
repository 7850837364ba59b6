package dev.drover.ui.alerts;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertStatus;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.ui.page.Action;
import dev.drover.ui.page.Command;
import dev.drover.ui.page.Shell;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person can do about an alert, with the words that tell of it. Whatever it changes comes
/// back with the next snapshot.
final class AlertActions {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    static final Duration SHORT = Duration.ofHours(1);
    static final Duration LONG = Duration.ofHours(8);
    static final Duration DAY = Duration.ofHours(24);

    private final Shell shell;
    private final AlertDeeds deeds;

    AlertActions(Shell shell, AlertDeeds deeds) {
        this.shell = shell;
        this.deeds = deeds;
    }

    static boolean canAcknowledge(AlertView alert) {
        return alert.status() == AlertStatus.FIRING;
    }

    static boolean canResolve(AlertView alert) {
        return alert.status() != AlertStatus.RESOLVED;
    }

    /// Is it about a settings file that can be brought back?
    static boolean canRestore(AlertView alert) {
        return alert.kind() == AlertKind.CONFIG && alert.status() != AlertStatus.RESOLVED;
    }

    /// The file as it is now is kept first, so that this can be undone as well.
    void restore(AlertView alert) {
        if (canRestore(alert)) {
            String prefix = alert.kind() + "/";
            String file = alert.fingerprint().substring(prefix.length());
            shell.actions()
                    .run(
                            Action.of("Restoring the file", () -> deeds.restore().apply(file))
                                    .says(
                                            deed ->
                                                    deed.kept() == null
                                                            ? "Restored"
                                                            : "Restored; as it was it is version "
                                                                    + deed.kept()));
        }
    }

    /// Where it leads, empty where only the alert itself tells of it.
    static Optional<Place> target(AlertView alert) {
        return Place.parse(alert.place()).filter(place -> !(place instanceof Place.Alerts));
    }

    void acknowledge(AlertView alert) {
        if (canAcknowledge(alert)) {
            shell.actions()
                    .run(
                            Action.of(
                                            "Acknowledging the alert",
                                            () -> deeds.acknowledge().apply(alert.id()))
                                    .says("Acknowledged; it stays here until it is over"));
        }
    }

    void resolve(AlertView alert) {
        if (canResolve(alert)) {
            shell.actions()
                    .run(
                            Action.of("Closing the alert", () -> deeds.resolve().apply(alert.id()))
                                    .says("Closed; it comes back only if it begins anew"));
        }
    }

    void mute(AlertKind kind, Duration time) {
        shell.actions()
                .run(
                        Action.of("Muting", () -> deeds.mute().apply(kind, time))
                                .says(
                                        silences ->
                                                "“"
                                                        + AlertLine.word(kind)
                                                        + "” is muted until "
                                                        + until(silences.muted().get(kind)))
                                .undoneBy(() -> deeds.unmute().apply(kind)));
    }

    void unmute(AlertKind kind) {
        shell.actions()
                .run(
                        Action.of("Unmuting", () -> deeds.unmute().apply(kind))
                                .says("“" + AlertLine.word(kind) + "” is heard again"));
    }

    void resume() {
        shell.actions()
                .run(
                        Action.of("Resuming notifications", () -> deeds.resume().get())
                                .says("Notifications come again"));
    }

    void go(AlertView alert) {
        target(alert).ifPresent(shell::open);
    }

    static String until(@Nullable Instant at) {
        return at == null ? "then" : CLOCK.format(at);
    }

    /// All that can be done about this alert, for the palette.
    List<Command> commands(AlertView alert) {
        List<Command> commands = new ArrayList<>();
        if (target(alert).isPresent()) {
            commands.add(new Command("Go to what the alert is about", "G", () -> go(alert)));
        }
        if (canRestore(alert)) {
            commands.add(new Command("Restore the file", null, () -> restore(alert)));
        }
        if (canAcknowledge(alert)) {
            commands.add(new Command("Acknowledge the alert", "A", () -> acknowledge(alert)));
        }
        if (canResolve(alert)) {
            commands.add(new Command("Close the alert", "Delete", () -> resolve(alert)));
        }
        String kind = "alerts of kind “" + AlertLine.word(alert.kind()) + "”";
        commands.add(
                alert.muted()
                        ? new Command("Unmute " + kind, "M", () -> unmute(alert.kind()))
                        : new Command(
                                "Mute " + kind + " for an hour",
                                "M",
                                () -> mute(alert.kind(), SHORT)));
        return commands;
    }
}
