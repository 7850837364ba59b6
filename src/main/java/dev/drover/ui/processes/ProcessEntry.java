package dev.drover.ui.processes;

import dev.drover.model.VisibleText;
import dev.drover.model.process.ProcessRole;
import dev.drover.model.view.ProcessView;
import dev.drover.ui.part.Figures;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One process in its tree, every text ready and safe for the eye. Absent facts are empty texts.
///
/// @param order its place in the tree, counted from the top
/// @param above key of the one above it, null for the topmost
/// @param below how many stand below it
/// @param wholeBytes its memory with that of all below it
/// @param owner what people call the instance that it belongs to
/// @param ports as a short list
/// @param haystack what the filter looks in, in lower case
record ProcessEntry(
        ProcessView view,
        int order,
        @Nullable String above,
        int below,
        long wholeBytes,
        ClassLook look,
        String name,
        String command,
        String owner,
        String ports,
        String memory,
        String whole,
        String haystack) {
    private static final int SHORT = 120;
    private static final int LONG = 600;

    /// @param owner as people call it, empty for none
    static ProcessEntry of(
            ProcessView view,
            int order,
            @Nullable String above,
            int below,
            long wholeBytes,
            String owner) {
        ClassLook look = ClassLook.of(view.why());
        String name = VisibleText.line(view.name(), SHORT);
        String command = VisibleText.line(view.command(), LONG);
        String ports = view.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String safeOwner = VisibleText.line(owner, SHORT);
        String haystack =
                String.join(
                                "\n",
                                name,
                                command,
                                safeOwner,
                                ports,
                                look.word(),
                                view.why().toString(),
                                view.role().toString(),
                                view.key())
                        .toLowerCase(Locale.ROOT);
        return new ProcessEntry(
                view,
                order,
                above,
                below,
                wholeBytes,
                look,
                name.isBlank() ? "pid " + view.pid() : name,
                command,
                safeOwner,
                ports,
                view.memoryBytes() == null ? "" : Figures.bytes(view.memoryBytes()),
                wholeBytes == 0 ? "" : Figures.bytes(wholeBytes),
                haystack);
    }

    /// The first, and how many more there are.
    String fewPorts() {
        int more = view.ports().size() - 1;
        return more < 1 ? ports : view.ports().getFirst() + " +" + more;
    }

    String key() {
        return view.key();
    }

    boolean isSession() {
        return view.role() == ProcessRole.INSTANCE;
    }

    /// How Drover knows, one line each, each safe.
    List<String> evidence() {
        return view.evidence().stream().map(line -> VisibleText.line(line, LONG)).toList();
    }
}
