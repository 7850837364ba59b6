package dev.drover.tray.notify;

import dev.drover.model.AlertKind;
import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One notification on the screen, for one group of alerts. Its texts are ready to be shown, but
/// not yet escaped for anybody.
///
/// @param group whose bubble it is: a bubble of the same group takes its place
/// @param title one line
/// @param body one line for each thing it tells
/// @param place where a click on it leads
/// @param alerts the ids of what it tells
/// @param kind what its first alert is about
/// @param instance the one instance that it is about, null if it is about several or none
/// @param choices its buttons
public record Bubble(
        String group,
        String title,
        List<String> body,
        Urgency urgency,
        Place place,
        List<String> alerts,
        AlertKind kind,
        @Nullable String instance,
        List<Choice> choices) {
    public Bubble {
        body = List.copyOf(body);
        alerts = List.copyOf(alerts);
        choices = List.copyOf(choices);
    }

    public enum Urgency {
        LOW(0),
        NORMAL(1),
        CRITICAL(2);

        private final byte level;

        Urgency(int level) {
            this.level = (byte) level;
        }

        /// As the desktop's specification counts it.
        public byte level() {
            return level;
        }
    }

    /// What people can do on a bubble.
    public enum Choice {
        /// A click on the bubble itself does the same.
        OPEN("default", "Open"),
        TERMINAL("terminal", "Go to terminal"),
        /// Leads to the question what would end, and ends nothing itself.
        END("end", "End…"),
        ACKNOWLEDGE("acknowledge", "Acknowledge"),
        MUTE("mute", "Mute 1 h");

        private final String key;
        private final String label;

        Choice(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /// What it is called between programs.
        public String key() {
            return key;
        }

        public String label() {
            return label;
        }
    }
}
