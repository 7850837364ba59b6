package dev.drover.ipc;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// Reads server-sent events.
final class EventReader {
    private final BufferedReader lines;
    private String id = "";
    private String name = "";
    private StringBuilder data = new StringBuilder();

    EventReader(InputStream in) {
        lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// Ends when the stream does. Half an event at its end is nothing.
    void readWhile(Predicate<Api.StreamEvent> more) throws IOException {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    field(line);
                } else if (!data.isEmpty() && !more.test(event())) {
                    return;
                }
            }
        } catch (EOFException e) {
            // The daemon has gone in the middle of an event.
        }
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return;
        }
        String value = line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (line.substring(0, colon)) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // A field of a later version.
            }
        }
    }

    private Api.StreamEvent event() {
        Api.StreamEvent event =
                new Api.StreamEvent(id, name.isEmpty() ? "message" : name, data.toString());
        name = "";
        data = new StringBuilder();
        return event;
    }
}
