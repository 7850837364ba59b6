package dev.drover.daemon;

import dev.drover.config.PrivateDirectories;
import dev.drover.ipc.Json;
import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.Trouble;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// `alerts.jsonl`: what fired, was acknowledged, is over, was muted, one JSON object a line, for
/// people and their tools. Four files of 1 MB at most, the owner's alone. The journal is the truth:
/// a line that cannot be written is told to the log and lost here.
final class AlertLog {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);
    private static final int OLD_FILES = 3;

    private final Path file;
    private final long largest;

    AlertLog(Path file) {
        this(file, 1 << 20);
    }

    /// @param largest size in bytes from which on a new file is begun
    AlertLog(Path file, long largest) {
        this.file = file;
        this.largest = largest;
    }

    /// @param now for events that have no time of their own
    void append(Change change, Instant now) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Event event : change.events()) {
            Map<String, Object> line = line(event, change, now);
            if (line != null) {
                lines.writeBytes(Json.bytes(line));
                lines.write('\n');
            }
        }
        if (lines.size() == 0) {
            return;
        }
        try {
            roll();
            PrivateDirectories.createFile(file);
            Files.write(file, lines.toByteArray(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("Cannot write {}: {}", file, e.toString());
        }
    }

    private static @Nullable Map<String, Object> line(Event event, Change change, Instant now) {
        return switch (event) {
            case Event.AlertFired e -> of(e.alert().firedAt(), "fired", e.alert());
            case Event.AlertAcknowledged e -> of(e.at(), "acknowledged", e.id(), change);
            case Event.AlertResolved e -> {
                Map<String, Object> line = of(e.at(), "resolved", e.id(), change);
                line.put("how", e.how());
                yield line;
            }
            case Event.KindMuted e -> silence(now, "muted", e.kind().toString(), e.until());
            case Event.KindUnmuted e -> silence(now, "unmuted", e.kind().toString(), null);
            case Event.NotificationsPaused e -> silence(now, "paused", null, e.until());
            case Event.NotificationsResumed ignored -> silence(now, "resumed", null, null);
            default -> null;
        };
    }

    private static Map<String, Object> of(Instant at, String what, AlertId id, Change change) {
        Alert alert = known(change.after(), id);
        if (alert == null) {
            alert = known(change.before(), id);
        }
        if (alert != null) {
            return of(at, what, alert);
        }
        Map<String, Object> line = begun(at, what);
        line.put("id", id.value());
        return line;
    }

    private static @Nullable Alert known(State state, AlertId id) {
        return state.alerts().get(id).orElse(null);
    }

    private static Map<String, Object> of(Instant at, String what, Alert alert) {
        Trouble trouble = alert.trouble();
        Map<String, Object> line = begun(at, what);
        line.put("id", alert.id().value());
        line.put("kind", trouble.kind());
        line.put("severity", trouble.severity());
        line.put("title", trouble.title());
        line.put("summary", trouble.summary());
        if (trouble.instance() != null) {
            line.put("instance", trouble.instance().value());
        }
        line.put("fingerprint", trouble.fingerprint());
        line.put("evidence", trouble.evidence());
        return line;
    }

    private static Map<String, Object> silence(
            Instant at, String what, @Nullable String kind, @Nullable Instant until) {
        Map<String, Object> line = begun(at, what);
        if (kind != null) {
            line.put("kind", kind);
        }
        if (until != null) {
            line.put("until", until);
        }
        return line;
    }

    private static Map<String, Object> begun(Instant at, String what) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", at);
        line.put("what", what);
        return line;
    }

    /// Begins a new file once the present one is large enough.
    private void roll() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) < largest) {
            return;
        }
        for (int i = OLD_FILES; i >= 1; i--) {
            Path from = i == 1 ? file : numbered(i - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path numbered(int number) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.jsonl$", "");
        return file.resolveSibling(name + "." + number + ".jsonl");
    }
}
