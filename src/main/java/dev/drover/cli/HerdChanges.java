package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.ReaderGoneException;
import dev.drover.ipc.Api;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// What has changed in the herd since the last look, one line an instance, for pipes and logs.
final class HerdChanges {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// The part of an instance whose change is worth a line.
    private record Face(
            InstanceState state,
            @Nullable String reason,
            @Nullable String name,
            @Nullable String branch) {
        static Face of(InstanceView i) {
            return new Face(i.state(), InstanceTable.reason(i), i.name(), i.branch());
        }
    }

    private final Map<String, Face> known = new HashMap<>();
    private final Context context;

    HerdChanges(Context context) {
        this.context = context;
    }

    void print(Api api) throws ReaderGoneException {
        print(api, instance -> true);
    }

    /// @param told which instances are worth a line
    void print(Api api, Predicate<InstanceView> told) throws ReaderGoneException {
        Output out = context.out();
        Map<String, Face> now = new HashMap<>();
        for (InstanceView i : api.instances(true).stream().filter(told).toList()) {
            Face face = Face.of(i);
            now.put(i.id(), face);
            boolean endedBefore = !known.containsKey(i.id()) && !i.state().isLive();
            if (!face.equals(known.get(i.id())) && !endedBefore) {
                out.line(line(i));
            }
        }
        known.clear();
        known.putAll(now);
        out.flush();
    }

    private String line(InstanceView i) {
        String reason = InstanceTable.reason(i);
        return CLOCK.format(context.now().atZone(ZoneId.systemDefault()))
                + "  "
                + i.shortId()
                + "  "
                + String.format(Locale.ROOT, "%-10s", i.state())
                + "  "
                + (i.name() == null ? context.shortPath(i.cwd()) : i.name())
                + (i.branch() == null ? "" : " [" + i.branch() + "]")
                + (reason == null ? "" : ": " + reason);
    }
}
