package dev.drover.ui.page;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;
import dev.drover.ui.part.Figures;

import java.util.List;

/// A number at an entry of the navigation, for what wants a person.
///
/// @param count 0 for no badge
/// @param words what a screen reader says, such as `2 wait for you`
public record Badge(int count, Tone tone, String words) {
    public static final Badge NONE = new Badge(0, Tone.CALLING, "");

    /// How loud: colour beside the number, which says it as well.
    public enum Tone {
        CALLING,
        ALARMING;

        public String styleClass() {
            return this == CALLING ? "badge-calling" : "badge-alarming";
        }
    }

    /// Who waits for a person.
    public static Badge waiting(Snapshot snapshot) {
        int waiting = snapshot.overview().waiting().size();
        return new Badge(
                waiting, Tone.CALLING, waiting + (waiting == 1 ? " waits" : " wait") + " for you");
    }

    /// Alerts that nobody has seen to yet.
    public static Badge firing(Snapshot snapshot) {
        List<AlertView> firing =
                snapshot.overview().alerts().stream()
                        .filter(alert -> alert.status() == AlertStatus.FIRING && !alert.muted())
                        .toList();
        boolean loud = firing.stream().anyMatch(a -> a.severity() == AlertSeverity.CRITICAL);
        return new Badge(
                firing.size(),
                loud ? Tone.ALARMING : Tone.CALLING,
                Figures.count(firing.size(), "alert", "alerts"));
    }

    /// Of those alerts, which are about processes that should not be there.
    public static Badge leftOver(Snapshot snapshot) {
        int firing =
                (int)
                        snapshot.overview().alerts().stream()
                                .filter(a -> a.status() == AlertStatus.FIRING && !a.muted())
                                .filter(
                                        a ->
                                                a.kind() == AlertKind.ORPHAN
                                                        || a.kind() == AlertKind.DUPLICATE)
                                .count();
        return new Badge(
                firing,
                Tone.CALLING,
                firing + (firing == 1 ? " alert is" : " alerts are") + " about processes");
    }

    /// Of those alerts, which are about ports that somebody else uses than who has them.
    public static Badge portClashes(Snapshot snapshot) {
        int firing =
                (int)
                        snapshot.overview().alerts().stream()
                                .filter(a -> a.status() == AlertStatus.FIRING && !a.muted())
                                .filter(a -> a.kind() == AlertKind.PORT_CLASH)
                                .count();
        return new Badge(
                firing,
                Tone.CALLING,
                firing + (firing == 1 ? " alert is" : " alerts are") + " about ports");
    }

    /// Threads in which something is new for the user; muted or not, it waits there.
    public static Badge messages(Snapshot snapshot) {
        int unread =
                (int)
                        snapshot.overview().alerts().stream()
                                .filter(a -> a.kind() == AlertKind.MESSAGE)
                                .count();
        return new Badge(
                unread,
                Tone.CALLING,
                unread + (unread == 1 ? " thread has" : " threads have") + " something new");
    }

    public String shown() {
        return count > 99 ? "99+" : Integer.toString(count);
    }
}
