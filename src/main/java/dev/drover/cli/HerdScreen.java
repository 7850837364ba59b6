package dev.drover.cli;

import dev.drover.cli.output.Look;
import dev.drover.cli.output.ReaderGoneException;
import dev.drover.cli.output.Screen;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;
import dev.drover.ipc.Api;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The herd as a living picture: counts, the table, notices.
final class HerdScreen {
    /// No drawing sooner than this after the last one.
    static final Duration CALM = Duration.ofMillis(500);

    /// Ages grow without any event.
    static final Duration REFRESH = Duration.ofSeconds(1);

    private static final int OTHER_LINES = 7;
    private final Screen screen;
    private final Context context;
    private final Words title;
    private final int rows;

    HerdScreen(Context context, Words title) {
        this.context = context;
        this.title = title;
        this.screen = new Screen(context.out());
        this.rows = Math.max(3, height(context) - OTHER_LINES);
    }

    private static int height(Context context) {
        String lines = context.invocation().environment().getOrDefault("LINES", "");
        return lines.matches("\\d{1,4}") ? Integer.parseInt(lines) : 24;
    }

    void drawNote(String note) throws ReaderGoneException {
        screen.draw(List.of(title.toString(), new Words(context.look()).add(note).toString()));
    }

    void draw(Api api) throws ReaderGoneException {
        draw(api, instance -> true);
    }

    /// @param shown which instances belong into the picture
    void draw(Api api, Predicate<InstanceView> shown) throws ReaderGoneException {
        List<InstanceView> instances = api.instances(false).stream().filter(shown).toList();
        Map<InstanceState, Integer> states = new EnumMap<>(InstanceState.class);
        instances.forEach(i -> states.merge(i.state(), 1, Integer::sum));
        List<String> notices = api.overview().notices();
        Overview overview = new Overview(instances.size(), states, List.of(), notices);
        screen.draw(lines(overview, instances, context.now()));
    }

    List<String> lines(Overview overview, List<InstanceView> instances, Instant now) {
        Look look = context.look();
        List<String> lines = new ArrayList<>();
        lines.add(title.toString());
        lines.add(StatusCommand.counts(overview, context.out()).toString());
        lines.add("");
        if (!instances.isEmpty()) {
            List<InstanceView> shown = instances.subList(0, Math.min(rows, instances.size()));
            lines.addAll(InstanceTable.of(shown, look, now).lines(look));
        }
        if (instances.size() > rows) {
            String more = "and " + (instances.size() - rows) + " more";
            lines.add(new Words(look).add(more, Tone.DIM).toString());
        }
        for (String notice : overview.notices().stream().limit(2).toList()) {
            lines.add(new Words(look).add("! " + notice, Tone.ATTENTION).toString());
        }
        return lines;
    }
}
