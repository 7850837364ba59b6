package dev.drover.tray.notify;

import org.freedesktop.dbus.types.Variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A bubble in the words of the desktop's specification, fit for a server with these capabilities.
///
/// @param summary plain text: no server takes markup there
/// @param body escaped where the server reads markup
/// @param actions keys and labels in turn
/// @param expireTimeout milliseconds, -1 as the server likes, 0 for ever
record Message(
        String summary,
        String body,
        List<String> actions,
        Map<String, Variant<?>> hints,
        int expireTimeout) {
    private static final int AS_THE_SERVER_LIKES = -1;
    private static final int NEVER = 0;

    static Message of(Bubble bubble, Set<String> capabilities) {
        boolean markup = capabilities.contains("body-markup");
        List<String> actions = new ArrayList<>();
        if (capabilities.contains("actions")) {
            for (Bubble.Choice choice : bubble.choices()) {
                actions.add(choice.key());
                actions.add(choice.label());
            }
        }
        Map<String, Variant<?>> hints = new HashMap<>();
        hints.put("urgency", new Variant<>(bubble.urgency().level()));
        hints.put("category", new Variant<>("x-drover." + bubble.kind()));
        hints.put("desktop-entry", new Variant<>("drover"));
        NotificationPicture.data().ifPresent(data -> hints.put("image-data", data));
        return new Message(
                bubble.title(),
                String.join("\n", markup ? escaped(bubble.body()) : bubble.body()),
                actions,
                hints,
                bubble.urgency() == Bubble.Urgency.CRITICAL ? NEVER : AS_THE_SERVER_LIKES);
    }

    private static List<String> escaped(List<String> lines) {
        return lines.stream().map(Message::escaped).toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
