package dev.drover.ui.part;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceView;
import dev.drover.ui.table.Line;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/// One instance as the table shows it at one moment: every text ready, sanitized and short, so that
/// a cell has nothing to work out. Absent facts are empty texts.
///
/// @param workspace last segment of the workspace's path
/// @param note what it waits for, or a few words about its state
/// @param haystack what the filter looks in, in lower case
public record Shown(
        InstanceView view,
        StateLook look,
        String agent,
        String name,
        String workspace,
        String root,
        String cwd,
        String branch,
        String note,
        String since,
        String lastSeen,
        String memory,
        String source,
        String haystack)
        implements Line<InstanceView, Shown> {

    private static final int SHORT = 120;
    private static final int PATH = 1_024;

    /// Waiting first, the longest wait at the top; then by state, priority, start.
    public static final Comparator<Shown> BY_NEED =
            Comparator.comparing(Shown::look)
                    .thenComparing(
                            (a, b) ->
                                    a.look == StateLook.WAITING
                                            ? a.view.since().compareTo(b.view.since())
                                            : 0)
                    .thenComparingInt(s -> -s.view.priority())
                    .thenComparing(s -> s.view.startedAt())
                    .thenComparing(s -> s.view.id());

    public static Shown of(InstanceView view, Instant now) {
        StateLook look = StateLook.of(view.state());
        String agent = text(view.agent(), SHORT);
        String name = text(view.name(), SHORT);
        String root = text(view.root(), PATH);
        String branch = text(view.branch(), SHORT);
        String note = note(view);
        String workspace = lastSegment(root);
        String haystack =
                String.join(
                                "\n",
                                agent,
                                name,
                                workspace,
                                branch,
                                look.word(),
                                note,
                                text(view.sessionId(), SHORT),
                                view.pid() == null ? "" : Long.toString(view.pid()),
                                view.id(),
                                text(view.group(), SHORT),
                                text(String.join(" ", view.tags()), SHORT))
                        .toLowerCase(Locale.ROOT);
        return new Shown(
                        view,
                        look,
                        agent,
                        name,
                        workspace,
                        root,
                        text(view.cwd(), PATH),
                        branch,
                        note,
                        "",
                        "",
                        "",
                        view.source().toString(),
                        haystack)
                .at(now);
    }

    @Override
    public Shown at(Instant now) {
        String newSince = Figures.age(view.since(), now);
        String newLastSeen = Figures.age(view.lastSeen(), now);
        Long bytes = view.memoryBytes();
        String newMemory = bytes == null ? "" : Figures.bytes(bytes);
        return newSince.equals(since) && newLastSeen.equals(lastSeen) && newMemory.equals(memory)
                ? this
                : new Shown(
                        view,
                        look,
                        agent,
                        name,
                        workspace,
                        root,
                        cwd,
                        branch,
                        note,
                        newSince,
                        newLastSeen,
                        newMemory,
                        source,
                        haystack);
    }

    /// What to call it in one or two words: its name, else its short id.
    public String title() {
        return name.isEmpty() ? view.shortId() : name;
    }

    @Override
    public String spoken() {
        StringBuilder words = new StringBuilder();
        words.append(agent).append(' ').append(title()).append(", ");
        words.append(look.word().toLowerCase(Locale.ROOT)).append(" for ").append(since);
        if (!note.isEmpty()) {
            words.append(", ").append(note);
        }
        words.append(", workspace ").append(workspace);
        if (!branch.isEmpty()) {
            words.append(", branch ").append(branch);
        }
        return words.toString();
    }

    private static String text(@Nullable String from, int max) {
        return from == null ? "" : VisibleText.line(from.strip(), max);
    }

    private static String note(InstanceView view) {
        String words = text(view.waitingFor() != null ? view.waitingFor() : view.detail(), SHORT);
        int helpers = view.agents().now();
        return words.isEmpty() && helpers > 0 && view.state().isLive()
                ? Figures.count(helpers, "subagent", "subagents")
                : words;
    }

    private static String lastSegment(String path) {
        int end = path.endsWith("/") && path.length() > 1 ? path.length() - 1 : path.length();
        int slash = Math.max(path.lastIndexOf('/', end - 1), path.lastIndexOf('\\', end - 1));
        String segment = path.substring(slash + 1, end);
        return segment.isEmpty() ? path : segment;
    }
}
