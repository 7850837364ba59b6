package dev.drover.core.kill;

import java.util.List;

/// One word of a command line, before anything in it is looked up.
///
/// @param bare nothing of it was quoted, so it may be a keyword
record ShellWord(List<Part> parts, boolean bare) {
    sealed interface Part {}

    record Text(String text) implements Part {}

    record Variable(String name) implements Part {}

    /// `$(…)` or backticks: what a script prints.
    record Output(String script) implements Part {}

    /// Something whose value cannot be told, such as `${x%y}` or `$((1+2))`.
    record Riddle() implements Part {}

    ShellWord {
        parts = List.copyOf(parts);
    }

    boolean is(String keyword) {
        return bare && parts.size() == 1 && parts.getFirst().equals(new Text(keyword));
    }
}
