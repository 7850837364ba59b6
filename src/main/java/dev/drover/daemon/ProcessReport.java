package dev.drover.daemon;

import dev.drover.model.ProcessKey;
import dev.drover.model.VisibleText;
import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.ServerGroup;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The evidence as Markdown, for an issue or a colleague: each server that runs too often with all
/// that is known of its processes and their directories, and what was left behind.
final class ProcessReport {
    private final StringBuilder text = new StringBuilder();
    private final ProcessTree tree;
    private final Collection<DaemonDirectory> directories;
    private final ToLongFunction<DaemonDirectory.Store> growth;
    private final Function<ProcessKey, Returns.@Nullable Returned> returned;
    private final Instant now;

    ProcessReport(
            ProcessTree tree,
            Collection<DaemonDirectory> directories,
            ToLongFunction<DaemonDirectory.Store> growth,
            Function<ProcessKey, Returns.@Nullable Returned> returned,
            Instant now) {
        this.tree = tree;
        this.directories = directories;
        this.growth = growth;
        this.returned = returned;
        this.now = now;
    }

    String markdown() {
        line("# Processes of coding agents");
        line("");
        line(
                "Looked at "
                        + tree.at().truncatedTo(ChronoUnit.SECONDS)
                        + ". Drover has ended nothing.");
        line("");
        List<ProcessNode> orphans = tree.of(ProcessClass.ORPHAN);
        line("| finding | count | memory |");
        line("|---|---|---|");
        long extra = 0;
        long extraBytes = 0;
        for (ServerGroup group : tree.duplicates()) {
            extra += group.extra().size();
            for (ProcessKey key : group.extra()) {
                extraBytes += tree.find(key).map(ProcessNode::memoryBytes).orElse(0L);
            }
        }
        line("| servers too many | " + extra + " | " + bytes(extraBytes) + " |");
        long left =
                orphans.stream()
                        .map(node -> node.facts().memoryBytes())
                        .mapToLong(own -> own == null ? 0 : own)
                        .sum();
        line("| processes left behind | " + orphans.size() + " | " + bytes(left) + " |");
        duplicates();
        orphans(orphans);
        if (!tree.savings().isEmpty()) {
            title("Could be shared");
            tree.savings()
                    .forEach(
                            hint ->
                                    line(
                                            "- "
                                                    + code(hint.name())
                                                    + " runs in "
                                                    + hint.instances()
                                                    + " sessions: "
                                                    + bytes(hint.memoryBytes())));
        }
        directories();
        return text.toString();
    }

    private void duplicates() {
        for (ServerGroup group : tree.duplicates()) {
            title("Too many: " + code(group.name()));
            line(
                    "In "
                            + plain(group.where())
                            + " there are "
                            + (group.kept().size() + group.extra().size())
                            + ", and "
                            + group.limit()
                            + " would do. "
                            + plain(group.reason()));
            List<ProcessKey> all = new ArrayList<>(group.kept());
            all.addAll(group.extra());
            for (ProcessKey key : all) {
                tree.find(key).ifPresent(node -> process(node, group.kept().contains(key)));
            }
        }
    }

    private void orphans(List<ProcessNode> orphans) {
        if (!orphans.isEmpty()) {
            title("Left behind");
            orphans.forEach(node -> process(node, false));
        }
    }

    private void process(ProcessNode node, boolean stays) {
        line("");
        line(
                "### Process "
                        + node.key().pid()
                        + " "
                        + code(node.name())
                        + (stays ? " (the one that is used)" : ""));
        line("");
        line("- parent: " + node.facts().parent());
        line("- started: " + node.facts().startedAt() + " (" + age(node) + " ago)");
        line("- memory: " + bytes(node.memoryBytes()) + " with all below it");
        Duration cpu = node.traits().cpu();
        if (cpu != null) {
            line("- processor time: " + seconds(cpu));
        }
        if (node.owner() != null) {
            line("- session: " + node.owner());
        }
        line("- command: " + code(ProcessViews.command(node)));
        ProcessViews.evidence(node, returned.apply(node.key()))
                .forEach(evidence -> line("- " + plain(evidence)));
        for (DaemonDirectory directory : directories) {
            if (directory.users().contains(node.key().pid())) {
                line("- instance directory: " + code(directory.path()));
            }
        }
    }

    private void directories() {
        for (DaemonDirectory directory : directories) {
            title("Directory " + code(directory.path()));
            line("- daemon: " + plain(directory.profile()));
            line(
                    "- size: "
                            + (directory.whole() ? "" : "at least ")
                            + bytes(directory.bytes())
                            + ", changed "
                            + directory.changed());
            line(
                    "- used by: "
                            + (directory.users().isEmpty()
                                    ? directory.abandoned() ? "nobody" : "nobody that can be seen"
                                    : "process " + plain(directory.users().toString())));
            for (DaemonDirectory.Lock lock : directory.locks()) {
                line(
                        "- lock "
                                + code(lock.path())
                                + (lock.holder() == null
                                        ? ": not held"
                                        : ": held by process " + lock.holder()));
            }
            for (DaemonDirectory.Door door : directory.sockets()) {
                line(
                        "- socket "
                                + code(door.path())
                                + (door.listening() ? ": listening, " : ": nobody listens, ")
                                + door.clients()
                                + (door.clients() == 1 ? " client" : " clients"));
            }
            for (DaemonDirectory.Store store : directory.databases()) {
                line(
                        "- database "
                                + code(store.path())
                                + ": "
                                + bytes(store.bytes())
                                + ", write-ahead log "
                                + bytes(store.walBytes())
                                + ", grown by "
                                + bytes(growth.applyAsLong(store))
                                + " since Drover first saw it");
            }
        }
    }

    private void title(String words) {
        line("");
        line("## " + words);
        line("");
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private String age(ProcessNode node) {
        return seconds(Duration.between(node.facts().startedAt(), now));
    }

    private static String seconds(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 120
                ? seconds + " s"
                : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }

    private static String bytes(long bytes) {
        return bytes < 1_000_000
                ? bytes / 1_000 + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// Names are others' words: in a report they must not become headings, links or HTML.
    private static String code(String words) {
        return "`" + VisibleText.line(words, 300).replace('`', '\'') + "`";
    }

    private static String plain(String words) {
        return VisibleText.line(words, 400).replaceAll("([\\\\`*_<>\\[\\]#|])", "\\\\$1");
    }
}
